import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Popconfirm } from 'antd';
import { useState } from 'react';
import type { Ask, Output } from '#contract';
import { ask, newId, Refused } from '../api.ts';
import { sentenceFor } from '../refusals.ts';

type Person = Output<'organisation.people'>['lines'][number];
type Step = Ask<'organisation.account'>['step'];

const STEPS: readonly { readonly step: Step; readonly label: string; readonly asks: string; readonly guard: boolean; readonly fits: (person: Person) => boolean }[] = [
  { step: 'issue', label: '发账户', asks: '给这个人建账户，生成一次性密码？', guard: false, fits: (person) => person.account === 'none' },
  { step: 'reset', label: '重置密码', asks: '现在的密码作废，已登录的地方都退出，生成新的一次性密码？', guard: false, fits: (person) => person.account === 'new' || person.account === 'active' },
  { step: 'lock', label: '停用', asks: '停用后不能登录，已登录的地方都退出。要停用吗？', guard: false, fits: (person) => person.account === 'new' || person.account === 'active' },
  { step: 'unlock', label: '恢复', asks: '解除停用和输错密码的锁定？', guard: true, fits: (person) => person.account !== 'none' },
  { step: 'reset-factor', label: '重置两步验证', asks: '手机和恢复码都丢了才重置。请先当面核实是本人。', guard: true, fits: (person) => person.twoFactor },
];

/** What may be done to somebody's account: who runs the system makes, resets and stops; who guards it lets people in again. */
export function AccountSteps({ person, may, guards }: { readonly person: Person; readonly may: boolean; readonly guards: boolean }) {
  const { message } = App.useApp();
  const [password, setPassword] = useState<string>();
  const queries = useQueryClient();
  const take = async (step: Step): Promise<void> => {
    try {
      const done = await ask('organisation.account', { entryId: newId(), personId: person.personId, step });
      setPassword(done.password ?? undefined);
      if (!done.password) void message.success('已办');
    } catch (error) {
      void message.error(error instanceof Refused ? sentenceFor(error.refusal) : (error as Error).message);
    } finally {
      void queries.invalidateQueries({ queryKey: ['organisation'] });
    }
  };
  return <>
    {STEPS.filter((one) => (one.guard ? guards : may) && one.fits(person)).map(({ step, label, asks }) => <Popconfirm key={step} title={asks} okText={label} cancelText="不" onConfirm={() => take(step)}><Button size="small" aria-label={`${label} ${person.name}`}>{label}</Button></Popconfirm>)}
    {password && <div className="inner" role="alert">
      <p>{person.name}（工号 {person.staffNo}）的一次性密码：</p>
      <p className="onetime"><code>{password}</code></p>
      <p>只在这里显示一次，请当面或用密封信封交给本人；第一次登录后必须改掉。</p>
      <Button size="small" type="primary" onClick={() => setPassword(undefined)}>我已抄好</Button>
    </div>}
  </>;
}
