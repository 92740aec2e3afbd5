import type { Day } from '#base/day';
import type { Uuid } from '#base/id';
import type { Transaction } from './pools.ts';

/** How a row was looked at: opened, in a list, in a workbook taken out, or by a step taken on it. */
export type LookWay = 'read' | 'list' | 'export' | 'act';

/** A row that was looked at, and whom it is about: a person, a staff number, or whoever held a post on a day; the first of these that is named counts. */
export interface SeenRow {
  readonly recordId: Uuid;
  readonly ledger: string;
  /** What the row serves, in its own words. */
  readonly purpose: string;
  readonly personId?: Uuid | null;
  readonly staffNo?: string | null;
  readonly heldPost?: string | null;
  readonly heldOn?: Day | null;
}

/** Who looks, and when. */
export interface Onlooker {
  readonly personId: Uuid;
  readonly postId: Uuid;
  readonly day: Day;
}

/** Notes that somebody looked at rows about persons, once a day, post and way; looking at what is about oneself is not noted. */
export async function noteLook(tx: Transaction, tenant: string, { personId, postId, day }: Onlooker, way: LookWay, rows: readonly SeenRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    `insert into look (tenant_id, person_id, day, record_id, post_id, way, ledger, purpose)
     select distinct on (about.person_id, x."recordId") $1, about.person_id, $4::date, x."recordId", $3::uuid, $5, x.ledger, left(x.purpose, 200)
     from jsonb_to_recordset($6) as x("recordId" uuid, ledger text, purpose text, "personId" uuid, "staffNo" text, "heldPost" uuid, "heldOn" date)
     cross join lateral (
       select p.person_id from person p where p.tenant_id = $1 and x."personId" is not null and p.person_id = x."personId"
       union all select p.person_id from person p where p.tenant_id = $1 and x."personId" is null and p.staff_no = x."staffNo"
       union all select h.person_id from holding h where h.tenant_id = $1 and x."personId" is null and x."staffNo" is null and h.post_id = x."heldPost" and h.from_day <= x."heldOn" and (h.to_day is null or h.to_day >= x."heldOn")
     ) about where about.person_id <> $2 on conflict do nothing`,
    [tenant, personId, postId, day, way, JSON.stringify(rows)],
  );
}

/** A post that looked on a day at rows of one ledger about somebody. */
export interface Look {
  readonly day: Day;
  readonly ledger: string;
  readonly purpose: string;
  readonly postId: Uuid;
  readonly postTitle: string;
  readonly unitName: string;
  readonly ways: readonly LookWay[];
}

/** Looks at rows about this person on her newest `days` days that have any (before a day, where one is named), those of one day, post, ledger and purpose as one line. */
export async function listLooks(tx: Transaction, tenant: string, personId: Uuid, wish: { readonly before: Day | undefined; readonly days: number }): Promise<readonly Look[]> {
  const { rows } = await tx.query(
    `select l.day, l.ledger, l.purpose, l.post_id, p.title, u.name, array_agg(distinct l.way order by l.way) as ways from look l
     join post p on p.tenant_id = l.tenant_id and p.post_id = l.post_id join unit u on u.tenant_id = p.tenant_id and u.unit_id = p.unit_id
     where l.tenant_id = $1 and l.person_id = $2 and l.day = any (array(select distinct day from look where tenant_id = $1 and person_id = $2 and ($3::date is null or day < $3) order by day desc limit $4))
     group by 1, 2, 3, 4, 5, 6 order by l.day desc, u.name, p.title, l.ledger, l.purpose`,
    [tenant, personId, wish.before ?? null, wish.days],
  );
  return rows.map((row) => ({ day: row.day, ledger: row.ledger, purpose: row.purpose, postId: row.post_id, postTitle: row.title, unitName: row.name, ways: row.ways }));
}
