import { addDays, day, type Instant, instant } from '#base/day';
import { countRecord, happenedOn, indicatorsOf } from '#domain/indicators';
import { LEDGERS } from '#ledgers';
import type { Field, Value, Values } from '#model/field';
import type { Ledger } from '#model/ledger';
import type { LedgerRecord } from '#model/record';
import fc from 'fast-check';
import pg from 'pg';
import { expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { drainOutbox, recountFigures } from './figure.ts';

const COUNTED = new Map(LEDGERS.map((ledger) => [ledger.id, { ledger, indicators: indicatorsOf(ledger) }]));
const TENANT = 'qinghe';

const days = fc.integer({ min: 0, max: 200 }).map((n) => addDays(day('2026-08-15'), n));
const moment = fc.integer({ min: 0, max: 200 * 24 }).map((hours) => instant(new Date(Date.UTC(2026, 7, 15) + hours * 3_600_000).toISOString()));

function valueOf(field: Field): fc.Arbitrary<Value> {
  if (field.kind === 'choice') return fc.constantFrom(...field.options);
  if (field.kind === 'integer' || field.kind === 'money') return fc.integer({ min: 0, max: 50 });
  if (field.kind === 'yesno') return fc.boolean();
  if (field.kind === 'date') return days;
  return fc.constantFrom<Value>('', '写了', null);
}

const valuesOf = (ledger: Ledger): fc.Arbitrary<Values> =>
  fc.record(Object.fromEntries(Object.entries(ledger.fields).filter(([, field]) => !field.personal).map(([name, field]) => [name, valueOf(field)])), { requiredKeys: [], noNullPrototype: true }) as fc.Arbitrary<Values>;

const trailOf = (ledger: Ledger): fc.Arbitrary<LedgerRecord['trail']> =>
  fc.array(fc.record({ action: fc.constantFrom(...Object.keys(ledger.actions)), at: moment }), { minLength: 1, maxLength: 4 }).map((steps) =>
    steps.map((step) => step.at).toSorted().map((at, i) => ({ seq: i + 1, action: steps[i]?.action ?? '', at, personId: '00000000-0000-7000-8000-000000000000' as never })));

const version = (ledger: Ledger) => fc.record({ values: valuesOf(ledger), trail: trailOf(ledger), state: fc.constantFrom(...ledger.states) });

/** A history: one record of some unit in some ledger, as it was and as it became. */
const history = fc.constantFrom(...LEDGERS).chain((ledger) => fc.record({ ledger: fc.constant(ledger), unit: fc.constantFrom('c001', 'c002', 'c003'), lead: fc.constantFrom(null, 's1', 's2'), before: version(ledger), after: fc.option(version(ledger)) }));

type Shape = { values: Values; trail: LedgerRecord['trail']; state: string };

const toRecord = (id: string, ledger: Ledger, unit: string, lead: string | null, { values, trail, state }: Shape): LedgerRecord => ({ recordId: id as never, ledger: ledger.id, unitId: unit, leadUnitId: lead, state, stateSince: trail[0]?.at as Instant, seq: trail.length, values, trail });

test('逐件增量、从头重算、纯函数三种算法，任何台账任何历史都得同一组数', async () => {
  const database = await freshDatabase();
  const owner = new pg.Client(database.address);
  const worker = new pg.Pool({ ...database.address, user: 'ql_log', password: database.passwords.ql_log, max: 2 });
  await owner.connect();
  const stored = async () => (await owner.query('select ledger, month::text, unit_id, lead_unit_id, indicator, part::int, whole::int from figure order by 1, 2, 3, 4, 5')).rows;
  let entries = 0;
  /** Puts a record as an act does: the row, and in the outbox the months before and after. */
  const put = async (record: LedgerRecord, ledger: Ledger, before?: LedgerRecord): Promise<void> => {
    const now = happenedOn(ledger, record);
    await owner.query(
      `insert into record (tenant_id, record_id, ledger, unit_id, lead_unit_id, state, state_since, seq, title, open, trail, created_at, updated_at, happened_on) values ($1, $2, $3, $4, $10, $5, $6, 1, '', $7, $8, $6, $6, $9)
       on conflict (tenant_id, record_id) do update set state = excluded.state, open = excluded.open, trail = excluded.trail, created_at = excluded.created_at, happened_on = excluded.happened_on`,
      [TENANT, record.recordId, record.ledger, record.unitId, record.state, record.trail[0]?.at, JSON.stringify(record.values), JSON.stringify(record.trail), now, record.leadUnitId]);
    const months = [now, ...(before ? [happenedOn(ledger, before)] : [])].map((on) => `${on.slice(0, 7)}-01`);
    entries += 1;
    await owner.query(`insert into outbox (tenant_id, entry_id, ledger, unit_id, months) values ($1, md5($2)::uuid, $3, $4, $5)`, [TENANT, String(entries), record.ledger, record.unitId, months]);
  };
  try {
    await owner.query(`insert into tenant (tenant_id, name, created_at) values ($1, '县', now())`, [TENANT]);
    await owner.query(`insert into unit (tenant_id, unit_id, kind, name, ordinal) select $1, id, kind, id, 1 from (values ('c001', 'primary'), ('c002', 'junior'), ('c003', 'junior')) v(id, kind)`, [TENANT]);
    await fc.assert(fc.asyncProperty(fc.array(history, { minLength: 1, maxLength: 25 }), fc.integer({ min: 1, max: 9 }), async (histories, batch) => {
      await owner.query('truncate record, outbox, figure, figure_kind');
      const last: [Ledger, LedgerRecord][] = [];
      for (const [i, { ledger, unit, lead, before, after }] of histories.entries()) {
        const id = `00000000-0000-7000-8000-${String(i).padStart(12, '0')}`;
        const first = toRecord(id, ledger, unit, lead, before);
        await put(first, ledger);
        if (i % 3 === 0) await drainOutbox(worker, COUNTED, batch);
        const second = after && toRecord(id, ledger, unit, lead, after);
        if (second) await put(second, ledger, first);
        last.push([ledger, second ?? first]);
      }
      while ((await drainOutbox(worker, COUNTED, batch)) > 0);
      const pure = new Map<string, { ledger: string; month: string; unit_id: string; lead_unit_id: string; indicator: string; part: number; whole: number }>();
      for (const [ledger, record] of last) {
        for (const { indicator, part, whole } of countRecord(ledger, record)) {
          const row = { ledger: ledger.id, month: `${happenedOn(ledger, record).slice(0, 7)}-01`, unit_id: record.unitId, lead_unit_id: record.leadUnitId ?? '', indicator, part: 0, whole: 0 };
          const key = Object.values(row).slice(0, 5).join('/');
          const had = pure.get(key) ?? row;
          pure.set(key, { ...had, part: had.part + part, whole: had.whole + whole });
        }
      }
      const incremental = await stored();
      const byKey = (rows: readonly { ledger: string; month: string; unit_id: string; indicator: string }[]) => rows.toSorted((a, b) => (Object.values(a).join('/') < Object.values(b).join('/') ? -1 : 1));
      expect(byKey(incremental)).toEqual(byKey([...pure.values()]));
      // The sums by kind are those of the figures.
      const kinds = (await owner.query('select ledger, month::text, kind, indicator, part::int, whole::int from figure_kind')).rows;
      const summed = new Map<string, (typeof kinds)[number]>();
      for (const { ledger, month, unit_id: unit, indicator, part, whole } of incremental) {
        const row = { ledger, month, kind: unit === 'c001' ? 'primary' : 'junior', indicator, part: 0, whole: 0 };
        const key = Object.values(row).slice(0, 4).join('/');
        const had = summed.get(key) ?? row;
        summed.set(key, { ...had, part: had.part + part, whole: had.whole + whole });
      }
      expect(kinds.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))).toEqual([...summed.values()].toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)));
      await owner.query(`update record set happened_on = '2020-01-01'`);
      await recountFigures(worker, TENANT, COUNTED, 'x');
      expect(await stored()).toEqual(incremental);
    }), { numRuns: 25 });
  } finally {
    await worker.end();
    await owner.end();
    await database.drop();
  }
}, 120_000);
