import { Alert, Button, Form, Input } from 'antd';
import { lazy, Suspense, useEffect, useState } from 'react';
import { account, COUNTY, Refused } from './api.ts';
import { sentenceFor } from './refusals.ts';

const Claim = lazy(async () => ({ default: (await import('./claim.tsx')).Claim }));

/** Number and code of a printed slip, where its square code was scanned. */
function readSlip(): { readonly staffNo: string; readonly code: string } | undefined {
  const found = /^#claim=([A-Za-z0-9-]{1,32})\.([a-z0-9-]{12,14})$/.exec(location.hash);
  return found?.[1] && found[2] ? { staffNo: found[1], code: found[2] } : undefined;
}

const words = (error: unknown, wrong: string): string => {
  if (!(error instanceof Refused)) return '网络不通，请稍后再试。';
  const { code } = error.refusal;
  if (code.startsWith('INVALID') || code === 'bad-input') return wrong;
  return sentenceFor(error.refusal);
};

/** Sign-in by staff number; a second factor is asked for where the account has one. */
export function Login({ onDone }: { readonly onDone: () => void }) {
  const [fault, setFault] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [second, setSecond] = useState(false);
  const [recovering, setRecovering] = useState(false);
  const [slip] = useState(readSlip);
  const [claiming, setClaiming] = useState(slip !== undefined);
  // A code stays neither in the address nor in the history.
  useEffect(() => { if (location.hash.startsWith('#claim=')) history.replaceState(history.state, '', location.pathname); }, []);
  const run = async (work: () => Promise<boolean>, wrong = '工号或密码不对。'): Promise<void> => {
    setBusy(true);
    setFault(undefined);
    try {
      if (await work()) onDone();
    } catch (error) {
      setFault(words(error, wrong));
      if (error instanceof Refused && error.refusal.code === 'not-signed-in') setSecond(false);
    } finally {
      setBusy(false);
    }
  };
  return (
    <main className="login panel">
      <h1>清廉学校 · 工作人员登录</h1>
      {fault && <Alert type="error" title={fault} role="alert" style={{ marginBottom: 12 }} />}
      {second ? (
        <Form layout="vertical" onFinish={({ code }: { code: string }) => void run(async () => { await account(recovering ? '/two-factor/verify-backup-code' : '/two-factor/verify-totp', { code: recovering ? code.trim() : code.replaceAll(' ', '') }); return true; }, recovering ? '恢复码不对，或者已经用过。' : '验证码不对，请看手机上最新的六位数字，并核对手机时间。')}>
          {recovering
            ? <Form.Item key="recovery" label="恢复码" name="code" rules={[{ required: true, message: '请填写恢复码' }]} extra="每个恢复码只能用一次。恢复码也没有了，请联系安全管理员。"><Input autoComplete="off" autoFocus /></Form.Item>
            : <Form.Item key="code" label="手机上的六位动态验证码" name="code" rules={[{ required: true, message: '请填写验证码' }]}><Input inputMode="numeric" autoComplete="one-time-code" autoFocus /></Form.Item>}
          <Button type="primary" htmlType="submit" block loading={busy}>验证</Button>
          <Button type="link" onClick={() => setRecovering(!recovering)}>{recovering ? '用动态验证码' : '手机不在身边，用恢复码'}</Button>
        </Form>
      ) : claiming ? (
        <>
          <Suspense><Claim slip={slip} busy={busy} run={(work, wrong) => void run(work, wrong)} onSecond={() => setSecond(true)} /></Suspense>
          <Button type="link" block onClick={() => setClaiming(false)}>已经有密码，去登录</Button>
        </>
      ) : (
        <Form layout="vertical" onFinish={({ staffNo, password }: { staffNo: string; password: string }) => void run(async () => {
          const answer = await account('/sign-in/username', { username: `${COUNTY}/${staffNo.trim()}`, password });
          setSecond(answer['twoFactorRedirect'] === true);
          return answer['twoFactorRedirect'] !== true;
        })}>
          <Form.Item label="工号" name="staffNo" rules={[{ required: true, message: '请填写工号' }]}><Input autoComplete="username" autoFocus /></Form.Item>
          <Form.Item label="密码" name="password" rules={[{ required: true, message: '请填写密码' }]}><Input.Password autoComplete="current-password" /></Form.Item>
          <Button type="primary" htmlType="submit" block loading={busy}>登录</Button>
          <Button type="link" block onClick={() => setClaiming(true)}>第一次登录，或忘了密码：用学校发的登录码</Button>
        </Form>
      )}
    </main>
  );
}
