import type { Day, Instant } from '#base/day';
import type { Ledger } from '#model/ledger';
import type { Signal, SignalKind, SignalOf } from '#model/signal';
import type { Transaction } from './pools.ts';
import { slotsOf } from './slots.ts';
import { throughWays, type Within } from './within.ts';

/** One signal of one ledger as it is asked today: figures have become days. */
export interface SignalWish<T extends Signal = Signal> {
  readonly ledger: Ledger;
  readonly signal: T;
  /** Whose records are asked about; for what is missing, which units. */
  readonly within: Within;
  /** Records of this day or earlier are running out or gone; for recurs: the first day on which an earlier one counts. */
  readonly reached: Day;
  /** For periods and festivals: what is asked about, each with the day that the answer carries. */
  readonly spans?: readonly { readonly from: Day; readonly to: Day; readonly carries: Day; readonly value?: string }[];
  /** For entrants: how long before or after the day in the post a record may be dated. */
  readonly graceDays?: number;
}

/** What a signal found: a record, a post, or a unit that has none; `day` is the record's own, or the last one there was. */
export interface SignalRow {
  readonly ledger: string;
  readonly signal: string;
  readonly unitId: string;
  readonly leadUnitId: string | null;
  readonly recordId: string | null;
  readonly postId: string | null;
  readonly title: string | null;
  readonly day: Day | null;
}

type Bind = (value: unknown) => string;

/** What is asked in one query: the texts of one kind and how to name a value. */
interface Asking {
  readonly bind: Bind;
  readonly on: Day;
  readonly limit: number;
}

function columnOf(ledger: Ledger, field: string): string {
  const slot = slotsOf(ledger).get(field);
  if (!slot) throw new RangeError(`${ledger.id}.${field} is not filterable`);
  return slot;
}

/** The records of the wish's ledger that count, as the table `name`. */
function counting({ ledger, signal }: SignalWish, name: string, bind: Bind): string {
  const equal = Object.entries(signal.equal ?? {}).map(([field, value]) => `${name}.${columnOf(ledger, field)} = ${bind(typeof value === 'number' ? value : String(value))}`);
  return [`${name}.tenant_id = $1`, `${name}.ledger = ${bind(ledger.id)}`, `${name}.state = any(${bind(signal.states)})`, ...equal].join(' and ');
}

const keys = ({ ledger, signal }: SignalWish, bind: Bind): string => `${bind(ledger.id)}::text as ledger, ${bind(signal.id)}::text as signal`;

/** The midnight, Shanghai time, at which this day ends. */
const endOf = (day: Day): string => `((${day}::date + 1)::timestamp at time zone 'Asia/Shanghai')`;

function expires(wish: SignalWish<SignalOf<'expires'>>, { bind, limit }: Asking): string {
  const { ledger, signal, within, reached } = wish;
  const column = signal.on === 'state' ? 'state_since' : columnOf(ledger, signal.on);
  const dayOf = (table: string): string => (signal.on === 'state' ? `(${table}.state_since at time zone 'Asia/Shanghai')::date` : `${table}.${column}`);
  const until = bind(reached);
  const bound = signal.on === 'state' ? `r.state_since < ${endOf(until as Day)}` : `r.${column} <= ${until}`;
  const isNewest = signal.newest && `not exists (select from record n where ${counting(wish, 'n', bind)} and n.unit_id = r.unit_id and n.record_id <> r.record_id and (n.${column}, n.record_id) > (r.${column}, r.record_id)${signal.newest.map((field) => ` and n.${columnOf(ledger, field)} is not distinct from r.${columnOf(ledger, field)}`).join('')})`;
  const isOpen = signal.unless && `not exists (select from record a where a.tenant_id = $1 and a.ledger = ${bind(signal.unless.ledger)} and a.unit_id = r.unit_id and a.state = any(${bind(signal.unless.states)}) and (a.created_at at time zone 'Asia/Shanghai')::date >= ${dayOf('r')})`;
  const conditions = [counting(wish, 'r', bind), bound, ...[isNewest, isOpen].filter((one) => one !== undefined)].join(' and ');
  return throughWays(within, bind, (condition) => `(select ${keys(wish, bind)}, unit_id, lead_unit_id, record_id, null::uuid as post_id, title, ${dayOf('r')} as day from record r where ${conditions} and ${condition} order by day, record_id limit ${limit})`);
}

/** That `u` is one of the open units that are asked about. */
const isAsked = ({ within }: SignalWish, { bind, on }: Asking): string =>
  `u.tenant_id = $1 and coalesce(u.closed_from > ${bind(on)}::date, true)${within.units === '*' ? '' : ` and u.unit_id = any(${bind(within.units)})`}`;

