import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CountedRow, showableRows } from './index.ts';

const SMALLEST = 5;
const UNITS = Array.from({ length: 40 }, (_, i) => `u${i}`);
/** For each unit: not addressed, or in one of three cells. Rows that differ in a few units only are what subtraction lives on. */
const base = fc.array(fc.constantFrom(0, 1, 2, 3), { minLength: UNITS.length, maxLength: UNITS.length });
const rowsOf = fc.tuple(base, fc.array(fc.array(fc.tuple(fc.nat(UNITS.length - 1), fc.constantFrom(0, 1, 2, 3)), { maxLength: 6 }), { maxLength: 6 }), fc.array(base, { maxLength: 3 })).map(([first, changes, others]) =>
  [first, ...changes.map((change) => first.map((cell, i) => change.findLast(([at]) => at === i)?.[1] ?? cell)), ...others].map((places, r): CountedRow => ({ id: `r${r}`, cells: [1, 2, 3].map((cell) => new Set(UNITS.filter((_, i) => places[i] === cell))) })));

test('公布出来的任何一格、任何几格之和、任何两行相减，都推不出不足五个单位的一组', () => {
  fc.assert(fc.property(rowsOf, (rows) => {
    const shown = showableRows(rows, SMALLEST);
    const told = rows.filter(({ id }) => shown.has(id)).flatMap(({ cells }) => [1, 2, 3, 4, 5, 6, 7].map((mask) => new Set(cells.flatMap((cell, i) => ((mask >> i) & 1 ? [...cell] : [])))));
    const isSmall = (n: number): boolean => n > 0 && n < SMALLEST;
    for (const a of told) {
      expect(isSmall(a.size)).toBe(false);
      for (const b of told) if ([...a].every((unit) => b.has(unit))) expect(isSmall(b.size - a.size)).toBe(false);
    }
  }), { numRuns: 300 });
});

test('够大的都公布；差一两个单位的两行只公布一行；全体一致的可以公布', () => {
  const row = (id: string, ...cells: readonly (readonly [from: number, to: number])[]): CountedRow => ({ id, cells: cells.map(([from, to]) => new Set(UNITS.slice(from, to))) });
  expect([...showableRows([row('a', [0, 10], [10, 20]), row('b', [20, 30], [30, 40])], SMALLEST)]).toEqual(['a', 'b']);
  expect([...showableRows([row('a', [0, 22]), row('b', [0, 24])], SMALLEST)]).toEqual(['b']);
  expect([...showableRows([row('a', [0, 24]), row('b', [0, 24])], SMALLEST)]).toEqual(['a', 'b']);
  expect([...showableRows([row('a', [0, 3], [3, 24]), row('b', [0, 4])], SMALLEST)]).toEqual([]);
  expect([...showableRows([row('a', [0, 0], [0, 24]), row('b', [0, 0])], SMALLEST)]).toEqual(['a']);
});
