import type { Output } from '#contract';

export type Overview = Output<'overview.get'>;
export type Row = Overview['rows'][number];
export type Measure = Overview['measures'][number];

/** What stands in a narrow cell beside its colour, worst first: a sign and a short word. */
export const LETTERS: Readonly<Record<string, { readonly light: string; readonly sign: string; readonly word: string }>> = {
  r: { light: 'red', sign: '✕', word: '逾期' },
  y: { light: 'yellow', sign: '!', word: '快到' },
  g: { light: 'green', sign: '○', word: '正常' },
  d: { light: 'done', sign: '✓', word: '办结' },
};

/** The worst of some letters; `-` where nothing is owed. */
export const worstOf = (letters: string): string => Object.keys(LETTERS).find((letter) => letters.includes(letter)) ?? '-';

/** A column as it is drawn: a whole measure, or one ledger of the measure that is opened; `from` and `to` say where its letters stand. */
export interface Column {
  readonly measure: string;
  readonly title: string;
  readonly ledger?: string;
  readonly from: number;
  readonly to: number;
}

/** The columns of a table in which one measure, or none, is opened into its ledgers. */
export function columnsOf(measures: readonly Measure[], opened?: string): readonly Column[] {
  let at = 0;
  return measures.flatMap(({ measure, title, ledgers }): Column[] => {
    const from = at;
    at += ledgers.length;
    return measure === opened ? ledgers.map(({ ledger, name }, i) => ({ measure, title: name, ledger, from: from + i, to: from + i + 1 })) : [{ measure, title, from, to: at }];
  });
}

export const letterAt = (row: Row, { from, to }: Column): string => worstOf(row.lights.slice(from, to));
