import { instant } from '#base/day';
import { isCountyCode, isUnitId, isUuid } from '#base/id';
import { READERS, type Readers } from '#model/readers';
import pg from 'pg';
import type { DatabaseAddress } from './embedded-postgres.ts';
import type { DatabaseRole } from './migrate.ts';

const TIMESTAMPTZ = 1184;
const DATE = 1082;
const INT8 = 20;

const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === TIMESTAMPTZ) return (text: string) => instant(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'));
    if (oid === DATE) return (text: string) => text;
    if (oid === INT8) return (text: string) => BigInt(text);
    return pg.types.getTypeParser(oid, format as 'text');
  }) as pg.CustomTypesConfig['getTypeParser'],
};

/** One pool a database role; each may do only its own work. */
export type Pools = Readonly<Record<DatabaseRole, pg.Pool>> & { end(): Promise<void> };

export function openPools(address: DatabaseAddress, passwords: Readonly<Record<DatabaseRole, string>>): Pools {
  const pool = (role: DatabaseRole, max: number): pg.Pool => {
    // The accounts library compares times as `Date`: given texts, no sign-in would ever end.
    const made = new pg.Pool({ ...address, user: role, password: passwords[role], max, application_name: role, ...(role === 'ql_auth' ? {} : { types }) });
    made.on('error', () => undefined); // an idle connection that broke is replaced at the next use
    return made;
  };
  const pools = { ql_app: pool('ql_app', 16), ql_log: pool('ql_log', 2), ql_eraser: pool('ql_eraser', 1), ql_auth: pool('ql_auth', 4) };
  return { ...pools, end: async () => void (await Promise.all(Object.values(pools).map((each) => each.end()))) };
}

/** Under whose eyes a transaction runs; row-level security reads it. Without `units` no record of any unit is visible. */
export interface Sight {
  readonly tenant: string;
  readonly units?: readonly string[] | '*';
  readonly own?: string;
  readonly person?: string;
  /** As which readers the acting post reads; absent: by the rule of units. */
  readonly readers?: readonly Readers[];
}

/** The settings of a transaction as SQL; they cannot be parameters, so every part is checked. Throws a RangeError on anything else. */
export function setSight({ tenant, units = [], own, person, readers = ['unit'] }: Sight): string {
  if (!isCountyCode(tenant)) throw new RangeError('not a county code');
  if (units !== '*' && !units.every(isUnitId)) throw new RangeError('not unit ids');
  if (own !== undefined && !isUnitId(own)) throw new RangeError('not a unit id');
  if (person !== undefined && !isUuid(person)) throw new RangeError('not a person id');
  if (!readers.every((one) => READERS.includes(one))) throw new RangeError('not readers');
  return `set local app.tenant = '${tenant}'; set local app.units = '${units === '*' ? '*' : units.join(',')}'; set local app.own = '${own ?? ''}'; set local app.person = '${person ?? ''}'; set local app.readers = '${readers.join(',')}'`;
}

export type Transaction = pg.PoolClient;

/** Runs work in one transaction under this sight; what throws rolls back. `first` is plain SQL sent in the opening message, its last result is handed on. */
export async function inSight<T>(pool: pg.Pool, sight: Sight, work: (tx: Transaction, first: pg.QueryResult[]) => Promise<T>, first = ''): Promise<T> {
  const tx = await pool.connect();
  let broken: Error | undefined;
  try {
    const results = (await tx.query(`begin; ${setSight(sight)}${first && `; ${first}`}`)) as unknown as pg.QueryResult[];
    const value = await work(tx, results.slice(6));
    await tx.query('commit');
    return value;
  } catch (error) {
    await tx.query('rollback').catch((failure: Error) => (broken = failure));
    throw error;
  } finally {
    tx.release(broken);
  }
}
