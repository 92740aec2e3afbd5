import { type Print, runsOf } from './winnow.ts';

/** The hashes of every run of texts that nobody copies from anybody: the plan's wording, a form's examples. */
export const commonRuns = (texts: readonly string[]): ReadonlySet<number> => new Set(texts.flatMap((text) => runsOf(text).map(({ print }) => print)));

/** The prints that are the author's own doing. */
export const subtract = (prints: readonly Print[], common: ReadonlySet<number>): readonly Print[] => prints.filter(({ print }) => !common.has(print));
