import { day } from '#base/day';
import { expect, test } from 'vitest';
import { type DutyState, measureProgress } from './index.ts';

const duty = (unitId: string, sentences: readonly string[], due: string, handedOn: string | null): DutyState => ({ unitId, sentences, due: day(due), handedOn: handedOn === null ? null : day(handedOn) });

test('每个单位在一条举措里只算一次，按最差的一件算；没到期的不算，期限当天不算逾期', () => {
  const found = measureProgress([
    duty('a', ['1.1#1', '1.1#2'], '2026-09-10', '2026-09-10'),
    duty('b', ['1.1#1'], '2026-09-10', '2026-09-11'),
    duty('c', ['1.1#1', '2.3#4'], '2026-09-10', null),
    duty('a', ['2.3#4'], '2026-09-20', null),
    duty('b', ['1.1#1'], '2026-09-11', '2026-09-01'),
  ], day('2026-09-20'));
  expect(found).toEqual([
    { measure: '1.1', onTime: new Set(['a']), late: new Set(['b']), missing: new Set(['c']) },
    { measure: '2.3', onTime: new Set(), late: new Set(), missing: new Set(['c']) },
  ]);
  expect(measureProgress([duty('a', ['1.1#1'], '2026-09-20', null)], day('2026-09-20'))).toEqual([]);
});
