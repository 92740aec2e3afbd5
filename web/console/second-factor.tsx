import { Alert, Button, Form, Input, QRCode } from 'antd';
import { useState } from 'react';
import { account, Refused } from './api.ts';
import { sentenceFor } from './refusals.ts';

interface Made { readonly totpURI: string; readonly backupCodes: readonly string[] }

const spaced = (secret: string): string => secret.replaceAll(/(.{4})(?=.)/g, '$1 ');

/** Setting up the second factor: password, QR code or secret, recovery codes shown once, confirmed by a code; `first` where the post demands it before anything else. */
export function SecondFactor({ first = false, enabled, onDone }: { readonly first?: boolean; readonly enabled: boolean; readonly onDone: () => void }) {
  const [made, setMade] = useState<Made>();
  const [fault, setFault] = useState<string>();
  const [busy, setBusy] = useState(false);
  const run = async (work: () => Promise<void>, wrong: string): Promise<void> => {
    setBusy(true);
    setFault(undefined);
    try {
      await work();
    } catch (error) {
      setFault(!(error instanceof Refused) ? '网络不通，请稍后再试。' : /^INVALID|^bad-input/.test(error.refusal.code) ? wrong : sentenceFor(error.refusal));
    } finally {
      setBusy(false);
    }
  };
  const password = <Form.Item label="登录密码" name="password" rules={[{ required: true, message: '请填写密码' }]}><Input.Password autoComplete="current-password" /></Form.Item>;
  const Frame = first ? 'main' : 'div';
  return (
    <Frame className={first ? 'login panel' : ''}>
      {first && <h1>请先设置两步验证</h1>}
      <p>{first ? '您的岗位能改动全县的数据，登录时除密码外还要输入手机上的动态验证码。设置一次约 3 分钟。' : enabled ? '已启用：登录时除密码外还要输入动态验证码。' : '启用后，登录时除密码外还要输入手机上的动态验证码。约 3 分钟。'}</p>
      {fault && <Alert type="error" title={fault} role="alert" style={{ marginBottom: 12 }} />}
      {!made && !enabled && (
        <Form layout="vertical" style={{ maxWidth: 360 }} onFinish={(values: { password: string }) => void run(async () => setMade((await account('/two-factor/enable', values)) as unknown as Made), '密码不对。')}>
          {password}
          <Button type="primary" htmlType="submit" loading={busy}>开始设置</Button>
        </Form>
      )}
      {made && (
        <Form layout="vertical" style={{ maxWidth: 420 }} onFinish={({ code }: { code: string }) => void run(async () => { await account('/two-factor/verify-totp', { code: code.replaceAll(' ', '') }); setMade(undefined); onDone(); }, '验证码不对，请看手机上最新的六位数字，并核对手机时间。')}>
          <ol className="steps">
            <li>在手机上打开验证器应用（支持 TOTP 的都可以，不需要联网），扫这个码：<div className="qr"><QRCode type="svg" value={made.totpURI} size={184} errorLevel="M" /></div>
              扫不了就手工输入密钥：<code className="secret">{spaced(new URL(made.totpURI).searchParams.get('secret') ?? '')}</code></li>
            <li>抄下恢复码，锁好。手机丢了，用一个恢复码可以登录一次。<b>只在这里显示一次。</b>
              <ul className="codes">{made.backupCodes.map((code) => <li key={code}><code>{code}</code></li>)}</ul></li>
            <li><Form.Item label="输入手机上显示的六位验证码" name="code" rules={[{ required: true, pattern: /^\s*\d{3}\s?\d{3}\s*$/, message: '是六位数字' }]}><Input inputMode="numeric" autoComplete="one-time-code" /></Form.Item></li>
          </ol>
          <Button type="primary" htmlType="submit" loading={busy}>我已抄好恢复码，启用</Button>
        </Form>
      )}
      {enabled && !made && (
        <Form layout="vertical" style={{ maxWidth: 360 }} onFinish={(values: { password: string }) => void run(async () => { await account('/two-factor/disable', values); onDone(); }, '密码不对。')}>
          {password}
          <Button danger htmlType="submit" loading={busy}>关闭两步验证</Button>
        </Form>
      )}
    </Frame>
  );
}
