import type { Day } from '#base/day';
import type { Uuid } from '#base/id';
import type { Obligation } from '#model/obligation';
import type { Transaction } from './pools.ts';
import type { VersionId } from './programme.ts';

/** A programme in force: issued, begun, and not replaced by a newer version. */
export interface InForce extends VersionId {
  readonly title: string;
}

/** What a programme in force asks for. */
export interface InForceBody {
  readonly headings: readonly { readonly text: string; readonly line: number }[];
  readonly sentences: readonly { readonly address: string; readonly line: number }[];
  /** Confirmed, in the document's order, with who leads and who joins. */
  readonly obligations: readonly { readonly body: Obligation; readonly leadUnitId: string | null; readonly jointUnitIds: readonly string[] }[];
}

/** The programmes in force on a day, newest first. One whose last day has passed stays until another takes its place: what it asked for may still be open. */
export const listInForce = async (tx: Transaction, tenant: string, on: Day): Promise<readonly InForce[]> =>
  (await tx.query(`select programme_id as "programmeId", version, title from programme where tenant_id = $1 and status = 'issued' and starts_on <= $2 order by issued_at desc, programme_id`, [tenant, on])).rows;

/** The headings, sentences and confirmed obligations of a version; empty where it is not there. */
export async function readInForce(tx: Transaction, tenant: string, { programmeId, version }: { readonly programmeId: Uuid; readonly version: number }): Promise<InForceBody> {
  const { rows } = await tx.query(
    `select (select outline->'headings' from programme where tenant_id = $1 and programme_id = $2 and version = $3) as headings,
       (select jsonb_agg(jsonb_build_object('address', address, 'line', line) order by ordinal) from sentence where tenant_id = $1 and programme_id = $2 and version = $3) as sentences,
       (select jsonb_agg(jsonb_build_object('body', body, 'leadUnitId', lead_unit_id, 'jointUnitIds', joint_unit_ids) order by ordinal, obligation_id) from obligation where tenant_id = $1 and programme_id = $2 and version = $3 and status = 'confirmed') as obligations`,
    [tenant, programmeId, version],
  );
  return { headings: rows[0].headings ?? [], sentences: rows[0].sentences ?? [], obligations: rows[0].obligations ?? [] };
}
