// Records of every ledger that is filled by hand, in bulk: for the benches over ledgers. Values are drawn from the definitions, so that every indicator has something to count.
import { LEDGERS } from '#ledgers';
import type { Field, Value } from '#model/field';
import { isFilledByHand, type Ledger } from '#model/ledger';
import { standingOf } from '#model/duty';
import { slotValues } from '#store/slots';
import type pg from 'pg';

const VARIANTS = 24;
const DAYS = 365;

/** The ledgers whose records are made. */
export const FILLED: readonly Ledger[] = LEDGERS.filter((ledger) => isFilledByHand(ledger) && ledger.readers === undefined);

function valueOf(field: Field, i: number): Value {
  if (field.kind === 'choice') return field.options[i % field.options.length] ?? null;
  if (field.kind === 'integer' || field.kind === 'money') return 1 + (i * 7) % 40;
  if (field.kind === 'yesno') return i % 2 === 0;
  return field.kind === 'text' ? '按要求办了，材料齐全' : null;
}

/** The variants of a ledger's records: state, values, steps. Dates are set to the day of the record. */
const variantsOf = (ledger: Ledger) => Array.from({ length: VARIANTS }, (_, i) => {
  const state = ledger.states[i % ledger.states.length] ?? '';
  const values = Object.fromEntries(Object.entries(ledger.fields).filter(([, field]) => !field.personal && !['files', 'rows', 'date'].includes(field.kind)).map(([name, field], j) => [name, valueOf(field, i + j)]));
  const actions = Object.keys(ledger.actions);
  const trail = actions.slice(0, 3).map((action, step) => ({ seq: step + 1, action, at: `2026-01-0${step * 2 + 1}T01:00:00Z`, personId: '00000000-0000-7000-8000-000000000000' }));
  return { ledger: ledger.id, i, state, standing: standingOf(ledger, state), on: ledger.on ?? null, open: values, trail, ...Object.fromEntries(Object.entries(slotValues(ledger, values)).filter(([, value]) => value !== null)) };
});

const SLOTS = ['t1', 't2', 't3', 't4', 't5', 't6', 't7', 't8', 'n1', 'n2', 'n3', 'n4'];

/** Puts so many records, ledger by ledger in turn, over the year 2026 and the county's schools; every second one is school c001's. Indexes and triggers are put aside meanwhile. */
export async function fillLedgers(owner: pg.ClientBase, tenant: string, { count, schools }: { readonly count: number; readonly schools: number }): Promise<void> {
  const { rows } = await owner.query(`select indexdef from pg_indexes where schemaname = 'public' and tablename = 'record' and indexname not like '%_pkey'`);
  for (const { indexdef } of rows) await owner.query(`drop index ${/INDEX (\S+)/.exec(indexdef)?.[1]}`);
  await owner.query('alter table record disable trigger user');
  await owner.query(
    `insert into record (tenant_id, record_id, ledger, unit_id, state, standing, state_since, seq, title, open, trail, created_at, updated_at, happened_on, ${SLOTS.join(', ')})
     select $1, md5($1 || n::text)::uuid, v.ledger, 'c' || lpad((case when (n / ${FILLED.length}) % 2 = 0 then 1 else 2 + (n / ${FILLED.length}) % ($3::int - 1) end)::text, 3, '0'),
       v.state, v.standing, at, 1, '第' || n || '件', case when v."on" is null then v.open else v.open || jsonb_build_object(v."on", at::date::text) end, v.trail, at, at, at::date, ${SLOTS.map((slot) => `v.${slot}`).join(', ')}
     from (select n, timestamptz '2026-01-01 04:00+08' + (n::bigint * 7919 % ${DAYS * 24}) * interval '1 hour' as at from generate_series(1, $2::int) n) s
     join jsonb_to_recordset($4) as v(nth int, ledger text, i int, state text, standing text, "on" text, open jsonb, trail jsonb, ${SLOTS.map((slot) => `${slot} ${slot.startsWith('t') ? 'text' : 'bigint'}`).join(', ')})
       on v.nth = n % ${FILLED.length} and v.i = (n / ${FILLED.length}) % ${VARIANTS}`,
    [tenant, count, schools, JSON.stringify(FILLED.flatMap((ledger, nth) => variantsOf(ledger).map((variant) => ({ nth, ...variant }))))],
  );
  await owner.query('alter table record enable trigger user');
  for (const { indexdef } of rows) await owner.query(indexdef);
  await owner.query('vacuum analyze record');
  await owner.query('checkpoint');
}