/** That `u` is one of them and of one of these kinds. */
const isOfKind = (wish: SignalWish<SignalOf<'unit-missing' | 'day-missing' | 'period-missing' | 'festival-missing'>>, asking: Asking): string => `${isAsked(wish, asking)} and u.kind = any(${asking.bind(wish.signal.units)})`;

/** Posts `p` with one of these roles, in the units that are asked about. */
const posts = (wish: SignalWish<SignalOf<'post-missing' | 'entrant-missing'>>, asking: Asking): string =>
  `post p join unit u on u.unit_id = p.unit_id and ${isAsked(wish, asking)} and p.tenant_id = $1 and p.roles && ${asking.bind(wish.signal.roles)}::text[] and coalesce(p.closed_from > ${asking.bind(asking.on)}::date, true)`;

const noRecord = 'null::text as lead_unit_id, null::uuid as record_id, null::uuid as post_id, null::text as title';

function unitMissing(wish: SignalWish<SignalOf<'unit-missing'>>, asking: Asking): string {
  const { bind, limit } = asking;
  const last = `(select max(r.${columnOf(wish.ledger, wish.signal.on)}) from record r where ${counting(wish, 'r', bind)} and r.unit_id = u.unit_id)`;
  return `(select * from (select ${keys(wish, bind)}, u.unit_id, ${noRecord}, ${last} as day from unit u where ${isOfKind(wish, asking)}) lacking where day is null or day <= ${bind(wish.reached)} order by day nulls first, unit_id limit ${limit})`;
}

/** Somebody holds this post today. */
const isHeld = (on: string): string => `exists (select from holding h where h.tenant_id = $1 and h.post_id = p.post_id and h.from_day <= ${on} and coalesce(h.to_day >= ${on}, true))`;

function postMissing(wish: SignalWish<SignalOf<'post-missing'>>, asking: Asking): string {
  const { bind, on, limit } = asking;
  const { ledger, signal } = wish;
  const today = `${bind(on)}::date`;
  const names = `r.${columnOf(ledger, signal.post)}`;
  const served = signal.shared ? `${names} in (select q.post_id::text from post q where q.tenant_id = $1 and q.unit_id = p.unit_id and q.roles = p.roles)` : `${names} = p.post_id::text`;
  const last = signal.on ? `max(r.${columnOf(ledger, signal.on)})` : `max((r.created_at at time zone 'Asia/Shanghai')::date)`;
  const day = `(select ${last} from record r where ${counting(wish, 'r', bind)} and r.unit_id = p.unit_id and ${served}${signal.byHolder && signal.on ? ` and r.${columnOf(ledger, signal.on)} >= (select max(h.from_day) from holding h where h.tenant_id = $1 and h.post_id = p.post_id and h.from_day <= ${today} and coalesce(h.to_day >= ${today}, true))` : ''})`;
  return `(select * from (select ${keys(wish, bind)}, p.unit_id, null::text as lead_unit_id, null::uuid as record_id, p.post_id, p.title, ${day} as day from ${posts(wish, asking)} where ${isHeld(today)}) lacking where day is null${signal.on ? ` or day <= ${bind(wish.reached)}` : ''} order by unit_id, title limit ${limit})`;
}

function entrantMissing(wish: SignalWish<SignalOf<'entrant-missing'>>, asking: Asking): string {
  const { bind, on, limit } = asking;
  const { ledger, signal, graceDays = 0 } = wish;
  const [today, grace] = [`${bind(on)}::date`, `${bind(graceDays)}::int`];
  const isNew = `h.from_day <= ${bind(wish.reached)}::date and h.from_day > ${today} - 366 and coalesce(h.to_day >= ${today}, true) and not exists (select from holding e join post q on q.tenant_id = e.tenant_id and q.post_id = e.post_id where e.tenant_id = $1 and e.person_id = h.person_id and q.unit_id = p.unit_id and e.from_day < h.from_day)`;
  const isDone = `exists (select from record r where ${counting(wish, 'r', bind)} and r.unit_id = p.unit_id and r.${columnOf(ledger, signal.post)} = p.post_id::text and r.${columnOf(ledger, signal.on)} >= h.from_day - ${grace})`;
  return `(select ${keys(wish, bind)}, p.unit_id, null::text as lead_unit_id, null::uuid as record_id, p.post_id, p.title, h.from_day as day from ${posts(wish, asking)} join holding h on h.tenant_id = $1 and h.post_id = p.post_id and ${isNew} where not ${isDone} order by h.from_day, p.title limit ${limit})`;
}

