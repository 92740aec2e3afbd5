import type { Day } from '#base/day';
import type { Uuid } from '#base/id';
import type { Unit, UnitKind } from '#model/actor';
import type { Semester } from '#model/calendar';
import type { Organisation, Person, Post } from '#model/organisation';
import type pg from 'pg';
import type { Transaction } from './pools.ts';

/** The tree of units, bureau first. */
export async function listUnits(tx: pg.Pool | Transaction, tenant: string): Promise<readonly Unit[]> {
  const { rows } = await tx.query('select unit_id, parent_id, kind, name, closed_from from unit where tenant_id = $1 order by ordinal, unit_id', [tenant]);
  return rows.map((row) => ({ unitId: row.unit_id, parentId: row.parent_id, kind: row.kind as UnitKind, name: row.name, closedFrom: row.closed_from }));
}

/** The person behind an account and the posts held on this day; undefined where the account belongs to nobody here. */
export async function findStaff(tx: Transaction, tenant: string, userId: string, on: Day): Promise<{ person: Person; posts: readonly Post[] } | undefined> {
  const { rows } = await tx.query(
    `select p.person_id, p.staff_no, p.name, s.post_id, s.unit_id, s.title, s.roles, s.scope from person p
     left join holding h on h.tenant_id = p.tenant_id and h.person_id = p.person_id and h.from_day <= $3 and (h.to_day is null or h.to_day >= $3)
     left join (post s join unit u on u.tenant_id = s.tenant_id and u.unit_id = s.unit_id and coalesce(u.closed_from > $3, true))
       on s.tenant_id = h.tenant_id and s.post_id = h.post_id and coalesce(s.closed_from > $3, true)
     where p.tenant_id = $1 and p.user_id = $2 order by s.title`,
    [tenant, userId, on],
  );
  if (!rows[0]) return undefined;
  return {
    person: { personId: rows[0].person_id, staffNo: rows[0].staff_no, name: rows[0].name },
    posts: rows.filter((row) => row.post_id).map((row) => ({ postId: row.post_id, unitId: row.unit_id, title: row.title, roles: row.roles, scope: row.scope })),
  };
}

export async function listSemesters(tx: pg.Pool | Transaction, tenant: string): Promise<readonly Semester[]> {
  const { rows } = await tx.query('select semester_id, name, start_day, end_day from semester where tenant_id = $1 order by start_day', [tenant]);
  return rows.map((row) => ({ id: row.semester_id, name: row.name, start: row.start_day, end: row.end_day }));
}

/** The posts that may be in charge of a task: leaders of the bureau first, then the heads of its office and sections, audit and discipline. */
export async function listLeaders(tx: Transaction, tenant: string): Promise<readonly Pick<Post, 'postId' | 'title' | 'unitId'>[]> {
  const { rows } = await tx.query(
    `select p.post_id, p.title, p.unit_id from post p join unit u on u.tenant_id = p.tenant_id and u.unit_id = p.unit_id
     where p.tenant_id = $1 and p.roles && array['bureau.leader','office.head','section.head','audit.officer','group.officer'] order by not ('bureau.leader' = any(p.roles)), u.ordinal, p.title`,
    [tenant],
  );
  return rows.map((row) => ({ postId: row.post_id, title: row.title, unitId: row.unit_id }));
}

/** Everything that a new county starts with. */
export interface NewOrganisation extends Omit<Organisation, 'people'> {
  readonly people: readonly (Person & { readonly userId: string | null })[];
}

/** Puts a whole organisation, one statement a table. */
export async function putOrganisation(tx: Transaction, tenant: string, { units, people, posts, holdings, semesters }: NewOrganisation): Promise<void> {
  const put = (table: string, columns: string, shape: string, rows: readonly unknown[]): Promise<unknown> =>
    tx.query(`insert into ${table} (tenant_id, ${columns}) select $1, ${columns} from jsonb_to_recordset($2) as x(${shape})`, [tenant, JSON.stringify(rows)]);
  await put('unit', 'unit_id, parent_id, kind, name, ordinal', 'unit_id text, parent_id text, kind text, name text, ordinal int', units.map((unit, i) => ({ unit_id: unit.unitId, parent_id: unit.parentId, kind: unit.kind, name: unit.name, ordinal: i })));
  await put('person', 'person_id, staff_no, name, user_id', 'person_id uuid, staff_no text, name text, user_id text', people.map((person) => ({ person_id: person.personId, staff_no: person.staffNo, name: person.name, user_id: person.userId })));
  await put('post', 'post_id, unit_id, title, roles, scope', 'post_id uuid, unit_id text, title text, roles text[], scope jsonb', posts.map((post) => ({ post_id: post.postId, unit_id: post.unitId, title: post.title, roles: post.roles, scope: post.scope })));
  await put('holding', 'post_id, person_id, from_day, to_day', 'post_id uuid, person_id uuid, from_day date, to_day date', holdings.map((holding) => ({ post_id: holding.postId, person_id: holding.personId, from_day: holding.from, to_day: holding.to })));
  await put('semester', 'semester_id, name, start_day, end_day', 'semester_id text, name text, start_day date, end_day date', semesters.map((semester) => ({ semester_id: semester.id, name: semester.name, start_day: semester.start, end_day: semester.end })));
}

