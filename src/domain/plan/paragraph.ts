import { readLabel, type Label } from './label.ts';
import type { Line } from './line.ts';

/** A paragraph put together again from its lines. `starts` tells which source line each stretch of the text came from. */
export interface Paragraph {
  readonly line: number;
  readonly text: string;
  readonly starts: readonly { readonly at: number; readonly line: number }[];
  readonly label?: Label;
  /** A row of a table: its cells separated by tabs. */
  readonly row: boolean;
}

/** The source line that a place in the paragraph's text came from. */
export function lineAt(paragraph: Paragraph, at: number): number {
  return paragraph.starts.findLast((start) => start.at <= at)?.line ?? paragraph.line;
}

/** Puts lines together; a label is read only where the line stands outside a table. */
export function paragraphOf(lines: readonly Line[]): Paragraph {
  const starts: { at: number; line: number }[] = [];
  let text = '';
  for (const { line, text: part } of lines) {
    if (/[a-z0-9]$/i.test(text) && /^[a-z]/i.test(part)) text += ' '; // two Latin words, not a Chinese line break
    starts.push({ at: text.length, line });
    text += part;
  }
  const label = readLabel(text);
  return { line: lines[0]?.line ?? 0, text, starts, row: text.includes('\t') && label === undefined, ...(label && { label }) };
}
