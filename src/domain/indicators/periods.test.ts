import { day } from '#base/day';
import { expect, test } from 'vitest';
import { periodOf } from './index.ts';

const SEMESTERS = [
  { id: 'a', name: '春', start: day('2026-02-20'), end: day('2026-07-10') },
  { id: 'b', name: '秋', start: day('2026-09-01'), end: day('2027-01-20') },
  { id: 'c', name: '下一春', start: day('2027-01-28'), end: day('2027-07-10') },
];

test('月、学期、学年各自的起止月份；上一期紧接在前；假期算前一个学期；两个学期共用的月份归后一个', () => {
  expect(periodOf('month', day('2027-01-05'), 1, SEMESTERS)).toEqual({ name: '2026年12月', from: '2026-12-01', to: '2026-12-01' });
  expect(periodOf('year', day('2026-08-31'), 0, SEMESTERS)).toEqual({ name: '2025—2026学年', from: '2025-09-01', to: '2026-08-01' });
  expect(periodOf('year', day('2026-09-01'), 0, SEMESTERS)).toMatchObject({ from: '2026-09-01', to: '2027-08-01' });
  expect(periodOf('semester', day('2026-11-25'), 0, SEMESTERS)).toEqual({ name: '秋', from: '2026-09-01', to: '2026-12-01' });
  expect(periodOf('semester', day('2026-08-15'), 0, SEMESTERS)).toEqual({ name: '春', from: '2026-02-01', to: '2026-07-01' });
  expect(periodOf('semester', day('2026-11-25'), 1, SEMESTERS)?.name).toBe('春');
  expect(periodOf('semester', day('2026-11-25'), 2, SEMESTERS)).toBeUndefined();
  expect(periodOf('semester', day('2020-11-25'), 0, SEMESTERS)).toBeUndefined();
});
