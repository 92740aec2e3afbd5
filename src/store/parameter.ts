import type { Day } from '#base/day';
import { PARAMETERS, type ParameterValue } from '#model/parameter';
import type { Transaction } from './pools.ts';

type Found = readonly (readonly [id: string, value: ParameterValue])[];

/** Figures that the obligations of the programmes in force fix or confirm, the newest programme last. */
export async function listProgrammeParameters(tx: Transaction, tenant: string, on: Day): Promise<Found> {
  const { rows } = await tx.query(
    `select o.body -> 'parameters' as parameters from programme p join obligation o using (tenant_id, programme_id, version)
     where p.tenant_id = $1 and p.status = 'issued' and p.starts_on <= $2 and o.status = 'confirmed' and o.body -> 'parameters' <> '[]' order by p.issued_at`,
    [tenant, on],
  );
  return rows.flatMap((row) => (row.parameters as (ParameterValue & { id: string })[]).map(({ id, value, scale, unit, origin }) => [id, { value, scale, unit, origin }] as const));
}

/** Figures that the county has set itself (ledger 参数调整), in force on this day, the newest last. */
export async function listCountyParameters(tx: Transaction, tenant: string, on: Day): Promise<Found> {
  const { rows } = await tx.query(
    `select open, updated_at from record where tenant_id = $1 and ledger = 'parameter' and state = '已生效' and d1 <= $2 order by d1, updated_at`,
    [tenant, on],
  );
  const byName = new Map(Object.entries(PARAMETERS).map(([id, parameter]) => [parameter.name as string, { id, ...parameter }]));
  return rows.flatMap((row) => {
    const known = byName.get(row.open.parameter);
    return known ? [[known.id, { value: row.open.value, scale: known.scale, unit: known.unit, origin: { kind: 'document', basis: row.open.basis } }] as const] : [];
  });
}
