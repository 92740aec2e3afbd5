import { isUnitKind, type UnitKind } from '#model/actor';
import { CYCLE_NAMES } from '#model/cycle';
import { isLedgerName } from '#model/ledger-name';
import { ORIGINS } from '#model/origin';
import { type Obligation, STRENGTHS } from '#model/obligation';
import { z } from 'zod';
import { unitId, uuid } from './shapes.ts';

const keysOf = <K extends string>(record: Readonly<Record<K, unknown>>): [K, ...K[]] => Object.keys(record) as [K, ...K[]];
const words = (most: number) => z.string().trim().max(most);
const filled = (most: number) => words(most).min(1);

export const unitKind = z.string().refine(isUnitKind) as unknown as z.ZodType<UnitKind>;

const origin = z.looseObject({ kind: z.string(), basis: z.string() });
const cycle = z.looseObject({ per: z.string(), origin });
const parameter = z.looseObject({ id: z.string(), name: z.string(), value: z.int(), scale: z.int(), unit: z.string(), origin });
/** An obligation as `#model/obligation` describes it. */
const body: z.ZodType<Obligation> = z.looseObject({
  id: z.string(), sentences: z.array(z.string()), strength: z.enum(['M', 'P', 'X', 'E']), actor: z.string(), addressees: z.array(z.string()), action: z.string(), cycles: z.array(cycle), evidence: z.string(), indicator: z.string(),
  ledger: z.string(), visibility: z.string(), parameters: z.array(parameter), duty: z.boolean().optional(),
}) as never;

/** An obligation of a version with what became of it: why it was suggested, the decision, who leads. */
export const obligation = z.object({
  obligationId: z.string(), status: z.enum(['suggested', 'confirmed', 'rejected']), body, why: z.array(z.looseObject({})), leadUnitId: unitId.nullable(), jointUnitIds: z.array(unitId), leaderPostId: uuid.nullable(), touched: z.int(),
});

/** A day that no year has is nobody's deadline. */
const MONTH_DAYS = [0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const writtenOrigin = z.strictObject({
  kind: z.enum(keysOf(ORIGINS)), basis: filled(200),
  /** A reason confirms a default; the day and the post are the server's to say. */
  confirmed: z.looseObject({ reason: filled(200).min(2) }).optional(),
});
const due = z.union([
  z.strictObject({ anchor: z.enum(['start', 'end']), span: z.strictObject({ value: z.int().min(0).max(400), unit: z.enum(['day', 'workday', 'month', 'year']) }) }),
  z.strictObject({ anchor: z.literal('date'), month: z.int().min(1).max(12), day: z.int().min(0).max(31), year: z.int().min(2000).max(2100).optional() }).refine(({ month, day }) => day <= (MONTH_DAYS[month] ?? 0)),
]);
const writtenCycle = z.strictObject({ per: z.enum(keysOf(CYCLE_NAMES)), due: due.optional(), origin: writtenOrigin })
  .refine((written) => ['event', 'continuous', 'festival'].includes(written.per) === (written.due === undefined));

/** An obligation as a clerk writes it: nothing that 印发 would stumble over later gets in. */
export const writtenBody: z.ZodType<Obligation> = z.strictObject({
  id: filled(40), sentences: z.array(z.string().max(40)).min(1).max(50), strength: z.enum(keysOf(STRENGTHS)), actor: words(200), addressees: z.array(unitKind).min(1), action: filled(500),
  cycles: z.array(writtenCycle).min(1).max(8), evidence: words(300), indicator: words(300), ledger: z.string().refine(isLedgerName), visibility: z.enum(['public', 'tenant', 'office', 'unit', 'aggregate']),
  parameters: z.array(z.strictObject({ id: filled(60), name: filled(60), value: z.int(), scale: z.int().min(0).max(4), unit: filled(20), origin: writtenOrigin })).max(20),
  duty: z.boolean().optional(),
}) as never;