function dayMissing(wish: SignalWish<SignalOf<'day-missing'>>, asking: Asking): string {
  const { bind, on, limit } = asking;
  const { ledger, signal } = wish;
  const today = `${bind(on)}::date`;
  const isThere = `(r.${columnOf(ledger, signal.on)} = ${today}${signal.until ? ` or r.${columnOf(ledger, signal.until)} >= ${today}` : ''})`;
  return `(select ${keys(wish, bind)}, u.unit_id, ${noRecord}, ${today} as day from unit u where ${isOfKind(wish, asking)} and not exists (select from record r where ${counting(wish, 'r', bind)} and r.unit_id = u.unit_id and ${isThere}) order by u.ordinal limit ${limit})`;
}

/** Units without a record in a span of days (and, for a festival, of its occasion). */
function spanMissing(wish: SignalWish<SignalOf<'period-missing' | 'festival-missing'>>, asking: Asking): string {
  const { bind, limit } = asking;
  const { ledger, signal, spans = [] } = wish;
  const on = columnOf(ledger, signal.on);
  return spans.map(({ from, to, carries, value }) => {
    const occasion = signal.kind === 'festival-missing' ? ` and r.${columnOf(ledger, signal.occasion)} = ${bind(value)}` : '';
    return `(select ${keys(wish, bind)}, u.unit_id, ${noRecord}, ${bind(carries)}::date as day from unit u where ${isOfKind(wish, asking)} and not exists (select from record r where ${counting(wish, 'r', bind)} and r.unit_id = u.unit_id and r.${on} between ${bind(from)} and ${bind(to)}${occasion}) order by u.ordinal limit ${limit})`;
  }).join(' union all ');
}

function lacks(wish: SignalWish<SignalOf<'lacks'>>, { bind, limit }: Asking): string {
  const { ledger, signal, within } = wish;
  return throughWays(within, bind, (condition) => `(select ${keys(wish, bind)}, unit_id, lead_unit_id, record_id, null::uuid as post_id, title, (created_at at time zone 'Asia/Shanghai')::date as day from record r where ${counting(wish, 'r', bind)} and r.${columnOf(ledger, signal.field)} is null and ${condition} order by day desc, record_id limit ${limit})`);
}

function recurs(wish: SignalWish<SignalOf<'recurs'>>, { bind, limit }: Asking): string {
  const { ledger, signal, within, reached } = wish;
  const same = columnOf(ledger, signal.same);
  const before = `exists (select from record b where b.tenant_id = $1 and b.ledger = ${bind(ledger.id)} and b.unit_id = r.unit_id and b.record_id <> r.record_id and b.state = any(${bind(signal.before)}) and b.${same} = r.${same} and b.state_since <= r.created_at and (b.state_since at time zone 'Asia/Shanghai')::date >= ${bind(reached)})`;
  return throughWays(within, bind, (condition) => `(select ${keys(wish, bind)}, unit_id, lead_unit_id, record_id, null::uuid as post_id, title, (created_at at time zone 'Asia/Shanghai')::date as day from record r where ${counting(wish, 'r', bind)} and ${before} and ${condition} order by day desc, record_id limit ${limit})`);
}

/** The query of one signal, by its kind. */
const QUERIES: { readonly [K in SignalKind]: (wish: SignalWish<SignalOf<K>>, asking: Asking) => string } = {
  expires, 'unit-missing': unitMissing, 'post-missing': postMissing, 'entrant-missing': entrantMissing, 'day-missing': dayMissing, 'period-missing': spanMissing, 'festival-missing': spanMissing, lacks, recurs,
};

const queryOf = (wish: SignalWish, asking: Asking): string => (QUERIES[wish.signal.kind] as (wish: SignalWish, asking: Asking) => string)(wish, asking);

/** What the signals find today, within what is asked for and the transaction's sight: one query a kind, at most `limit` of each signal. */
export async function signalsFor(tx: Transaction, tenant: string, wishes: readonly SignalWish[], { on, limit }: { readonly on: Day; readonly limit: number }): Promise<readonly SignalRow[]> {
  const found: SignalRow[] = [];
  for (const sameKind of Map.groupBy(wishes, ({ signal }) => signal.kind).values()) {
    const values: unknown[] = [tenant];
    const asking: Asking = { bind: (value) => `$${values.push(value)}`, on, limit };
    const { rows } = await tx.query(sameKind.map((wish) => queryOf(wish, asking)).join(' union all '), values);
    found.push(...rows.map((row): SignalRow => ({ ledger: row.ledger, signal: row.signal, unitId: row.unit_id, leadUnitId: row.lead_unit_id, recordId: row.record_id, postId: row.post_id, title: row.title, day: row.day })));
  }
  return found;
}

/** When the county was founded: what lies before it is not missing. */
export const findFounding = async (tx: Transaction, tenant: string): Promise<Instant> => (await tx.query('select created_at from tenant where tenant_id = $1', [tenant])).rows[0].created_at;
