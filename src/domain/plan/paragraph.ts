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
  const parts: string[] = [];
  let at = 0;
  for (const [index, { line, text: part }] of lines.entries()) {
    // Two Latin words, not a Chinese line break.
    const gap = /[a-z0-9]$/i.test(lines[index - 1]?.text.slice(-1) ?? '') && /^[a-z]/i.test(part) ? ' ' : '';
    starts.push({ at: at + gap.length, line });
    parts.push(gap, part);
    at += gap.length + part.length;
  }
  const text = parts.join('');
  const label = readLabel(text);
  return { line: lines[0]?.line ?? 0, text, starts, row: text.includes('\t') && label === undefined, ...(label && { label }) };
}
