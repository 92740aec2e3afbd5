import type { Day } from '#base/day';
import type { Uuid } from '#base/id';
import type { Role, Scope, Unit, UnitKind } from '#model/actor';
import type { Semester } from '#model/calendar';
import type { Transaction } from './pools.ts';

export interface Person {
  readonly personId: Uuid;
  readonly staffNo: string;
  readonly name: string;
}

export interface Post {
  readonly postId: Uuid;
  readonly unitId: string;
  readonly title: string;
  readonly roles: readonly Role[];
  readonly scope: Scope;
}

export interface Holding {
  readonly postId: Uuid;
  readonly personId: Uuid;
  readonly from: Day;
  readonly to: Day | null;
}

/** The tree of units, bureau first. */
export async function listUnits(tx: Transaction, tenant: string): Promise<readonly Unit[]> {
  const { rows } = await tx.query('select unit_id, parent_id, kind, name from unit where tenant_id = $1 order by ordinal, unit_id', [tenant]);
  return rows.map((row) => ({ unitId: row.unit_id, parentId: row.parent_id, kind: row.kind as UnitKind, name: row.name }));
}

/** The person behind an account and the posts held on this day; undefined where the account belongs to nobody here. */
export async function findStaff(tx: Transaction, tenant: string, userId: string, on: Day): Promise<{ person: Person; posts: readonly Post[] } | undefined> {
  const { rows } = await tx.query(
    `select p.person_id, p.staff_no, p.name, s.post_id, s.unit_id, s.title, s.roles, s.scope from person p
     left join holding h on h.tenant_id = p.tenant_id and h.person_id = p.person_id and h.from_day <= $3 and (h.to_day is null or h.to_day >= $3)
     left join post s on s.tenant_id = h.tenant_id and s.post_id = h.post_id
     where p.tenant_id = $1 and p.user_id = $2 order by s.title`,
    [tenant, userId, on],
  );
  if (!rows[0]) return undefined;
  return {
    person: { personId: rows[0].person_id, staffNo: rows[0].staff_no, name: rows[0].name },
    posts: rows.filter((row) => row.post_id).map((row) => ({ postId: row.post_id, unitId: row.unit_id, title: row.title, roles: row.roles, scope: row.scope })),
  };
}

export async function listSemesters(tx: Transaction, tenant: string): Promise<readonly Semester[]> {
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
export interface NewOrganisation {
  readonly units: readonly Unit[];
  readonly people: readonly (Person & { readonly userId: string | null })[];
  readonly posts: readonly Post[];
  readonly holdings: readonly Holding[];
  readonly semesters: readonly Semester[];
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

/** People, posts and holdings of a county. */
export async function listStaffing(tx: Transaction, tenant: string): Promise<{ readonly people: readonly Person[]; readonly posts: readonly Post[]; readonly holdings: readonly Holding[] }> {
  const people = await tx.query('select person_id, staff_no, name from person where tenant_id = $1 order by staff_no', [tenant]);
  const posts = await tx.query('select post_id, unit_id, title, roles, scope from post where tenant_id = $1', [tenant]);
  const holdings = await tx.query('select post_id, person_id, from_day, to_day from holding where tenant_id = $1', [tenant]);
  return {
    people: people.rows.map((row) => ({ personId: row.person_id, staffNo: row.staff_no, name: row.name })),
    posts: posts.rows.map((row) => ({ postId: row.post_id, unitId: row.unit_id, title: row.title, roles: row.roles, scope: row.scope })),
    holdings: holdings.rows.map((row) => ({ postId: row.post_id, personId: row.person_id, from: row.from_day, to: row.to_day })),
  };
}
