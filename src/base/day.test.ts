import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, addMonths, chineseDay, dateOf, type Day, day, dayFrom, dayOf, daysBetween, instant, isDay, lastDayOfMonth, maxDay, minDay, monthOf, wallClock, weekday, yearOf } from './day.ts';

const someDay = fc.integer({ min: 0, max: 40_000 }).map((n) => addDays(day('1990-01-01'), n));

test.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '2026-04-31', '', '2026-09-01T00:00:00Z', ' 2026-09-01'])('不是日子：%j', (text) => {
  expect(isDay(text)).toBe(false);
  expect(() => day(text)).toThrow(RangeError);
});

test('闰年：能被四整除，整百年要被四百整除', () => {
  expect(['2024-02-29', '2000-02-29', '1900-02-29', '2023-02-29'].map(isDay)).toEqual([true, true, false, false]);
  expect(lastDayOfMonth(2028, 2)).toBe('2028-02-29');
});

test('东八区的日界在世界时十六点', () => {
  expect(dayOf(instant('2026-08-31T15:59:59.999Z'))).toBe('2026-08-31');
  expect(dayOf(instant('2026-08-31T16:00:00Z'))).toBe('2026-09-01');
  expect(wallClock(instant('2026-08-31T16:05:00Z'))).toBe('2026-09-01 00:05');
  expect(instant('2026-09-01T08:00:00+08:00')).toBe('2026-09-01T00:00:00.000Z');
  expect(() => instant('昨天')).toThrow(RangeError);
});

test('民法典第二百零二条：没有对应日的，月末日为最后一日', () => {
  expect(addMonths(day('2026-01-31'), 1)).toBe('2026-02-28');
  expect(addMonths(day('2027-12-31'), 2)).toBe('2028-02-29');
  expect(addMonths(day('2026-03-31'), -1)).toBe('2026-02-28');
  expect(addMonths(day('2026-11-30'), 3)).toBe('2027-02-28');
  expect(addMonths(day('2026-05-15'), 12)).toBe('2027-05-15');
});

test('已知的星期与写法', () => {
  expect([weekday(day('2026-09-01')), weekday(day('2000-01-01')), weekday(day('2026-09-06'))]).toEqual([2, 6, 0]);
  expect(chineseDay(day('2026-09-01'))).toBe('2026年9月1日');
});

test('加减可逆，间隔与加法一致，星期每七天一轮，拆开再合上不变', () => {
  fc.assert(fc.property(someDay, fc.integer({ min: -20_000, max: 20_000 }), (from, n) => {
    const to: Day = addDays(from, n);
    expect(isDay(to)).toBe(true);
    expect(daysBetween(from, to)).toBe(n);
    expect(addDays(to, -n)).toBe(from);
    expect(weekday(addDays(from, 7 * (n % 50)))).toBe(weekday(from));
    expect(dayFrom(yearOf(to), monthOf(to), dateOf(to))).toBe(to);
    expect([minDay(from, to), maxDay(from, to)].sort()).toEqual([from, to].sort());
  }));
});

test('加月落在说好的那个月，日子不会变大', () => {
  fc.assert(fc.property(someDay, fc.integer({ min: -300, max: 300 }), (from, n) => {
    const to = addMonths(from, n);
    expect(yearOf(to) * 12 + monthOf(to)).toBe(yearOf(from) * 12 + monthOf(from) + n);
    expect(dateOf(to)).toBe(Math.min(dateOf(from), dateOf(lastDayOfMonth(yearOf(to), monthOf(to)))));
  }));
});
