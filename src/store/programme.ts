import type { Day, Instant } from '#base/day';
import type { Uuid } from '#base/id';
import type { Obligation } from '#model/obligation';
import type { Transaction } from './pools.ts';

/** Which version of which programme. */
export interface VersionId {
  readonly programmeId: Uuid;
  readonly version: number;
}

export interface ProgrammeHead extends VersionId {
  readonly status: 'draft' | 'issued' | 'superseded';
  readonly title: string;
  readonly issuer: string | null;
  readonly docNumber: string | null;
  readonly docDate: string | null;
  readonly startsOn: Day | null;
  readonly endsOn: Day | null;
  readonly issuedAt: Instant | null;
  /** The version that it revises or prolongs; null for the first. */
  readonly basedOn: number | null;
  /** The new last day where the sentences are those of the version before and only the end is another. */
  readonly prolongedTo: Day | null;
}

export interface StoredSentence {
  readonly address: string;
  readonly line: number;
  readonly section: string;
  readonly text: string;
  readonly exempt: string | null;
  readonly upper: string | null;
}

export interface StoredObligation {
  readonly obligationId: string;
  readonly status: 'suggested' | 'confirmed' | 'rejected';
  readonly body: Obligation;
  readonly why: readonly { readonly [key: string]: unknown }[];
  readonly leadUnitId: string | null;
  readonly jointUnitIds: readonly string[];
  readonly leaderPostId: Uuid | null;
  readonly touched: number;
  /** The version that asked for it first, where that is not the first version. */
  readonly since?: number;
}

type Carried = Pick<StoredObligation, 'status' | 'leadUnitId' | 'jointUnitIds' | 'leaderPostId' | 'since'>;

export interface NewProgramme extends Omit<ProgrammeHead, 'status' | 'startsOn' | 'endsOn' | 'issuedAt' | 'basedOn' | 'prolongedTo'>, Partial<Pick<ProgrammeHead, 'basedOn' | 'prolongedTo'>> {
  readonly ownerUnitId: string;
  readonly fileName: string;
  readonly sourceText: string;
  readonly outline: unknown;
  readonly createdAt: Instant;
  readonly noticeText?: string | null;
  readonly sentences: readonly (Pick<StoredSentence, 'address' | 'line' | 'section' | 'text'> & Partial<Pick<StoredSentence, 'exempt' | 'upper'>>)[];
  readonly obligations: readonly (Pick<StoredObligation, 'obligationId' | 'body' | 'why'> & Partial<Carried>)[];
}

const HEAD = 'programme_id, version, status, title, issuer, doc_number, doc_date, starts_on, ends_on, issued_at, based_on, prolonged_to';

const toHead = (row: Record<string, never>): ProgrammeHead => ({
  programmeId: row['programme_id']!, version: row['version']!, status: row['status']!, title: row['title']!, issuer: row['issuer']!, docNumber: row['doc_number']!, docDate: row['doc_date']!,
  startsOn: row['starts_on']!, endsOn: row['ends_on']!, issuedAt: row['issued_at']!, basedOn: row['based_on']!, prolongedTo: row['prolonged_to']!,
});

