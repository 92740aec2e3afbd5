import { measureOf } from './measure-progress.ts';

/** The measure that each heading of a document stands over: that of the first sentence between its line and the next heading's; undefined where none begins there. */
export const measuresBelow = (headings: readonly { readonly line: number }[], sentences: readonly { readonly address: string; readonly line: number }[]): readonly (string | undefined)[] =>
  headings.map(({ line }, i) => {
    const until = headings[i + 1]?.line ?? Infinity;
    const own = sentences.find((sentence) => sentence.line >= line && sentence.line < until);
    return own && measureOf(own.address);
  });
