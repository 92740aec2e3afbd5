import { type Expr, holds } from './expr.ts';

/** Who may see a field, from the widest audience to the narrowest. */
export const AUDIENCES = ['public', 'tenant', 'chain', 'unit'] as const;

/** public: everybody; tenant: all staff of the county; chain: own unit, lead section, office, leaders; unit: own unit only. */
export type Audience = (typeof AUDIENCES)[number];

/** Where the system holds it already: a field of the unit's newest record in a ledger; the calendar; the unit's own records of the semester, as a draft that its author writes on. */
export type Prefill =
  | { readonly ledger: string; readonly field: string }
  | { readonly calendar: 'today' | 'year' | 'school-year' | 'semester' | 'season' }
  | { readonly digest: 'done' | 'lacking' }
  /** How many duties of the unit fell due this year, or how many of them were answered by their day. */
  | { readonly duties: 'due' | 'in-time' };

/**
 * `filter` fields may be filtered and sorted by in lists; `personal` fields lie in the part of an entry that can be erased.
 * `when`: asked only while this holds over the record; elsewhere it stays empty. `group`: the heading under which the form shows it. `from`: where the system already holds it; the form begins with that.
 */
interface Common {
  readonly label: string;
  readonly see: Audience;
  readonly personal: boolean;
  readonly filter: boolean;
  readonly when?: Expr;
  readonly group?: string;
  readonly from?: Prefill;
  readonly hint?: string;
  readonly example?: string;
}

export type Field = Common &
  (
    // `help`: names of indicators to choose from, or the hash of a file that stays where it is
    | { readonly kind: 'text'; readonly maxLength: number; readonly help?: 'indicators' | 'hash' }
    | { readonly kind: 'longtext'; readonly maxLength: number; readonly minLength: number; /** Compared with what others, and the unit itself, handed in before. */ readonly compare: boolean }
    | { readonly kind: 'integer'; readonly min: number; readonly max: number; readonly unit: string }
    | { readonly kind: 'money' } // fen
    | { readonly kind: 'date' }
    | { readonly kind: 'yesno' }
    // `names`: what people read where the option is a code that the program knows
    | { readonly kind: 'choice'; readonly options: readonly string[]; readonly names?: Readonly<Record<string, string>> }
    | { readonly kind: 'choices'; readonly options: readonly string[]; readonly names?: Readonly<Record<string, string>> }
    | { readonly kind: 'files'; readonly maxCount: number }
    | { readonly kind: 'post' }
    | { readonly kind: 'link'; readonly ledger: string; readonly states: readonly string[]; readonly parent: boolean }
    | { readonly kind: 'rows'; readonly columns: Fields; readonly maxRows: number }
  );

export type Fields = { readonly [name: string]: Field };

/** What a field holds: money is fen, files are ids, a link is a record's id, a post is a post's id, rows are objects by column; null is "not filled". */
export type Value = null | string | number | boolean | readonly string[] | readonly { readonly [column: string]: Value }[];

export type Values = { readonly [field: string]: Value };

type Options = Partial<Common>;

const common = (label: string, options: Options): Common => ({ label, see: 'chain', personal: false, filter: false, ...options });

export const text = (label: string, options: Options & { readonly maxLength?: number; readonly help?: 'indicators' | 'hash' } = {}): Field => ({ kind: 'text', maxLength: 200, ...common(label, options) });
export const longtext = (label: string, options: Options & { readonly maxLength?: number; readonly minLength?: number; readonly compare?: boolean } = {}): Field => ({
  kind: 'longtext',
  maxLength: 10_000,
  minLength: 0,
  compare: false,
  ...common(label, options),
});
/** A count; `unit` is shown behind it (人、次、件). */
export const integer = (label: string, unit: string, options: Options & { readonly min?: number; readonly max?: number } = {}): Field => ({
  kind: 'integer',
  unit,
  min: 0,
  max: 1_000_000_000,
  ...common(label, options),
});
/** An amount, held in fen, shown in yuan. */
export const money = (label: string, options: Options = {}): Field => ({ kind: 'money', ...common(label, options) });
export const date = (label: string, options: Options = {}): Field => ({ kind: 'date', ...common(label, options) });
export const yesno = (label: string, options: Options = {}): Field => ({ kind: 'yesno', ...common(label, options) });
export const choice = (label: string, choices: readonly string[], options: Options = {}): Field => ({ kind: 'choice', options: choices, ...common(label, options) });
export const choices = (label: string, list: readonly string[], options: Options = {}): Field => ({ kind: 'choices', options: list, ...common(label, options) });
export const files = (label: string, options: Options & { readonly maxCount?: number } = {}): Field => ({ kind: 'files', maxCount: 20, ...common(label, options) });
/** Another record, of `ledger` and in one of `states` when it is linked (any where none are named). `parent`: the record belongs below the linked one and is listed on its page. */
export const link = (label: string, ledger: string, options: Options & { readonly states?: readonly string[]; readonly parent?: boolean } = {}): Field => ({
  kind: 'link',
  ledger,
  states: [],
  parent: false,
  ...common(label, options),
  filter: true,
});
/** A post of the record's own unit: who it concerns is a post, never a name. */
export const post = (label: string, options: Options = {}): Field => ({ kind: 'post', ...common(label, options), filter: true });
/** A choice, or several, among codes that the program knows, by what people read. */
export const code = (label: string, names: Readonly<Record<string, string>>, options: Options = {}): Field => ({ kind: 'choice', options: Object.keys(names), names, ...common(label, options) });
export const codes = (label: string, names: Readonly<Record<string, string>>, options: Options = {}): Field => ({ kind: 'choices', options: Object.keys(names), names, ...common(label, options) });
/** A table inside the form; columns are plain fields. */
export const rows = (label: string, columns: Fields, options: Options & { readonly maxRows?: number } = {}): Field => ({ kind: 'rows', columns, maxRows: 200, ...common(label, options) });

export const isEmpty = (value: Value | undefined): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** Whether a field is asked in a record with these values: always, or while its `when` holds. */
export function isFieldAsked(fields: Fields, name: string, values: Values): boolean {
  const when = fields[name]?.when;
  return when === undefined || holds(when, values);
}

/** The fields whose text is compared with what was handed in before. */
export const comparedFields = (fields: Fields): readonly string[] => Object.entries(fields).flatMap(([name, field]) => (field.kind === 'longtext' && field.compare ? [name] : []));
