import { Button, Form, Input } from 'antd';
import { account } from './api.ts';

/** First sign-in, or a forgotten password: number and code from the school's list, and a password of one's own. */
export function Claim({ slip, busy, run, onSecond }: { readonly slip: { readonly staffNo: string; readonly code: string } | undefined; readonly busy: boolean; readonly onSecond: () => void; readonly run: (work: () => Promise<boolean>, wrong: string) => void }) {
  const claim = (values: { staffNo: string; code: string; password: string }): void => run(async () => {
    const answer = await account('/claim', { ...values, staffNo: values.staffNo.trim() });
    if (answer['twoFactorRedirect'] === true) onSecond();
    return answer['twoFactorRedirect'] !== true;
  }, '工号或登录码的写法不对。');
  return (
    <Form layout="vertical" initialValues={slip ?? {}} onFinish={claim}>
      <Form.Item label="工号" name="staffNo" rules={[{ required: true, message: '请填写工号' }]}><Input autoComplete="username" /></Form.Item>
      <Form.Item label="登录码" name="code" rules={[{ required: true, message: '请填写纸条上的登录码' }]} extra="学校发的纸条上，十二位字母和数字，大小写都行。"><Input autoComplete="one-time-code" autoCapitalize="none" autoCorrect="off" spellCheck={false} placeholder="abcd-efgh-jkmn" /></Form.Item>
      <Form.Item label="自己定一个密码（至少 8 位）" name="password" rules={[{ required: true, min: 8, message: '至少 8 位' }]} extra="不要含工号。定好以后只用工号和这个密码登录。"><Input.Password autoComplete="new-password" autoFocus={slip !== undefined} /></Form.Item>
      <Button type="primary" htmlType="submit" block loading={busy}>定好密码，登录</Button>
    </Form>
  );
}
