import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safeGroups } from './index.ts';

test('够大的单独成组，小的并在一起，还不够就并入最小的大组；全部加起来也不够就一组都没有', () => {
  expect(safeGroups(new Map([['a', 8], ['b', 5], ['c', 1], ['d', 2]]), 5)).toEqual([['a'], ['b', 'c', 'd']]);
  expect(safeGroups(new Map([['a', 8], ['c', 3], ['d', 2]]), 5)).toEqual([['a'], ['c', 'd']]);
  expect(safeGroups(new Map([['a', 4]]), 5)).toEqual([]);
  expect(safeGroups(new Map([['a', 0], ['b', 6]]), 5)).toEqual([['a'], ['b']]);
});

test('任意县：组与组不重叠、不遗漏，任何几组加减都算不出不到五个看不见的单位', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 6 }), (sizes) => {
    const unseen = new Map(sizes.map((size, i) => [`k${i}`, size]));
    const groups = safeGroups(unseen, 5);
    const all = groups.flat();
    expect(new Set(all).size).toBe(all.length);
    const total = sizes.reduce((sum, size) => sum + size, 0);
    if (groups.length > 0) expect(all.toSorted()).toEqual([...unseen.keys()].toSorted());
    else expect(total).toBeLessThan(5);
    const sizeOf = (group: readonly string[]): number => group.reduce((sum, kind) => sum + (unseen.get(kind) ?? 0), 0);
    // Groups do not overlap: what can be had from sums and differences are unions of groups.
    for (const group of groups) expect(sizeOf(group) === 0 || sizeOf(group) >= 5).toBe(true);
  }));
});
