import { ok, refuse } from '#base/result';
import type { Output } from '#contract';
import { type Form, formOf, heldOf } from '#domain/collection';
import { mayRead } from '#domain/disclosure';
import { allowedActions } from '#domain/workflow';
import { findLedger, LEDGERS } from '#ledgers';
import { isClosed, type Unit } from '#model/actor';
import type { Values } from '#model/field';
import type { LedgerRecord } from '#model/record';
import { countFormAnswers, listBases, listFormAnswers, listForms } from '#store/collection';
import { inSight, type Transaction } from '#store/pools';
import { findRecord, listEntries } from '#store/record';
import type { Answers } from './answers.ts';
import { heldByOrganisation, heldByRecords } from './held-values.ts';
import { type House, today } from './house.ts';
import { loadLimits } from './limits.ts';
import { publicationId } from './publish.ts';
import { stepInput } from './step-input.ts';
import { sightOf, type Viewer } from './viewer.ts';

type Line = Output<'collection.list'>['asked'][number];

/** Which posts watch over every form of the county. */
const WATCHERS: readonly string[] = ['office.clerk', 'office.head', 'group.officer', 'audit.officer', 'bureau.leader'];
const COMPOSERS: readonly string[] = ['section.clerk', 'section.head', 'office.clerk', 'office.head'];

/** The units that a form is addressed to, those open today. */
export const addressedBy = (units: readonly Unit[], { kinds }: Pick<Form, 'kinds'>, on: Parameters<typeof isClosed>[1]): readonly Unit[] => units.filter((unit) => kinds.includes(unit.kind) && !isClosed(unit, on));

const describe = (house: House, { units }: Viewer, record: LedgerRecord): Omit<Line, 'own'> => {
  const { title, clause, endsOn, minutes } = formOf(record.values);
  return { recordId: record.recordId, title, askerId: record.unitId, askerName: units.find((unit) => unit.unitId === record.unitId)?.name ?? record.unitId, clause, endsOn: endsOn === '' ? null : (endsOn as never), minutes, state: record.state, ended: endsOn !== '' && endsOn < today(house) };
};

/** What an answer says, by question. */
export const answersOf = ({ values }: Pick<LedgerRecord, 'values'>): Record<string, string> =>
  Object.fromEntries(((values['answers'] ?? []) as readonly Values[]).map((row) => [String(row['label']), String(row['answer'] ?? '')]));

const papersOf = ({ values }: LedgerRecord): string[] => [...((values['papers'] ?? []) as readonly string[])];
const ownOf = ({ recordId, seq, state }: LedgerRecord) => ({ recordId, seq, state });

/** Every addressed unit with its answer, as far as the viewer reads it; the organisation's lines are as they are today. */
export async function answersByUnit(house: House, { tenant, units }: Viewer, tx: Transaction, form: LedgerRecord): Promise<NonNullable<Output<'collection.get'>['answers']>> {
  const said = formOf(form.values);
  const answers = new Map((await listFormAnswers(tx, tenant, [form.recordId])).map((line) => [line.record.unitId, line]));
  const asked = units.filter((unit) => answers.has(unit.unitId) || addressedBy([unit], said, today(house)).length > 0);
  const known = await heldByOrganisation(tx, tenant, asked, said.questions, today(house));
  return asked.map((unit) => {
    const line = answers.get(unit.unitId);
    const { record } = line ?? {};
    return {
      unitId: unit.unitId, unitName: unit.name, recordId: record?.recordId ?? null, state: record?.state ?? '未报', at: line?.updatedAt ?? null,
      answers: { ...Object.fromEntries(known.get(unit.unitId) ?? []), ...(record ? answersOf(record) : {}) }, papers: record ? papersOf(record) : [], why: record?.state === '已说明不报' ? String(record.values['why'] ?? '') : '',
    };
  });
}

/** Whether the viewer sees every answer to a form: who asks, and those who watch over all. */
export const seesAnswers = ({ actor }: Viewer, form: LedgerRecord): boolean => actor.unitId === form.unitId || actor.roles.some((role) => WATCHERS.includes(role));

/** The running forms that are asked of the viewer's own unit and not answered yet, by last day. */
export async function openForms(house: House, viewer: Viewer, tx: Transaction): Promise<readonly Line[]> {
  return (await askedOf(house, viewer, tx, today(house))).filter(({ own }) => own === null || own.state === '已退回').toSorted((a, b) => ((a.endsOn ?? '') < (b.endsOn ?? '') ? -1 : 1));
}