/** Puts an imported plan as a draft. Throws where the version is there already. */
export async function putProgramme(tx: Transaction, tenant: string, made: NewProgramme): Promise<void> {
  const id = [tenant, made.programmeId, made.version];
  await tx.query(
    `insert into programme (tenant_id, programme_id, version, status, owner_unit_id, title, issuer, doc_number, doc_date, file_name, source_text, outline, created_at, based_on, notice_text, prolonged_to) values ($1, $2, $3, 'draft', $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [...id, made.ownerUnitId, made.title, made.issuer, made.docNumber, made.docDate, made.fileName, made.sourceText, JSON.stringify(made.outline), made.createdAt, made.basedOn ?? null, made.noticeText ?? null, made.prolongedTo ?? null],
  );
  await tx.query(
    `insert into sentence (tenant_id, programme_id, version, owner_unit_id, address, ordinal, line, section, text, exempt, upper)
     select $1, $2, $3, $4, address, ordinal, line, section, text, exempt, upper from jsonb_to_recordset($5) as x(address text, ordinal int, line int, section text, text text, exempt text, upper text)`,
    [...id, made.ownerUnitId, JSON.stringify(made.sentences.map((sentence, ordinal) => ({ ...sentence, ordinal })))],
  );
  await tx.query(
    `insert into obligation (tenant_id, programme_id, version, owner_unit_id, obligation_id, ordinal, status, body, why, lead_unit_id, joint_unit_ids, leader_post_id, since)
     select $1, $2, $3, $4, "obligationId", ordinal, coalesce(status, 'suggested'), body, why, "leadUnitId", coalesce("jointUnitIds", '{}'), "leaderPostId", coalesce(since, $6)
     from jsonb_to_recordset($5) as x("obligationId" text, ordinal int, status text, body jsonb, why jsonb, "leadUnitId" text, "jointUnitIds" text[], "leaderPostId" uuid, since int)`,
    [...id, made.ownerUnitId, JSON.stringify(made.obligations.map((obligation, ordinal) => ({ ...obligation, ordinal }))), made.version],
  );
}

/** Every version that the sight reaches, newest first, with counts. */
export async function listProgrammes(tx: Transaction, tenant: string): Promise<readonly (ProgrammeHead & { readonly sentences: number; readonly obligations: number; readonly confirmed: number })[]> {
  const { rows } = await tx.query(
    `select ${HEAD}, (select count(*)::int from sentence s where s.tenant_id = p.tenant_id and s.programme_id = p.programme_id and s.version = p.version) as sentences, o.n, o.confirmed
     from programme p, lateral (select count(*) filter (where status <> 'rejected')::int as n, count(*) filter (where o.status = 'confirmed')::int as confirmed from obligation o where o.tenant_id = p.tenant_id and o.programme_id = p.programme_id and o.version = p.version) o
     where p.tenant_id = $1 order by p.created_at desc, p.version desc`,
    [tenant],
  );
  return rows.map((row) => ({ ...toHead(row), sentences: row.sentences, obligations: row.n, confirmed: row.confirmed }));
}

/** A version with its sentences and obligations in order; `lock` keeps others from changing it meanwhile. */
export async function findProgramme(tx: Pick<Transaction, 'query'>, tenant: string, { programmeId, version }: VersionId, lock = false) {
  const id = [tenant, programmeId, version];
  const head = await tx.query(`select ${HEAD}, source_text, notice_text, outline, owner_unit_id from programme where tenant_id = $1 and programme_id = $2 and version = $3 ${lock ? 'for update' : ''}`, id);
  if (!head.rows[0]) return undefined;
  const sentences = await tx.query('select address, line, section, text, exempt, upper from sentence where tenant_id = $1 and programme_id = $2 and version = $3 order by ordinal', id);
  const obligations = await tx.query('select obligation_id, status, body, why, lead_unit_id, joint_unit_ids, leader_post_id, touched, since from obligation where tenant_id = $1 and programme_id = $2 and version = $3 order by ordinal, obligation_id', id);
  return {
    head: toHead(head.rows[0]),
    ownerUnitId: head.rows[0].owner_unit_id as string,
    text: head.rows[0].source_text as string,
    noticeText: head.rows[0].notice_text as string | null,
    outline: head.rows[0].outline as { readonly headings: readonly { level: number; depth: number; label: string; text: string; line: number }[] },
    sentences: sentences.rows as readonly StoredSentence[],
    obligations: obligations.rows.map((row): StoredObligation => ({
      obligationId: row.obligation_id, status: row.status, body: row.body, why: row.why, leadUnitId: row.lead_unit_id, jointUnitIds: row.joint_unit_ids, leaderPostId: row.leader_post_id, touched: row.touched, ...(row.since > 1 ? { since: row.since } : {}),
    })),
  };
}

export type StoredProgramme = NonNullable<Awaited<ReturnType<typeof findProgramme>>>;

/** Marks sentences as obliging nobody, with the reason, or takes the mark away. */
export const exemptSentences = async (tx: Transaction, tenant: string, id: VersionId, addresses: readonly string[], reason: string | null): Promise<number> =>
  (await tx.query('update sentence set exempt = $5 where tenant_id = $1 and programme_id = $2 and version = $3 and address = any($4)', [tenant, id.programmeId, id.version, addresses, reason])).rowCount ?? 0;

export const linkSentence = async (tx: Transaction, tenant: string, id: VersionId, address: string, upper: string | null): Promise<number> =>
  (await tx.query('update sentence set upper = $5 where tenant_id = $1 and programme_id = $2 and version = $3 and address = $4', [tenant, id.programmeId, id.version, address, upper])).rowCount ?? 0;

export const decideObligations = async (tx: Transaction, tenant: string, id: VersionId, obligationIds: readonly string[], status: StoredObligation['status']): Promise<number> =>
  (await tx.query('update obligation set status = $5, touched = touched + 1 where tenant_id = $1 and programme_id = $2 and version = $3 and obligation_id = any($4)', [tenant, id.programmeId, id.version, obligationIds, status])).rowCount ?? 0;

/** What 任务分解 says of some obligations; what is undefined stays, a leader of null goes. */
export interface AssignWish {
  readonly obligationIds: readonly string[];
  readonly leadUnitId?: string | undefined;
  readonly jointUnitIds?: readonly string[] | undefined;
  readonly leaderPostId?: Uuid | null | undefined;
  readonly kinds?: readonly string[] | undefined;
}

/** Gives obligations their lead section, joining sections, leader and the kinds of unit addressed. */
export const assignObligations = async (tx: Transaction, tenant: string, id: VersionId, wish: AssignWish): Promise<number> =>
  (await tx.query(
    `update obligation set lead_unit_id = coalesce($5, lead_unit_id), joint_unit_ids = coalesce($6, joint_unit_ids), leader_post_id = case when $9 then $7 else leader_post_id end, touched = touched + 1,
       body = case when $8::text[] is null then body else jsonb_set(body, '{addressees}', to_jsonb($8::text[])) end
     where tenant_id = $1 and programme_id = $2 and version = $3 and obligation_id = any($4)`,
    [tenant, id.programmeId, id.version, wish.obligationIds, wish.leadUnitId ?? null, wish.jointUnitIds ?? null, wish.leaderPostId ?? null, wish.kinds ?? null, wish.leaderPostId !== undefined],
  )).rowCount ?? 0;

/** Replaces the body of an obligation and its status, or makes one of the office's own where `touched` is 0; undefined where somebody changed it since `touched`. */
export async function putObligation(tx: Transaction, tenant: string, id: VersionId, ownerUnitId: string, put: { readonly body: Obligation; readonly touched: number; readonly status: StoredObligation['status'] }): Promise<number | undefined> {
  const key = [tenant, id.programmeId, id.version, put.body.id];
  const changed = await tx.query('update obligation set body = $5, status = $7, touched = touched + 1 where tenant_id = $1 and programme_id = $2 and version = $3 and obligation_id = $4 and touched = $6 returning touched', [...key, JSON.stringify(put.body), put.touched, put.status]);
  if (changed.rows[0]) return changed.rows[0].touched;
  if (put.touched !== 0) return undefined;
  const made = await tx.query(
    `insert into obligation (tenant_id, programme_id, version, obligation_id, owner_unit_id, ordinal, status, body, why, touched, since) values ($1, $2, $3, $4, $5, 100000, $7, $6, '[{"kind":"own"}]', 1, $3) on conflict do nothing returning touched`,
    [...key, ownerUnitId, JSON.stringify(put.body), put.status],
  );
  return made.rows[0]?.touched;
}

/** Makes a draft an issued version, and the version before it a superseded one. Issued rows never change again. */
export async function markIssued(tx: Transaction, tenant: string, id: VersionId, issued: { readonly startsOn: Day; readonly endsOn: Day; readonly at: Instant; readonly by: Uuid }): Promise<void> {
  const key = [tenant, id.programmeId, id.version];
  await tx.query(`update programme set status = 'superseded' where tenant_id = $1 and programme_id = $2 and version < $3 and status = 'issued'`, key);
  await tx.query(`update programme set status = 'issued', starts_on = $4, ends_on = $5, issued_at = $6, issued_by = $7 where tenant_id = $1 and programme_id = $2 and version = $3`, [...key, issued.startsOn, issued.endsOn, issued.at, issued.by]);
  await tx.query('update sentence set issued = true where tenant_id = $1 and programme_id = $2 and version = $3', key);
  await tx.query('update obligation set issued = true where tenant_id = $1 and programme_id = $2 and version = $3', key);
}
