import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Alert, Spin, Tabs } from 'antd';
import type { Ask, Name } from '#contract';
import type { Uuid } from '#base/id';
import { ask } from '../api.ts';
import { Fault } from '../kit/fault.tsx';
import { Breakdown } from '../programme/breakdown.tsx';
import { Issue } from '../programme/issue.tsx';
import { Sentences } from '../programme/sentences.tsx';
import { useMe } from '../shell.tsx';

/** One version of a programme: the text beside its sentences, 任务分解, price and 印发. */
export function Page() {
  const params = useParams({ strict: false }) as { programmeId: Uuid; version: string };
  const id = { programmeId: params.programmeId, version: Number(params.version) };
  const me = useMe();
  const queries = useQueryClient();
  const found = useQuery({ queryKey: ['programme', id], queryFn: () => ask('programme.get', id) });
  const change = useMutation({ mutationFn: ({ name, input }: { name: Name; input: Ask<Name> }) => ask(name, input), onSuccess: () => queries.invalidateQueries({ queryKey: ['programme'] }) });
  if (found.error) return <Fault error={found.error} />;
  if (!found.data || !me.data) return <Spin />;
  const programme = found.data;
  const { head, open } = programme;
  const canEdit = head.status === 'draft' && me.data.acting.roles.some((role) => role.startsWith('office.'));
  const run: Run = (name, input) => change.mutate({ name, input: { ...id, ...input } as never });
  return (
    <>
      <h1>{head.title}</h1>
      <p className="quiet">{[head.issuer, head.docNumber, head.docDate].filter(Boolean).join('　')}　{head.sentences} 句，{head.obligations} 项义务，已确认 {head.confirmed} 项{head.startsOn && `；施行 ${head.startsOn} 至 ${head.endsOn}`}</p>
      <Fault error={change.error} />
      {canEdit && <Alert style={{ marginBottom: 12 }} type={open.sentences.length + open.unowned.length + open.undecided.length === 0 ? 'success' : 'info'} title={open.sentences.length + open.unowned.length + open.undecided.length === 0 ? '每句都有着落，每项都有牵头，可以印发。' : `印发之前：${open.undecided.length} 项待确认，${open.sentences.length} 句没有着落，${open.unowned.length} 项没有牵头股室。`} />}
      <Tabs destroyOnHidden items={[
        { key: 'sentences', label: '句子与义务', children: <Sentences programme={programme} canEdit={canEdit} run={run} /> },
        { key: 'breakdown', label: '任务分解', children: <Breakdown programme={programme} canEdit={canEdit} run={run} /> },
        { key: 'issue', label: '代价与印发', children: <Issue programme={programme} canEdit={canEdit} onIssued={() => void queries.invalidateQueries()} /> },
      ]} />
    </>
  );
}

/** Runs a change on this version and reads it again. */
export type Run = (name: Name, input: Readonly<Record<string, unknown>>) => void;
