import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button, Spin } from 'antd';
import { useRef, useState } from 'react';
import type { Uuid } from '#base/id';
import type { Output } from '#contract';
import { ask, newId, Refused } from '../api.ts';
import { Fault } from '../kit/fault.tsx';
import { sentenceFor } from '../refusals.ts';
import { useMe } from '../use-me.ts';

type Home = Output<'mine.home'>;
type Me = Output<'session.me'>;

const WAYS = { read: '打开看了', list: '在名单里看了', export: '导出了', act: '办了一步' } as const;

/** One commitment: signed until when, or a tap to sign and one to confirm. */
function Commitment({ one, year, me }: { readonly one: Home['commitments'][number]; readonly year: string; readonly me: Me }) {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const ids = useRef<{ readonly entryId: Uuid; readonly recordId: Uuid }>(undefined);
  const sign = async (): Promise<void> => {
    setBusy(true);
    ids.current ??= { entryId: newId(), recordId: newId() };
    try {
      const [outcome] = await ask('act', { acts: [{ ...ids.current, ledger: 'acknowledgement', action: 'sign', seenSeq: 0, unitId: me.acting.unitId, set: { kind: one.kind, holder: me.acting.postId, year, signedOn: me.today } }] });
      if (outcome?.ok) {
        void message.success(`《${one.kind}》已签`);
        await queries.invalidateQueries({ queryKey: ['mine'] });
      } else {
        ids.current = undefined;
        void message.error(sentenceFor(outcome?.refusal ?? { code: 'bad-input' }));
      }
    } catch (error) {
      void message.error(error instanceof Refused ? sentenceFor(error.refusal) : (error as Error).message);
    } finally {
      setBusy(false);
      setAsked(false);
    }
  };
  if (one.inForce) return <li><span className="light light-done"><i aria-hidden />已签</span><Link className="title" to="/records/$recordId" params={{ recordId: one.recordId as Uuid }}>{one.kind}</Link><span className="quiet">{one.signedOn} 签，有效至 {one.until}</span></li>;
  return (
    <li>
      <span className="light light-yellow"><i aria-hidden />要签</span><b className="title">{one.kind}</b>{one.until && <span className="quiet">上次的 {one.until} 到期</span>}
      {asked
        ? <span className="confirm"><span>我看过本校发的《{one.kind}》，以“{me.acting.title}”的名义签，一年有效。</span><Button type="primary" loading={busy} onClick={() => void sign()}>确认签字</Button><Button onClick={() => setAsked(false)}>先不签</Button></span>
        : <Button type="primary" aria-label={`签 ${one.kind}`} onClick={() => setAsked(true)}>签</Button>}
    </li>
  );
}

/** Looks at rows about oneself, the newest days first; more on demand. */
function Looks({ first }: { readonly first: Home['looks'] }) {
  const [all, setAll] = useState(false);
  const [before, setBefore] = useState<readonly (string | undefined)[]>([undefined]);
  const more = useQuery({ queryKey: ['mine', 'looks', before.at(-1)], queryFn: () => ask('looks.mine', before.at(-1) === undefined ? {} : { before: before.at(-1) }), enabled: all });
  const looks = all ? more.data?.looks : first;
  return (
    <section className="panel" aria-label="谁查过我">
      <h2 className="group">谁查过我</h2>
      <p className="quiet">别人每看一次关于您的记录，都记在这里：哪一天、哪个岗位、为了什么。只有您看得到。</p>
      <Fault error={more.error} />
      {all && more.isPending && <Spin />}
      {looks?.length === 0 && <p>{before.length > 1 ? '再早就没有了。' : '还没有人查过。'}</p>}
      {looks && looks.length > 0 && <ul className="rows">{looks.map((look) => (
        <li key={`${look.day}${look.postId}${look.ledgerName}${look.purpose}`}><span>{look.day}</span><b>{look.post}</b><span>《{look.ledgerName}》{look.purpose}</span><span className="quiet">{look.ways.map((way) => WAYS[way]).join('、')}</span></li>
      ))}</ul>}
      {!all && first.length > 0 && <Button onClick={() => setAll(true)}>看全部</Button>}
      {all && more.data?.next && <Button onClick={() => setBefore([...before, more.data.next as string])}>更早的</Button>}
      {all && before.length > 1 && <Button onClick={() => setBefore(before.slice(0, -1))}>回到较近的</Button>}
    </section>
  );
}

/** A teacher's one page: what she is asked, what she signed, what she wrote, and who looked. */
export function Mine() {
  const me = useMe().data;
  const home = useQuery({ queryKey: ['mine'], queryFn: () => ask('mine.home', {}) });
  if (!me || home.isPending) return <Spin />;
  if (!home.data) return <Fault error={home.error} />;
  const { commitments, waiting, cares, plans, looks, year } = home.data;
  const open = commitments.filter((one) => !one.inForce);
  return (
    <>
      <h1>{me.person.name}，您好</h1>
      <section className="panel" aria-label="要我办的">
        <h2 className="group">要我办的{open.length + waiting.length > 0 ? `（${open.length + waiting.length}）` : ''}</h2>
        {open.length + waiting.length === 0 && <p>现在没有要您办的。</p>}
        <ul className="rows">
          {open.map((one) => <Commitment key={one.kind} one={one} year={year} me={me} />)}
          {waiting.map((line) => <li key={line.recordId}><span className="light light-yellow"><i aria-hidden />{line.steps[0]}</span><Link className="title" to="/records/$recordId" params={{ recordId: line.recordId }}>{line.ledgerName} · {line.title}</Link><span className="quiet">{line.state}{line.until ? `，${line.until} 前` : ''}</span></li>)}
        </ul>
      </section>
      <section className="panel" aria-label="我的困难">
        <h2 className="group">我的困难和希望</h2>
        {cares.length === 0 && <p className="quiet">住房、工作安排、孩子照护……写下来，谁能看由您选，学校要按期答复。</p>}
        <ul className="rows">{cares.map((one) => <li key={one.recordId}><Link className="title" to="/records/$recordId" params={{ recordId: one.recordId }}>{one.kind}</Link><span>{one.state}</span><span className="quiet">{one.writtenOn}，{one.seenBy}可以看</span></li>)}</ul>
        <Link to="/ledgers/$ledger/new" params={{ ledger: 'teacher-care' }}><Button>写一件</Button></Link>
      </section>
      <section className="panel" aria-label="我签过的和帮扶">
        <h2 className="group">我签过的</h2>
        {open.length === commitments.length ? <p className="quiet">还没有。</p> : <ul className="rows">{commitments.filter((one) => one.inForce).map((one) => <Commitment key={one.kind} one={one} year={year} me={me} />)}</ul>}
        <h2 className="group">学业帮扶</h2>
        <p>正在帮扶 {plans.open}{plans.more ? '+' : ''} 人。<Link to="/ledgers/$ledger" params={{ ledger: 'student-help' }}>看我的帮扶</Link>　<Link to="/help/scores">对照成绩表定帮扶（成绩不上传）</Link></p>
      </section>
      <Looks first={looks} />
    </>
  );
}
