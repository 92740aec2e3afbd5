import type { Role } from './actor.ts';
import type { Values } from './field.ts';
import type { LedgerRecord } from './record.ts';

/** Who reads a record. unit: by the rule of units (own, reached, led); desk: its author and the desks of its unit; head: its author and the head of its unit. */
export const READERS = ['unit', 'desk', 'head'] as const;

export type Readers = (typeof READERS)[number];

/** What a ledger says of its readers: the same for every record, or as the author chose in a field when making it. */
export type ReadersRule<F extends string = string> = Exclude<Readers, 'unit'> | { readonly field: F; readonly chosen: { readonly [option: string]: Exclude<Readers, 'unit'> } };

/** Who reads a record with these values. What a rule does not know is read by the fewest. */
export const readersOf = ({ readers }: { readonly readers?: ReadersRule }, values: Values): Readers =>
  readers === undefined ? 'unit' : typeof readers === 'string' ? readers : (readers.chosen[String(values[readers.field])] ?? 'head');

const DESKS: readonly Role[] = ['school.clerk', 'section.clerk', 'office.clerk'];
const HEADS: readonly Role[] = ['school.head', 'section.head', 'office.head', 'bureau.leader'];

/** Whether a post is that of a teacher and nothing else: it reads only what its holder made. */
export const isTeacherOnly = (roles: readonly Role[]): boolean => roles.length > 0 && roles.every((role) => role === 'teacher');

/** As which readers a post reads more than its holder's own records; for desk and head only those of its own unit. */
export function readsAs(roles: readonly Role[]): readonly Readers[] {
  if (isTeacherOnly(roles)) return [];
  const isHead = roles.some((role) => HEADS.includes(role));
  return ['unit', ...(isHead || roles.some((role) => DESKS.includes(role)) ? (['desk'] as const) : []), ...(isHead ? (['head'] as const) : [])];
}

/** Who made the record; null where nobody has. */
export const authorOf = (record: Pick<LedgerRecord, 'trail'> | undefined): LedgerRecord['trail'][number]['personId'] | null => record?.trail[0]?.personId ?? null;
