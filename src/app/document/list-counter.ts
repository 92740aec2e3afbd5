import { formatNumber } from './number-format.ts';

/** One level of a list as Word keeps it: `text` holds `%1` to `%9` for the numbers of the levels. */
export interface ListLevel {
  readonly start: number;
  readonly format: string;
  readonly text: string;
  readonly suffix: 'tab' | 'space' | 'nothing';
  /** The level above which begins this one anew, counted from 1; 0 never, undefined any above. */
  readonly restart?: number;
  /** All numbers in it are shown as 1, 2, 3. */
  readonly legal: boolean;
}

/** A list that paragraphs point to: lists of the same `counts` go on from each other, but for levels that `overrides` starts anew. */
export interface NumberedList {
  readonly counts: string;
  readonly id: string;
  readonly levels: ReadonlyMap<number, ListLevel>;
  readonly overrides: ReadonlyMap<number, number>;
}

// Symbol fonts put their marks in the private use area, or behind plain letters ('l', 'n', 'u' of Wingdings).
const NO_BULLET = /[\p{Co}\x00-\x7f\u00a1-\u00ff]/gu;

/** Counts through a document's lists and writes each paragraph's number as text; one counter per document, paragraphs in order. */
export class ListCounter {
  readonly #counts = new Map<string, Map<number, number>>();
  readonly #begun = new Set<string>();

  /** The number in front of a paragraph at this level (from 0) with what parts it from the words; empty for bullets of a symbol font and lists unknown. */
  next(list: NumberedList, level: number): string {
    const shape = list.levels.get(level);
    if (!shape) return '';
    const counts = this.#counts.get(list.counts) ?? new Map<number, number>();
    this.#counts.set(list.counts, counts);
    const begin = list.overrides.get(level);
    const first = `${list.id}/${level}`;
    if (begin !== undefined && !this.#begun.has(first)) counts.delete(level);
    const before = counts.get(level);
    counts.set(level, before === undefined ? (begin ?? shape.start) : before + 1);
    this.#begun.add(first);
    for (const deeper of counts.keys()) {
      const restart = list.levels.get(deeper)?.restart;
      if (deeper > level && restart !== 0 && (restart === undefined || level < restart)) counts.delete(deeper);
    }
    return this.#write(list, shape, counts);
  }

  #write(list: NumberedList, shape: ListLevel, counts: ReadonlyMap<number, number>): string {
    if (shape.format === 'bullet') {
      const mark = shape.text.replace(NO_BULLET, '');
      return mark === '' || shape.suffix === 'nothing' ? mark : `${mark} `;
    }
    const label = shape.text.replaceAll(/%([1-9])/g, (_mark, digit: string) => {
      const at = list.levels.get(Number(digit) - 1);
      return at ? formatNumber(counts.get(Number(digit) - 1) ?? at.start, shape.legal && at.format !== 'none' ? 'decimal' : at.format) : '';
    });
    // A space behind '一、' or '（一）' is never typed.
    return label === '' || shape.suffix === 'nothing' || /[^\x00-\x7f]$/.test(label) ? label : `${label} `;
  }
}
