import type { Role } from './actor.ts';
import type { CheckId } from './check.ts';
import type { Cycle } from './cycle.ts';
import type { Expr } from './expr.ts';
import { type Fields, isEmpty, type Values } from './field.ts';
import type { Indicator } from './indicator.ts';
import type { LimitRef } from './limit.ts';
import type { ReadersRule } from './readers.ts';
import type { Signal } from './signal.ts';

/**
 * One step that a record can take. Without `from` it makes the record.
 * `sets`: fields it may write ('all' on making and correcting); `needs`: fields that must be filled afterwards; `notSameAs`: steps that another person must have done;
 * `within`/`notBefore`: the longest and shortest time since the state was entered, or since the day in the field `since` (a shortest time never from before the state); `quorum`: how many different persons it takes;
 * `line`: only somebody of the record's own unit may take it, or only somebody of another (two lines sign);
 * `checks`: conditions over other records; `reason`: a written reason is asked for; `undoes`: only by the author of that step, and only while nothing came after it (撤回).
 */
export interface Action<F extends string = string, S extends string = string, A extends string = string> {
  readonly label: string;
  readonly from?: readonly S[];
  readonly to: S;
  readonly by: readonly Role[];
  readonly sets?: readonly F[] | 'all';
  readonly needs?: readonly F[];
  readonly when?: Expr;
  readonly notSameAs?: readonly A[];
  readonly within?: LimitRef;
  readonly notBefore?: LimitRef;
  readonly since?: F;
  readonly quorum?: number;
  readonly line?: 'own' | 'other';
  readonly checks?: readonly CheckId[];
  readonly reason?: boolean;
  readonly undoes?: A;
  readonly danger?: boolean;
  /** The program takes it by itself; `by` is empty. */
  readonly program?: true;
}

/** A ledger (台账) as plain data: everything else — form, list, workflow, permissions, deadlines, publication — comes from it. */
export interface Ledger<F extends string = string, S extends string = string, A extends string = string> {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  /** What the clerk reads above the form. */
  readonly help: string;
  /** Clauses of the plan that it serves. */
  readonly basis: readonly string[];
  readonly appliesTo: 'school' | 'bureau' | 'both';
  /** Its records are written by the program alone, as the consequence of acts elsewhere: nobody is in `by`. */
  readonly automatic?: true;
  readonly title: F;
  /** What tells records of the same title apart in a list (a choice such as 秋季学期 says too little); seen by whoever sees the title. */
  readonly titleWith?: readonly F[];
  /** Who reads its records besides their author; absent: by the rule of units. */
  readonly readers?: ReadersRule<F>;
  /** Whom a row is about: she is told of every look at it. Her author; or by staff number, where the row names one, else whoever held the post when the row was made. */
  readonly about?: 'author' | { readonly post: F; readonly staffNo?: F };
  /** States in which all staff of the county read its records, whoever's they are: what is issued to everybody. Every field of it is for everybody then. */
  readonly openIn?: readonly S[];
  /** The field that says on which clause a record rests, where each has its own; absent: on the ledger's. */
  readonly restsOn?: F;
  /** Its acts are taken only along with what they record, by the question that does it: `act` refuses them. */
  readonly alongOnly?: true;
  /** Its records are begun from another page; the console offers no empty form. */
  readonly byProgram?: true;
  /** No comments under its records: what is said about them belongs to nobody but those who handle them. */
  readonly noComments?: true;
  readonly fields: Fields;
  readonly states: readonly S[];
  readonly actions: { readonly [name: string]: Action<F, S, A> };
  /** States in which a duty that the record answers counts as handed in, and as done. */
  readonly handedIn: readonly S[];
  readonly done: readonly S[];
  readonly disclosure: { readonly when: readonly S[]; readonly mode: 'record' | 'aggregate' } | 'never';
  readonly cycle?: Cycle['per'];
  /** The date field that says when it happened; absent: the day on which the record was made. */
  readonly on?: F;
  /** The date field that says until when an open record is to be done; its parent's page shows the light. */
  readonly until?: F;
  readonly indicators?: readonly Indicator<F, S, A>[];
  /** What is missing or running out in it. */
  readonly signals?: readonly Signal<F, S>[];
  readonly burdenMinutes: number;
  readonly keepYears: number;
  /** From an older body's version to the next: fields renamed, by old name. */
  readonly renamed?: { readonly [fromVersion: number]: { readonly [oldName: string]: F } };
}

interface Definition<F extends Fields, S extends string, A extends string> extends Omit<Ledger<keyof F & string, NoInfer<S>, NoInfer<A>>, 'fields' | 'states' | 'actions'> {
  readonly fields: F;
  readonly states: readonly S[];
  readonly actions: { readonly [K in A]: Action<keyof F & string, NoInfer<S>, NoInfer<A>> };
}

/** Declares a ledger; a typo in a field, a state, an action or a role does not compile. What types cannot see, `lintLedger` finds at start-up. */
export const defineLedger = <const F extends Fields, const S extends string, const A extends string>(definition: Definition<F, S, A>): Ledger => definition as unknown as Ledger;

const LONGEST_TITLE = 200;

/** What a record with these values is called: its title, and what tells it from others of the same title. Values that are not there are left out. */
export const titleText = ({ title, titleWith = [] }: Pick<Ledger, 'title' | 'titleWith'>, values: Values): string =>
  [title, ...titleWith].flatMap((name) => (isEmpty(values[name]) ? [] : [String(values[name])])).join(' · ').slice(0, LONGEST_TITLE);

/** The id of the record that one with these values belongs below, by the first of the ledger's parent links that is filled; null where none is. */
export function parentOf(ledger: Pick<Ledger, 'fields'>, values: Values): string | null {
  const [name] = Object.entries(ledger.fields).find(([name, field]) => field.kind === 'link' && field.parent && !isEmpty(values[name])) ?? [];
  return name === undefined ? null : (values[name] as string);
}

/** Whether people make its records from an empty form or a sheet; else the program does, or another page begins them. */
export const isFilledByHand = (ledger: Pick<Ledger, 'automatic' | 'alongOnly' | 'byProgram'>): boolean => !ledger.automatic && !ledger.alongOnly && !ledger.byProgram;

/** Whether comments may stand under its records: not where a person, somebody's difficulty or a report is at stake, nor under what the program or another page makes. */
export const takesComments = (ledger: Pick<Ledger, 'automatic' | 'alongOnly' | 'byProgram' | 'readers' | 'noComments'>): boolean => isFilledByHand(ledger) && ledger.readers === undefined && !ledger.noComments;
