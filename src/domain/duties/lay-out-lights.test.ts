import { LIGHTS } from '#model/duty';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layOutLights, measureOf, type OwedLight } from './index.ts';

const OBLIGATIONS = [
  { id: 'a', ledger: 'meeting', sentences: ['1.1#1', '1.2#3'] },
  { id: 'b', ledger: 'study', sentences: ['1.2#1'] },
  { id: 'c', ledger: 'meeting', sentences: ['S1#1'] },
];

const MEASURES = ['1.1', '1.2', 'S1'];

test('一件任务站在它回答的每条举措下面；同一格取最差的灯；没人欠的台账不占一列', () => {
  const { columns, lights } = layOutLights([
    { unitId: 'x', ledger: 'meeting', obligationIds: ['a', 'c'], light: 'green' },
    { unitId: 'x', ledger: 'meeting', obligationIds: ['a'], light: 'red' },
    { unitId: 'y', ledger: 'meeting', obligationIds: ['c'], light: 'done' },
  ], OBLIGATIONS, MEASURES);
  expect(columns).toEqual([{ measure: '1.1', ledger: 'meeting' }, { measure: '1.2', ledger: 'meeting' }, { measure: 'S1', ledger: 'meeting' }]);
  expect(Object.fromEntries(lights)).toEqual({ x: 'rrg', y: '--d' });
});

test('任意任务：每格的灯恰是那里最差的一件，没有任务的格是空的', () => {
  const owed = fc.record({ unitId: fc.constantFrom('x', 'y'), ledger: fc.constantFrom('meeting', 'study'), obligationIds: fc.subarray(['a', 'b', 'c'], { minLength: 1 }), light: fc.constantFrom(...LIGHTS) });
  fc.assert(fc.property(fc.array(owed), (all: readonly OwedLight[]) => {
    const { columns, lights } = layOutLights(all, OBLIGATIONS, MEASURES);
    for (const [unitId, text] of lights) {
      expect(text).toHaveLength(columns.length);
      for (const [i, { measure, ledger }] of columns.entries()) {
        const there = all.filter((one) => one.unitId === unitId && one.ledger === ledger && one.obligationIds.some((id) => OBLIGATIONS.find((own) => own.id === id)?.sentences.some((address) => measureOf(address) === measure)));
        const worst = LIGHTS.find((light) => there.some((one) => one.light === light));
        expect(text[i]).toBe(worst ? worst[0] : '-');
      }
    }
  }));
});
