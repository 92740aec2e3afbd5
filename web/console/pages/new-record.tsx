import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Alert, Button, Select, Spin } from 'antd';
import { useState } from 'react';
import { dayOf, type Instant } from '#base/day';
import type { Uuid } from '#base/id';
import type { Value, Values } from '#model/field';
import type { Ledger } from '#model/ledger';
import { ask, newId } from '../api.ts';
import { ActForm } from '../kit/act-form.tsx';
import { minutesWords, useLedgers } from '../kit/definition.ts';
import { Fault } from '../kit/fault.tsx';
import { GuidanceSearch } from '../kit/guidance-search.tsx';
import { begunHere } from '../kit/kept-here.ts';
import { useMe } from '../use-me.ts';

/** What a record begins with that belongs below another: the link to it, and what makes the form ask for that link. */
function belowParent(ledger: Ledger, parent: Uuid | undefined, above: string | undefined): Record<string, Value> {
  const [name, field] = Object.entries(ledger.fields).find(([, one]) => one.kind === 'link' && one.parent && one.ledger === above) ?? [];
  if (!parent || name === undefined) return {};
  return { ...(field?.when && 'is' in field.when ? { [field.when.is]: field.when.value } : {}), [name]: parent };
}

/** A new record: for the own unit, or, where the post reaches further, for a unit that is chosen. */
export function Page() {
  const { ledger: id } = useParams({ strict: false }) as { ledger: string };
  const { duty, programme, unit: led, parent, begin } = useSearch({ strict: false }) as { duty?: string; programme?: Uuid; /** The bureau's unit whose duty the own unit leads. */ unit?: string; /** The record that the new one belongs below. */ parent?: Uuid; /** What it was begun for: values by field. */ begin?: Record<string, Value> };
  const navigate = useNavigate();
  const queries = useQueryClient();
  const me = useMe();
  const ledgers = useLedgers();
  const ledger = ledgers.data?.find((one) => one.id === id);
  const units = useQuery({ queryKey: ['units'], queryFn: () => ask('units.list', {}) });
  const makeable = useQuery({ queryKey: ['makeable'], queryFn: () => ask('records.makeable', {}) });
  const drafts = useQuery({ queryKey: ['drafts', id], queryFn: () => ask('draft.list', { ledger: id }), staleTime: 0 });
  const [fresh] = useState(newId);
  const [chosen, setChosen] = useState<string>();
  const [copying, setCopying] = useState(false);
  const above = useQuery({ queryKey: ['record', parent], queryFn: () => ask('record.get', { recordId: parent as Uuid }), enabled: parent !== undefined });
  const unit = chosen ?? led ?? above.data?.record.unitId ?? me.data?.acting.unitId ?? '';
  const before = useQuery({ queryKey: ['prefill', id, unit], queryFn: () => ask('record.prefill', { ledger: id, unitId: unit }), enabled: unit !== '' && led === undefined, staleTime: 0 });
  const action = makeable.data?.[id]?.[0];
  const failed = ledgers.error ?? units.error ?? makeable.error ?? above.error;
  if (failed) return <Fault error={failed} />;
  if (ledgers.data && !ledger) return <Alert type="error" role="alert" title="没有这本台账。" />;
  if (makeable.data && !action) return <Alert type="info" role="alert" title="以现在的岗位不能在这本台账新填。" />;
  if (!ledger || !me.data || !units.data || !action || drafts.isPending || before.isLoading || above.isLoading) return <Spin />;
  const unitId = unit;
  const leadUnitId = unitId === me.data.acting.unitId || units.data.some((unit) => unit.unitId === unitId && unit.inReach) ? undefined : me.data.acting.unitId;
  const inReach = units.data.filter((unit) => unit.inReach);
  // A draft may belong below another record: what is begun from a parent's page is begun anew.
  const begun = drafts.data?.find((draft) => draft.body.seenSeq === 0);
  const recordId = parent || begin ? fresh : (begun?.draftId ?? begunHere(me.data.person.personId, id) ?? fresh);
  const last = before.data?.last;
  // What is known today goes before last time's answer; a text of one's own does not.
  const copied = (name: string): boolean => copying && ledger.fields[name]?.kind === 'longtext' && last?.values[name] !== undefined;
  const held = Object.entries(before.data?.fields ?? {}).filter(([name]) => !copied(name));
  const initial = { ...belowParent(ledger, parent, above.data?.record.ledger), ...(copying ? last?.values : {}), ...Object.fromEntries(held.map(([name, one]) => [name, one.value])), ...Object.fromEntries(Object.entries(begin ?? {}).filter(([name]) => Object.hasOwn(ledger.fields, name))) } as Record<string, Value>;
  const marks: Record<string, string> = Object.fromEntries(held.flatMap(([name, one]) => (one.from === '' ? [] : [[name, one.from === ledger.name ? '按上次填好' : `已从《${one.from}》带入`]])));
  return (
    <>
      <h1>{ledger.name}</h1>
      <p className="quiet">{ledger.help} {minutesWords(ledger)}。</p>
      {id === 'guidance' && <GuidanceSearch />}
      {above.data && <p>属于《{ledgers.data?.find((one) => one.id === above.data.record.ledger)?.name}》<Link to="/records/$recordId" params={{ recordId: above.data.record.recordId }}>{above.data.record.title}</Link></p>}
      {leadUnitId && <p>以牵头单位的名义，为{units.data.find((unit) => unit.unitId === unitId)?.name}填报。</p>}
      {!led && inReach.length > 1 && <p><label>单位 <Select aria-label="单位" showSearch={{ optionFilterProp: 'label' }} style={{ minWidth: 220 }} value={unitId} onChange={setChosen} options={inReach.map((unit) => ({ value: unit.unitId, label: unit.name }))} /></label></p>}
      {recordId === fresh && last && <p className="filters">{copying ? <span>已复制上次的内容（{dayOf(last.on as Instant)} {last.title}），日期已留空；改过的会标出来。</span> : <Button className="wraps" onClick={() => setCopying(true)}>复制上次的（{dayOf(last.on as Instant)} {last.title}）</Button>}</p>}
      <ActForm key={`${recordId}${copying}${unitId}`} initial={initial} marks={marks} last={copying ? last?.values as Values : undefined} ledger={ledger} action={action} recordId={recordId} unitId={unitId} {...(leadUnitId ? { leadUnitId } : {})} seenSeq={0} values={{}} {...(duty && programme ? { answers: { programmeId: programme, key: duty } } : {})} onDone={() => { void queries.invalidateQueries(); void navigate({ to: '/records/$recordId', params: { recordId: parent ?? recordId } }); }} />
    </>
  );
}
