import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Alert, Spin } from 'antd';
import { useState } from 'react';
import type { Uuid } from '#base/id';
import type { Value } from '#model/field';
import { ask, newId } from '../api.ts';
import { Composer } from '../collection/composer.tsx';
import { EMPTY_ROW } from '../collection/question-card.tsx';
import type { Collection } from '../collection/words.ts';
import { useLedgers } from '../kit/definition.ts';
import { Fault } from '../kit/fault.tsx';
import { begunHere } from '../kit/kept-here.ts';
import { useMe } from '../use-me.ts';

const FRESH = { title: null, purpose: null, clause: null, plan: null, kinds: [], endsOn: null, keepYears: 2, questions: [EMPTY_ROW] } as unknown as Readonly<Record<string, Value>>;

/** A form that stands, as the composer takes it. */
const valuesOf = ({ title, purpose, clause, plan, kinds, endsOn, keepYears, questions }: Collection['form']): Readonly<Record<string, Value>> => ({
  title, purpose: purpose || null, clause: clause || null, plan: plan || null, kinds, endsOn, keepYears: keepYears || null,
  questions: questions.map(({ label, kind, unit, options, must, help, example, from }) => ({ label, kind, unit: unit || null, options: options.join('、') || null, must: kind === 'held' ? null : must, help: help || null, example: example || null, from: from || null })),
});

/** Composing a new form, or changing one that is not issued yet; begun once, it goes on where it was left. */
export function Page() {
  const { recordId } = useParams({ strict: false }) as { recordId?: Uuid };
  const navigate = useNavigate();
  const queries = useQueryClient();
  const me = useMe();
  const ledgers = useLedgers();
  const [fresh] = useState(newId);
  const units = useQuery({ queryKey: ['units'], queryFn: () => ask('units.list', {}) });
  const bases = useQuery({ queryKey: ['bases'], queryFn: () => ask('collection.bases', {}) });
  const drafts = useQuery({ queryKey: ['drafts', 'collection'], queryFn: () => ask('draft.list', { ledger: 'collection' }), staleTime: 0 });
  const found = useQuery({ queryKey: ['collection', recordId], queryFn: () => ask('collection.get', { recordId: recordId as Uuid }), enabled: recordId !== undefined });
  const failed = ledgers.error ?? units.error ?? bases.error ?? found.error;
  if (failed) return <Fault error={failed} />;
  if (!me.data || !ledgers.data || !units.data || !bases.data || drafts.isPending || found.isLoading) return <Spin />;
  if (found.data && !found.data.allowed.includes('edit')) return <Alert type="info" role="alert" title="这一份现在不能改。" />;
  const { acting, person, today } = me.data;
  const id = recordId ?? drafts.data?.find((draft) => draft.body.seenSeq === 0)?.draftId ?? begunHere(person.personId, 'collection') ?? fresh;
  return (
    <>
      <h1>{recordId ? '修改填报' : '编一份填报'}</h1>
      <Composer person={person.personId} unitId={acting.unitId} unitName={acting.unitName} today={today} action={recordId ? 'edit' : 'compose'} recordId={id} seenSeq={found.data?.form.seq ?? 0} initial={found.data ? valuesOf(found.data.form) : FRESH} ledgers={ledgers.data} bases={bases.data} units={units.data}
        onDone={() => { void queries.invalidateQueries(); void navigate({ to: '/collections/$recordId', params: { recordId: id } }); }} />
    </>
  );
}
