import type { Instant } from '#base/day';
import { instant } from '#base/day';
import type { Role } from '#model/actor';
import type pg from 'pg';

/** What a database says about itself and about what waits in it. */
export interface DatabaseFacts {
  readonly version: string;
  /** on, off, … of fsync, full_page_writes, synchronous_commit, data_checksums. */
  readonly settings: Readonly<Record<string, string>>;
  readonly brokenPages: number;
  readonly bytes: number;
  readonly now: Instant;
  /** The newest moment that the log knows. */
  readonly newestCheckpoint: Instant | null;
  readonly waiting: number;
  readonly waitingSince: Instant | null;
  readonly counties: readonly { readonly code: string; readonly name: string; readonly demo: boolean; readonly withoutSecondFactor: number }[];
}

const SETTINGS = ['fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums'];

/** Reads what `doctor` judges. Runs as the owner; `roles` are those that must have a second factor. */
export async function inspectDatabase(owner: pg.Client, roles: readonly Role[]): Promise<DatabaseFacts> {
  const { rows: [general] } = await owner.query(
    `select current_setting('server_version') as version, pg_database_size(current_database())::text as bytes, clock_timestamp()::text as now,
       (select coalesce(sum(checksum_failures), 0)::text from pg_stat_database) as broken, (select max(at)::text from checkpoint) as newest,
       (select count(*)::text from pending_commitment) as waiting, (select min(at)::text from pending_commitment) as since`);
  const settings = await owner.query<{ name: string; setting: string }>('select name, setting from pg_settings where name = any ($1)', [SETTINGS]);
  const counties = await owner.query(
    `select t.tenant_id as code, t.name, t.demo, (select count(distinct p.person_id)::int from person p
       join holding h on h.tenant_id = p.tenant_id and h.person_id = p.person_id and h.from_day <= current_date and (h.to_day is null or h.to_day >= current_date)
       join post s on s.tenant_id = h.tenant_id and s.post_id = h.post_id and s.roles && $1::text[]
       join auth."user" u on u."id" = p.user_id where p.tenant_id = t.tenant_id and not coalesce(u."twoFactorEnabled", false)) as "withoutSecondFactor"
     from tenant t order by t.created_at`, [roles]);
  const at = (text: string | null): Instant | null => (text === null ? null : instant(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')));
  return {
    version: general.version, settings: Object.fromEntries(settings.rows.map(({ name, setting }) => [name, setting])), brokenPages: Number(general.broken), bytes: Number(general.bytes),
    now: at(general.now) as Instant, newestCheckpoint: at(general.newest), waiting: Number(general.waiting), waitingSince: at(general.since), counties: counties.rows,
  };
}
