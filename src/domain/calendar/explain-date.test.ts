import { addDays, day } from '#base/day';
import type { DateRule } from '#model/cycle';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explainDate, isWorkday, loadCalendar } from './index.ts';

const calendar = loadCalendar([]);
const origin = { kind: 'document', basis: '1.1#1' } as const;
const explain = (date: Omit<DateRule, 'anchor'>, from: string, to: string, start = from) => explainDate({ calendar, slot: { start: day(from), end: day(to) }, start: day(start), date: { anchor: 'date', ...date }, origin });

test('文件写明的日子：说出来历；休息日顺延并说明（民法典第二百零三条）', () => {
  expect(explain({ month: 3, day: 31 }, '2026-01-01', '2026-12-31')).toMatchObject({ due: '2026-03-31', origin, startName: '文件写明3月31日前', skipped: [], provisional: false });
  expect(explain({ month: 9, day: 20 }, '2025-01-01', '2025-12-31')).toMatchObject({ due: '2025-09-22', movedFrom: '2025-09-20' });
  expect(explain({ month: 12, day: 0 }, '2026-01-01', '2026-12-31')).toMatchObject({ due: '2026-12-31', startName: '文件写明12月底前' });
});

test('时段里没有那一天、或已经过去，就没有任务；一次的取以后的第一个，写明年份的只认那一年', () => {
  expect(explain({ month: 9, day: 20 }, '2026-02-20', '2026-07-10')).toBeUndefined();
  expect(explain({ month: 3, day: 31 }, '2026-01-01', '2026-12-31', '2026-04-01')).toBeUndefined();
  expect(explain({ month: 3, day: 31 }, '2026-04-01', '2029-03-31')?.due).toBe('2027-03-31');
  expect(explain({ month: 7, day: 15, year: 2025 }, '2026-04-01', '2029-03-31')).toBeUndefined();
  expect(explain({ month: 2, day: 29 }, '2027-01-01', '2027-12-31')).toMatchObject({ start: '2027-02-28' });
});

test('任何年份、任何日子：每年正好一次，落在工作日，顺延只跳过休息日', () => {
  fc.assert(fc.property(fc.integer({ min: 2019, max: 2026 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 31 }), (year, month, date) => {
    const found = explain({ month, day: date }, `${year}-01-01`, `${year}-12-31`);
    if (!found) throw new Error('a year has every day');
    expect(isWorkday(calendar, found.due)).toBe(true);
    for (let at = found.start; at < found.due; at = addDays(at, 1)) expect(isWorkday(calendar, at)).toBe(false);
  }));
});
