import { App, Button } from 'antd';
import { useNavigate } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { account } from '../api.ts';
import { ChangePassword } from '../change-password.tsx';
import { SecondFactor } from '../second-factor.tsx';
import { Sessions } from '../sessions.tsx';
import { useMe } from '../use-me.ts';

/** 账户: second factor, sign-ins that hold, password, sign-out. */
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
        <Button onClick={() => void account('/sign-out').finally(() => { void navigate({ to: '/' }); void queries.resetQueries(); })}>退出登录</Button>
      </div>
      <div className="panel"><h2 className="part">两步验证</h2><SecondFactor enabled={me.data?.twoFactorEnabled ?? false} onDone={() => { void message.success('两步验证已更新'); void queries.invalidateQueries({ queryKey: ['me'] }); }} /></div>
      <div className="panel"><h2 className="part">正在登录的地方</h2><Sessions /></div>
      <div className="panel"><h2 className="part">修改密码</h2><ChangePassword onDone={() => void message.success('密码已修改')} /></div>
    </>
  );
}
