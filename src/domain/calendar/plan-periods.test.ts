import { day } from '#base/day';
import { expect, test } from 'vitest';
import { holidayRuns } from './holiday-runs.ts';
import { loadCalendar } from './load-calendar.ts';
import { planPeriods } from './plan-periods.ts';

const calendar = loadCalendar([
  { id: 'a', name: '2026年春季学期', start: day('2026-02-20'), end: day('2026-07-10') },
  { id: 'b', name: '2026年秋季学期', start: day('2026-09-01'), end: day('2027-01-20') },
]);
const origin = { kind: 'default', basis: '1.2#4' } as const;
const plan = (every: number, schoolOnly = true) => planPeriods({ calendar, every, from: day('2026-01-01'), to: day('2026-12-31'), origin, schoolOnly });

test('学校一年的月会：跳过暑假，到期日都是学期里的工作日，避开节假日和调休', () => {
  expect(plan(1).map((one) => [one.name, one.due.due])).toEqual([
    // 一月没有学期在表里；二月 20 日开学，不足十个上课日
    ['2026年3月', '2026-03-31'], ['2026年4月', '2026-04-30'], ['2026年5月', '2026-05-29'], ['2026年6月', '2026-06-30'], ['2026年7月', '2026-07-10'],
    ['2026年9月', '2026-09-30'], ['2026年10月', '2026-10-30'], ['2026年11月', '2026-11-30'], ['2026年12月', '2026-12-31'],
  ]);
  expect(plan(1).find((one) => one.name === '2026年5月')?.due.skipped).toEqual([{ from: '2026-05-30', to: '2026-05-31', name: '周末' }]);
});

test('季、半年、年，和不整除的间隔；机关不跳假期', () => {
  expect(plan(3).map((one) => one.name)).toEqual(['2026年1—3月', '2026年4—6月', '2026年7—9月', '2026年10—12月']);
  expect(plan(6).map((one) => one.due.due)).toEqual(['2026-06-30', '2026-12-31']);
  expect(plan(12).map((one) => one.name)).toEqual(['2026年']);
  expect(plan(5).map((one) => one.name)).toEqual(['2026年1—5月', '2026年6—10月', '2026年11—12月']);
  expect(plan(1, false)).toHaveLength(12);
  for (const bad of [0, 13, 1.5]) expect(() => plan(bad)).toThrow(RangeError);
});

test('节假日连着的是一次；元旦在年头年尾各一次', () => {
  expect(holidayRuns(calendar, day('2026-09-20'), day('2026-10-01'))).toEqual([{ name: '中秋节', from: '2026-09-25', to: '2026-09-27' }, { name: '国庆节', from: '2026-10-01', to: '2026-10-07' }]);
  expect(holidayRuns(calendar, day('2018-01-01'), day('2018-12-31')).filter((run) => run.name === '元旦').map((run) => run.from)).toEqual(['2018-01-01', '2018-12-30']);
});
