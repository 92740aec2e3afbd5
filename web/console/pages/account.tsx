import { App, Button } from 'antd';
import { useNavigate } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { account } from '../api.ts';
import { ChangePassword } from '../change-password.tsx';
import { useMe } from '../shell.tsx';

/** 账户: password, the end of other sessions, sign-out. */
export function Page() {
  const me = useMe();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const navigate = useNavigate();
  return (
    <>
      <h1>账户</h1>
      <div className="panel">
        <p>{me.data?.person.name}（工号 {me.data?.person.staffNo}）</p>
        <Button onClick={() => void account('/revoke-other-sessions').then(() => message.success('其他地方的登录已退出'))}>退出其他地方的登录</Button>{' '}
        <Button onClick={() => void account('/sign-out').finally(() => { void navigate({ to: '/' }); void queries.resetQueries(); })}>退出登录</Button>
      </div>
      <div className="panel"><h2 style={{ marginTop: 0, fontSize: 17 }}>修改密码</h2><ChangePassword onDone={() => void message.success('密码已修改')} /></div>
    </>
  );
}
