/** A refusal is expected: a code and its data, never prose. The sentence is found in the Chinese file of the web part that shows it. */
export interface Refusal {
  readonly code: string;
  readonly [detail: string]: unknown;
}

/** Either a value or a refusal; a fault is thrown instead. */
export type Result<T, R extends Refusal = Refusal> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: R };

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

export const refuse = <const R extends Refusal>(refusal: R): { readonly ok: false; readonly refusal: R } => ({ ok: false, refusal });
