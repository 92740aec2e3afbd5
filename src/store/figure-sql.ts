import type { Counted, Indicator } from '#model/indicator';
import type { Ledger } from '#model/ledger';
import { exprSql } from './expr-sql.ts';

type Bind = (value: unknown) => string;

const SHANGHAI = `at time zone 'Asia/Shanghai'`;

/** The day on which a record happened, like `happenedOn` of domain/indicators. */
export const happenedSql = ({ on }: Ledger, bind: Bind): string => {
  const made = `(created_at ${SHANGHAI})::date`;
  if (on === undefined) return made;
  const named = `open ->> ${bind(on)}::text`;
  return `case when (${named}) ~ '^\\d{4}-\\d\\d-\\d\\d$' then (${named})::date else ${made} end`;
};

function amountSql({ states, when, sum }: Counted, bind: Bind): string {
  const conditions = [...(states ? [`state = any(${bind(states)}::text[])`] : []), ...(when ? [exprSql(when, bind)] : [])];
  const name = sum === undefined ? undefined : `${bind(sum)}::text`;
  const amount = name === undefined ? '1' : `case when jsonb_typeof(open -> ${name}) = 'number' then (open ->> ${name})::bigint else 0 end`;
  return conditions.length === 0 ? amount : `case when ${conditions.join(' and ')} then ${amount} else 0 end`;
}

/** The days from one step to another, null where both were not taken. */
function daysSql(from: string, to: string, bind: Bind): string {
  const step = (action: string, after: string): string => `select (s ->> 'seq')::int as seq, ((s ->> 'at')::timestamptz ${SHANGHAI})::date as day from jsonb_array_elements(trail) with ordinality t(s, n) where s ->> 'action' = ${bind(action)} ${after} order by n limit 1`;
  return `(select b.day - a.day from (${step(from, '')}) a, lateral (${step(to, `and (s ->> 'seq')::int > a.seq`)}) b)`;
}

/** What a record adds to an indicator as two SQL expressions over its row, like `countRecord` of domain/indicators: a part that is null adds nothing. */
export function contributionSql(indicator: Indicator, bind: Bind): { readonly part: string; readonly whole: string } {
  if (indicator.kind === 'share') return { part: amountSql(indicator.part, bind), whole: amountSql(indicator.whole, bind) };
  if (indicator.kind === 'days') return { part: daysSql(indicator.from, indicator.to, bind), whole: '1' };
  const { sum: _sum, ...counted } = indicator.of;
  return { part: amountSql(indicator.of, bind), whole: amountSql(counted, bind) };
}
