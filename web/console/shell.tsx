import { useQueryClient } from '@tanstack/react-query';
import { Link, Outlet } from '@tanstack/react-router';
import { Alert, Button, Select, Spin } from 'antd';
import { account, chooseActingPost, Refused } from './api.ts';
import { ChangePassword } from './change-password.tsx';
import { Login } from './login.tsx';
import { sentenceFor } from './refusals.ts';
import { lazy, Suspense } from 'react';
import { WaitingLine } from './kit/waiting-line.tsx';
import { useMe } from './use-me.ts';

const SecondFactor = lazy(async () => ({ default: (await import('./second-factor.tsx')).SecondFactor }));

const MENU = [['/', '我的待办'], ['/overview', '总览'], ['/programmes', '方案'], ['/ledgers', '台账'], ['/collections', '填报'], ['/files', '材料'], ['/organisation', '组织']] as const;

/** The frame of every page: sign-in first, then the menu, the county and the acting post. */
export function Shell() {
  const me = useMe();
  const queries = useQueryClient();
  if (me.isPending) return <Spin style={{ display: 'block', margin: '20vh auto' }} />;
  if (me.error) {
    if (me.error instanceof Refused && me.error.refusal.code === 'not-signed-in') return <Login onDone={() => void queries.resetQueries()} />;
    return <div className="page"><Alert type="error" title={me.error instanceof Refused ? sentenceFor(me.error.refusal) : me.error.message} action={<Button onClick={() => void account('/sign-out').finally(() => location.reload())}>换一个账户</Button>} /></div>;
  }
  const { county, acting, posts, mustChangePassword, mustSetTwoFactor } = me.data;
  if (mustChangePassword) return <ChangePassword first onDone={() => void queries.resetQueries()} />;
  if (mustSetTwoFactor) return <Suspense fallback={<Spin />}><SecondFactor first enabled={false} onDone={() => void queries.resetQueries()} /></Suspense>;
  // What units owe is shown to whoever does or oversees it: not to teachers, not to administrators.
  const oversees = acting.roles.some((role) => role !== 'teacher' && !role.startsWith('admin.'));
  // A teacher's page is one: what is hers.
  const isTeacher = acting.roles.every((role) => role === 'teacher');
  const menu = isTeacher ? [['/', '我的'] as const] : [...MENU.filter(([to]) => to !== '/overview' || oversees), ...(acting.roles.includes('admin.audit') ? [['/sign-ins', '登录记录'] as const] : [])];
  return (
    <>
      {county.demo && <aside className="demo" aria-label="演示">演示：单位、岗位和数据都是虚构的</aside>}
      <header className="bar">
        <strong>{county.name}</strong>
        <nav>{menu.map(([to, label]) => <Link key={to} to={to} activeProps={{ className: 'active' }} activeOptions={{ exact: to === '/' }}>{label}</Link>)}</nav>
        {posts.length > 1
          ? <Select size="small" aria-label="以哪个岗位办理" value={acting.postId} options={posts.map((post) => ({ value: post.postId, label: post.title }))} onChange={(postId) => { chooseActingPost(postId); void queries.resetQueries(); }} />
          : <span>{acting.title}</span>}
        <Link to="/account">账户</Link>
      </header>
      <main className="page"><WaitingLine person={me.data.person.personId} postId={acting.postId} /><Outlet /></main>
    </>
  );
}
