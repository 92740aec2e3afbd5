import type { Day } from '#base/day';
import { type Field, isEmpty, type Value, type Values } from '#model/field';
import { type Ledger, titleText } from '#model/ledger';
import type { LedgerRecord } from '#model/record';
import { valueText } from '#model/value-text';
import { disclose } from './disclose.ts';

/** What the public reads of a record, as the body of a publication keeps it: every value in words, of files only their number. */
export type PublicBody = { readonly title: string; readonly ledger: string; readonly clauses: string; readonly unit: string; readonly state: string; readonly content: readonly { readonly label: string; readonly text: string }[] };

/** Whether records of this ledger become public one by one. */
export const publishes = (ledger: Ledger): boolean => ledger.disclosure !== 'never' && ledger.disclosure.mode === 'record';

/** A table shows the public only those of its columns that are themselves public. */
const publicPart = (field: Field): Field =>
  field.kind === 'rows' ? { ...field, columns: Object.fromEntries(Object.entries(field.columns).filter(([, column]) => column.see === 'public' && !column.personal)) } : field;

/** A value in words; the lines of a table begin where the text does. */
const publicText = (field: Field, value: Value): string => { const words = valueText(publicPart(field), value); return (field.kind === 'rows' ? words.replaceAll('\n  ', '\n') : words).trim(); };

/** The public projection of a record in the order of its definition; fields that are empty are left out, and links, because they hold ids of records inside. */
export function publicBody(ledger: Ledger, record: Pick<LedgerRecord, 'values' | 'state'>, unitName: string): PublicBody {
  const seen = disclose(ledger, 'public', record.values);
  const content = Object.entries(ledger.fields).flatMap(([name, field]) =>
    (isEmpty(seen[name]) || field.personal || field.kind === 'link' || field.kind === 'post' ? [] : [{ label: field.label, text: publicText(field, seen[name] as Value) }]));
  return { title: titleText(ledger, seen) || ledger.name, ledger: ledger.name, clauses: isEmpty(seen[ledger.restsOn ?? '']) ? ledger.basis.join('、') : String(seen[ledger.restsOn ?? '']), unit: unitName, state: record.state, content };
}

const isSame = (body: PublicBody, published: Values): boolean => Object.entries(body).every(([name, value]) => JSON.stringify(published[name] ?? null) === JSON.stringify(value));

/**
 * The step that a record's publication takes after the record has changed: first publishing, publishing anew what differs, hiding what is being corrected; undefined where nothing is to be done.
 * What the office took down stays down, whatever happens to the record.
 */
export function publicStep(ledger: Ledger, state: string, body: PublicBody, published: Pick<LedgerRecord, 'state' | 'values'> | undefined): 'publish' | 'correct' | 'suspend' | undefined {
  if (ledger.disclosure === 'never' || ledger.disclosure.mode !== 'record') return undefined;
  const isPublic = ledger.disclosure.when.includes(state);
  if (!published) return isPublic ? 'publish' : undefined;
  if (published.state === '已撤下') return undefined;
  if (!isPublic) return published.state === '已公布' ? 'suspend' : undefined;
  return published.state === '已公布' && isSame(body, published.values) ? undefined : 'correct';
}

/** The body as the entry's fields, with the day and the how-manieth publishing it is. */
export const bodyValues = (body: PublicBody, day: Day, edition: number): Values => ({ ...body, day, edition });
