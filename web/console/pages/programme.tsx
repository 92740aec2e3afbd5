import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation, useNavigate, useParams } from '@tanstack/react-router';
import { App, Spin, Tabs } from 'antd';
import type { Ask, Name } from '#contract';
import type { Uuid } from '#base/id';
import { useMemo } from 'react';
import { ask, Refused } from '../api.ts';
import { Fault } from '../kit/fault.tsx';
import { Breakdown } from '../programme/breakdown.tsx';
import { type Choice, SHOWS } from '../programme/choose.ts';
import { Issue } from '../programme/issue.tsx';
import { OpenPoints } from '../programme/open-points.tsx';
import { Sentences } from '../programme/sentences.tsx';
import { VersionBar } from '../programme/version-bar.tsx';
import { sentenceFor } from '../refusals.ts';
import { useMe } from '../use-me.ts';

const TABS = { sentences: '句子与义务', breakdown: '任务分解', issue: '代价与印发' } as const;

/** One version of a programme: the text beside its sentences, 任务分解, price and 印发. Tab, filters and place stand in the address. */
export function Page() {
  const params = useParams({ strict: false }) as { programmeId: Uuid; version: string };
  const id = { programmeId: params.programmeId, version: Number(params.version) };
  const me = useMe();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const { search, hash } = useLocation() as { readonly search: Readonly<Record<string, unknown>>; readonly hash: string };
  const [tab, show, measure, ledger, edit] = ['tab', 'show', 'measure', 'ledger', 'edit'].map((key) => String(search[key] ?? ''));
  const choice = useMemo<Choice>(() => ({ show: show && Object.hasOwn(SHOWS, show) ? (show as Choice['show']) : 'all', measure: measure ?? '', ledger: ledger ?? '' }), [show, measure, ledger]);
  const found = useQuery({ queryKey: ['programme', id], queryFn: () => ask('programme.get', id) });
  const change = useMutation({
    mutationFn: ({ name, input }: { name: Name; input: Ask<Name> }) => ask(name, input),
    onSettled: () => queries.invalidateQueries({ queryKey: ['programme'] }),
    onError: (error) => void message.error(error instanceof Refused ? (error.refusal.code === 'changed-meanwhile' ? '别人刚刚改过其中的内容，什么都没有动；已经换成最新的，请看过再办。' : sentenceFor(error.refusal)) : error.message, 6),
  });
  if (found.error) return <Fault error={found.error} />;
  if (!found.data || !me.data) return <Spin />;
  const programme = found.data;
  const { head } = programme;
  const isOffice = me.data.acting.roles.some((role) => role.startsWith('office.'));
  const canEdit = head.status === 'draft' && isOffice;
  const run: Run = (name, input) => (name ? change.mutate({ name, input: { ...id, ...input } as never }) : void queries.invalidateQueries({ queryKey: ['programme'] }));
  const go = (part: Readonly<Record<string, string>>): void => {
    const next = { tab, show, measure, ledger, ...part };
    void navigate({ to: '.', search: Object.fromEntries(Object.entries(next).filter(([, value]) => value)) as never, hash: '', replace: true, resetScroll: false });
  };
  return (
    <>
      <h1>{head.title}</h1>
      <p className="quiet">{[head.issuer, head.docNumber, head.docDate].filter(Boolean).join('　')}　{head.sentences} 句，{head.obligations} 项义务，已确认 {head.confirmed} 项{head.startsOn && `；施行 ${head.startsOn} 至 ${head.endsOn}`}</p>
      <VersionBar programme={programme} isOffice={isOffice} today={me.data.today} />
      {canEdit && tab !== 'issue' && <OpenPoints programme={programme} />}
      <Tabs destroyOnHidden activeKey={tab && Object.hasOwn(TABS, tab) ? tab : 'sentences'} onChange={(key) => go({ tab: key, show: '', measure: '', ledger: '' })} items={[
        { key: 'sentences', label: TABS.sentences, children: <Sentences key={edit} programme={programme} canEdit={canEdit} run={run} choice={choice} onChoice={(part) => go(part)} place={decodeURIComponent(hash)} startEditing={edit || undefined} /> },
        { key: 'breakdown', label: TABS.breakdown, children: <Breakdown programme={programme} canEdit={canEdit} run={run} place={decodeURIComponent(hash)} /> },
        { key: 'issue', label: TABS.issue, children: <Issue programme={programme} canEdit={canEdit} run={run} onIssued={() => void queries.invalidateQueries()} /> },
      ]} />
    </>
  );
}

/** Runs a change on this version and reads it again; without a name it only reads again. */
export type Run = (name?: Name, input?: Readonly<Record<string, unknown>>) => void;