async function askedOf(house: House, viewer: Viewer, tx: Transaction, until?: Line['endsOn']): Promise<readonly Line[]> {
  const { tenant, actor, units } = viewer;
  const kind = units.find((unit) => unit.unitId === actor.unitId)?.kind ?? '';
  const forms = (await listForms(tx, tenant, { states: ['进行中'], ...(until ? { until } : {}) })).filter(({ record }) => formOf(record.values).kinds.includes(kind));
  const own = new Map((await listFormAnswers(tx, tenant, forms.map(({ record }) => record.recordId), actor.unitId)).map(({ record }) => [record.values['form'], record]));
  return forms.map(({ record }) => {
    const answer = own.get(record.recordId);
    return { ...describe(house, viewer, record), own: answer ? ownOf(answer) : null };
  });
}

export const answerCollections: Answers<'collection.list' | 'collection.get' | 'collection.bases'> = {
  'collection.list': async (house, viewer) => {
    const { tenant, actor, units } = viewer;
    const isWatching = actor.roles.some((role) => WATCHERS.includes(role));
    return inSight(house.pools.ql_app, sightOf(tenant, actor), async (tx) => {
      const states = findLedger('collection')?.states ?? [];
      const forms = (await listForms(tx, tenant, isWatching ? { states } : { states, unitId: actor.unitId })).filter(({ record }) => isWatching || record.unitId === actor.unitId);
      const count = await countFormAnswers(tx, tenant, forms.map(({ record }) => record.recordId));
      const asked = [...(await askedOf(house, viewer, tx))].toSorted((a, b) => Number(a.ended) - Number(b.ended) || ((a.endsOn ?? '') < (b.endsOn ?? '') ? -1 : 1));
      return ok({
        asked, mayCompose: actor.roles.some((role) => COMPOSERS.includes(role)),
        made: forms.map(({ record }) => ({ ...describe(house, viewer, record), addressed: addressedBy(units, formOf(record.values), today(house)).length, answered: count(record.recordId, '已报送'), declined: count(record.recordId, '已说明不报') })),
      });
    });
  },

  'collection.get': async (house, viewer, { recordId }) => {
    const { tenant, actor, units } = viewer;
    const ledger = findLedger('collection');
    if (!ledger) return refuse({ code: 'unknown-ledger' });
    const limits = await loadLimits(house, tenant);
    return inSight(house.pools.ql_app, sightOf(tenant, actor), async (tx) => {
      const record = await findRecord(tx, tenant, recordId);
      if (record?.ledger !== 'collection' || !mayRead(actor, ledger, record)) return refuse({ code: 'not-found' });
      const form = formOf(record.values);
      const sentence = form.clause === '' ? undefined : (await listBases(tx, tenant, today(house), form.clause)).find(({ plan }) => plan === form.plan);
      const own = units.find((unit) => unit.unitId === actor.unitId);
      const isAddressed = own !== undefined && addressedBy([own], form, today(house)).length > 0;
      const answer = (await listFormAnswers(tx, tenant, [recordId], actor.unitId))[0]?.record;
      const held = isAddressed ? new Map([...(await heldByRecords(tx, tenant, own.unitId, form.questions)), ...((await heldByOrganisation(tx, tenant, [own], form.questions, today(house))).get(own.unitId) ?? [])]) : new Map<string, string>();
      const lastReason = async (id: LedgerRecord['recordId']): Promise<string | null> => (await listEntries(tx, tenant, id)).at(-1)?.open.reason ?? null;
      return ok({
        form: { ...describe(house, viewer, record), seq: record.seq, purpose: form.purpose, plan: form.plan, sentence: sentence?.text ?? null, kinds: [...form.kinds], keepYears: form.keepYears, questions: form.questions.map((question) => ({ ...question, options: [...question.options] })), publicationId: publicationId(house, recordId) },
        addressed: isAddressed,
        held: form.questions.filter(({ kind }) => kind === 'held').map(({ label, from }) => { const source = heldOf(from, LEDGERS); return { label, text: held.get(label) ?? '', from: source?.ledgerName ?? '', ledger: source?.ledger?.id ?? null }; }),
        own: answer ? { ...ownOf(answer), answers: answersOf(answer), papers: papersOf(answer), why: String(answer.values['why'] ?? ''), reason: answer.state === '已退回' ? await lastReason(answer.recordId) : null } : null,
        answers: seesAnswers(viewer, record) ? [...(await answersByUnit(house, viewer, tx, record))] : null,
        allowed: [...allowedActions(stepInput(house, viewer, limits, ledger, record))],
        reason: record.state === '已退改' || record.state === '已撤回' || record.state === '已作废' ? await lastReason(recordId) : null,
      });
    });
  },

  'collection.bases': async (house, { tenant, actor, units }) => {
    const bases = await inSight(house.pools.ql_app, sightOf(tenant, actor), (tx) => listBases(tx, tenant, today(house)));
    const isOffice = units.find((unit) => unit.unitId === actor.unitId)?.kind === 'office';
    return ok(bases.filter(({ leads }) => isOffice || leads.includes(actor.unitId)).map(({ plan, clause, text, endsOn }) => ({ plan, clause, text, endsOn })));
  },
};
