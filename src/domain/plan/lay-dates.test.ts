import type { Cycle } from '#model/cycle';
import { expect, test } from 'vitest';
import { layDates } from './lay-dates.ts';
import { readCycles, readDates } from './suggest-rules.ts';

const lay = (text: string, part = text, known = false, cycles?: readonly Cycle[]) =>
  layDates(cycles ?? readCycles(text, '1.1#1').map(({ cycle }) => cycle), readDates(text), { basis: '1.1#1', part, known }).map((cycle) => ({ per: cycle.per, due: 'due' in cycle ? cycle.due : undefined, origin: cycle.origin.kind }));
const END = { anchor: 'end', span: { value: 0, unit: 'day' } } as const;

test('每年某月底前：年度周期到那一天为止', () => {
  expect(lay('局机关每年12月底前作一次小结。')).toEqual([{ per: 'year', due: { anchor: 'date', month: 12, day: 0 }, origin: 'document' }]);
});

test('写明年份的日子是一次的，不改每学年的周期', () => {
  expect(lay('每学年末作一次评估，2029年7月15日前完成终期评估。')).toEqual([{ per: 'school-year', due: END, origin: 'document' }, { per: 'once', due: { anchor: 'date', year: 2029, month: 7, day: 15 }, origin: 'document' }]);
});

test('没有周期的日子是一次；两个日子是两次', () => {
  expect(lay('各校9月20日前报名单，10月底前报总结。')).toEqual([{ per: 'once', due: { anchor: 'date', month: 9, day: 20 }, origin: 'document' }, { per: 'once', due: { anchor: 'date', month: 10, day: 0 }, origin: 'document' }]);
});

test('只管自己那半句里的日子；已知句子的周期不增加', () => {
  expect(lay('每年3月底前列出清单，每半年讨论一次。', '每半年讨论一次').map(({ due }) => due)).not.toContainEqual(expect.objectContaining({ anchor: 'date' }));
  const half: readonly Cycle[] = [{ per: 'half-year', due: END, origin: { kind: 'default', basis: '1.1#1' } }];
  expect(lay('每年3月底前列出清单，每半年讨论一次。', undefined, true, half)).toEqual([{ per: 'half-year', due: END, origin: 'default' }]);
});