/** The organisation as its tables say, past and present; of holdings and people only those of `personIds` where they are named. Read by the log role, too. */
export async function readOrganisationTables(db: pg.Pool | Transaction, tenant: string, personIds?: readonly Uuid[]): Promise<Organisation> {
  const only = personIds ?? null;
  const people = await db.query('select person_id, staff_no, name from person where tenant_id = $1 and ($2::uuid[] is null or person_id = any($2)) order by staff_no', [tenant, only]);
  const posts = await db.query('select post_id, unit_id, title, roles, scope, closed_from from post where tenant_id = $1 order by title, post_id', [tenant]);
  const holdings = await db.query('select post_id, person_id, from_day, to_day from holding where tenant_id = $1 and ($2::uuid[] is null or person_id = any($2))', [tenant, only]);
  return {
    units: await listUnits(db, tenant),
    people: people.rows.map((row) => ({ personId: row.person_id, staffNo: row.staff_no, name: row.name })),
    posts: posts.rows.map((row) => ({ postId: row.post_id, unitId: row.unit_id, title: row.title, roles: row.roles, scope: row.scope, closedFrom: row.closed_from })),
    holdings: holdings.rows.map((row) => ({ postId: row.post_id, personId: row.person_id, from: row.from_day, to: row.to_day })),
    semesters: await listSemesters(db, tenant),
  };
}

type PersonWithAccount = Person & { readonly userId: string | null };

/** A page of people by staff number; `search` is the beginning of a number or a part of a name. */
export async function listPeople(tx: Transaction, tenant: string, wish: { readonly search: string; readonly after: string | undefined; readonly limit: number }): Promise<readonly PersonWithAccount[]> {
  const { rows } = await tx.query(
    `select person_id, staff_no, name, user_id from person where tenant_id = $1 and ($2 = '' or starts_with(staff_no, $2) or strpos(name, $2) > 0) and ($3::text is null or staff_no > $3) order by staff_no limit $4`,
    [tenant, wish.search, wish.after ?? null, wish.limit],
  );
  return rows.map((row) => ({ personId: row.person_id, staffNo: row.staff_no, name: row.name, userId: row.user_id }));
}

export async function findPerson(tx: Transaction, tenant: string, personId: Uuid): Promise<PersonWithAccount | undefined> {
  const { rows } = await tx.query('select staff_no, name, user_id from person where tenant_id = $1 and person_id = $2', [tenant, personId]);
  return rows[0] && { personId, staffNo: rows[0].staff_no, name: rows[0].name, userId: rows[0].user_id };
}

/** Says which account is a person's; once said, it stays. */
export const setUserId = async (tx: Transaction, tenant: string, personId: Uuid, userId: string): Promise<void> =>
  void (await tx.query('update person set user_id = $3 where tenant_id = $1 and person_id = $2 and user_id is null', [tenant, personId, userId]));

/** The person with this staff number, in any case of its letters, who holds a post on this day. */
export async function findStaffByNumber(tx: Transaction, tenant: string, staffNo: string, on: Day): Promise<PersonWithAccount | undefined> {
  const { rows } = await tx.query(
    `select person_id, staff_no, name, user_id from person p where tenant_id = $1 and lower(staff_no) = lower($2)
       and exists (select from holding h where h.tenant_id = p.tenant_id and h.person_id = p.person_id and h.from_day <= $3 and (h.to_day is null or h.to_day >= $3))`, [tenant, staffNo, on]);
  return rows[0] && { personId: rows[0].person_id, staffNo: rows[0].staff_no, name: rows[0].name, userId: rows[0].user_id };
}
