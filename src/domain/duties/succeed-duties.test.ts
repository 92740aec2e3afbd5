import { addDays, day, type Day } from '#base/day';
import type { Duty } from '#model/duty';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { succeedDuties, type EndedDuty } from './index.ts';

const ORIGIN = { kind: 'default', basis: '1.1#1' } as const;
const START = day('2026-01-01');

const duty = (key: string, start: Day, due: Day, obligationIds: readonly string[]): Duty => ({
  key, unitId: 'c1', ledger: key, period: { per: 'month', key, name: key, start, end: addDays(start, 27) }, obligationIds, sentences: [], leadUnitId: 's1', jointUnitIds: [], minutes: 10, cycle: 'month',
  due: { due, origin: ORIGIN, start, startName: '', span: { value: 0, unit: 'day' }, skipped: [], provisional: false },
});

/** A stored duty as the table holds it. */
interface Row {
  readonly duty: Duty;
  readonly version: number;
  answered: boolean;
  ended: (EndedDuty & { readonly by: number }) | undefined;
}

// A version: for each of twelve monthly keys of two ledgers, whether it asks, for what, and how late; which keys are answered before it; how far apart versions are.
const version = fc.record({
  asks: fc.array(fc.record({ key: fc.integer({ min: 0, max: 23 }), late: fc.integer({ min: 0, max: 40 }), ids: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1 }) }), { maxLength: 24 }),
  answers: fc.array(fc.integer({ min: 0, max: 23 }), { maxLength: 6 }),
  changed: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')),
  retimed: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')),
  days: fc.integer({ min: 0, max: 120 }),
});

test('无论印发多少个版本：同一键最多一件未了结；已报送的、已到期的都在；取消的都留着，注明由哪个版本取消', () => {
  fc.assert(fc.property(fc.array(version, { minLength: 1, maxLength: 6 }), (versions) => {
    const rows: Row[] = [];
    let from = START;
    for (const [i, { asks, answers, changed, retimed, days }] of versions.entries()) {
      for (const at of answers) for (const row of rows) if (row.duty.key === `k${at}` && !row.ended) row.answered = true;
      from = addDays(from, days);
      const all = [...new Map(asks.map((ask) => [ask.key, ask])).values()].map(({ key, late, ids }) => { const start = addDays(START, (key % 12) * 30); return duty(`k${key}`, start, addDays(start, late), ids.toSorted()); });
      const planned = all.filter(({ due }) => due.due >= from);
      const standing = rows.filter((row) => !row.ended).map((row) => ({ duty: row.duty, version: row.version, isAnswered: row.answered }));
      const before = rows.map((row) => ({ ...row }));
      const { ended, added } = succeedDuties({ standing, planned, asked: new Set(all.map(({ key }) => key)), from, changed: new Set(changed), retimed: new Set(retimed) });
      for (const one of ended) {
        const row = rows.find((each) => each.duty.key === one.key && each.version === one.version && !each.ended);
        if (!row) throw new Error('ends what does not stand');
        row.ended = { ...one, by: i + 1 };
      }
      rows.push(...added.map((one): Row => ({ duty: one, version: i + 1, answered: false, ended: undefined })));

      const open = rows.filter((row) => !row.ended).map((row) => row.duty.key);
      expect(new Set(open).size).toBe(open.length);
      for (const was of before) {
        const now = rows.find((row) => row.duty === was.duty && row.version === was.version);
        expect(now).toBeDefined();
        if (was.answered || was.duty.due.due < from) expect(now?.ended).toEqual(was.ended);
        if (now?.ended && !was.ended) expect(now.ended.renewed).toBe(rows.some((row) => row.duty.key === was.duty.key && row.version === i + 1));
      }
      // Whatever the new version asks for from now on stands; whatever it never asks for does not stay open.
      for (const one of planned) expect(open).toContain(one.key);
      for (const row of rows) if (!row.ended && !row.answered && row.duty.due.due >= from) expect(all.map(({ key }) => key)).toContain(row.duty.key);
      const again = rows.filter((row) => !row.ended).map((row) => ({ duty: row.duty, version: row.version, isAnswered: row.answered }));
      expect(succeedDuties({ standing: again, planned, asked: new Set(all.map(({ key }) => key)), from, changed: new Set(), retimed: new Set() }).added).toEqual([]);
    }
  }));
});

test('已开始的时段照原样办；改了期限的换成新的；还没开始的随新版本', () => {
  const from = day('2026-03-10');
  const [running, coming] = [duty('march', day('2026-03-01'), day('2026-03-31'), ['a']), duty('april', day('2026-04-01'), day('2026-04-30'), ['a'])];
  const standing = [running, coming].map((one) => ({ duty: one, version: 1, isAnswered: false }));
  const planned = [running, coming].map((one) => ({ ...one, leadUnitId: 's2' }));
  const run = (changed: string[], retimed: string[]) => succeedDuties({ standing, planned, asked: new Set(['march', 'april']), from, changed: new Set(changed), retimed: new Set(retimed) });
  expect(run([], [])).toEqual({ ended: [], added: [] });
  expect(run(['a'], [])).toEqual({ ended: [{ key: 'april', version: 1, renewed: true }], added: [planned[1]] });
  expect(run(['a'], ['a']).ended).toEqual([{ key: 'march', version: 1, renewed: true }, { key: 'april', version: 1, renewed: true }]);
  expect(succeedDuties({ standing, planned: [], asked: new Set(['march']), from, changed: new Set(), retimed: new Set() })).toEqual({ ended: [{ key: 'april', version: 1, renewed: false }], added: [] });
});
