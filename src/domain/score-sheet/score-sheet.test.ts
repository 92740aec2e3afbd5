import fc from 'fast-check';
import { expect, test } from 'vitest';
import { guessColumns, markLowest, readPupils, type SheetCell } from './index.ts';

const SHEET: readonly (readonly SheetCell[])[] = [
  ['柳溪小学期中成绩', null, null, null, null],
  ['班级', '学号', '姓 名', '语文', '总分'],
  ['五（1）', '0101', '甲', 90, 270], ['五（1）', '0102', '乙', 60, '180分'], ['五（1）', '0103', '丙', null, '缺考'], ['五（1）', '0104', '丁', 70, 180], ['五（2）', '0201', '戊', 80, 200],
  [null, null, '平均分', 75, 207],
];

test('认得出表头、班级、学号、姓名和总分，平均分那一行不是学生', () => {
  const columns = guessColumns(SHEET);
  expect(columns).toEqual({ heading: 1, className: 0, number: 1, name: 2, score: 4 });
  const pupils = readPupils(SHEET, columns!, '本班');
  expect(pupils.map(({ name, className, score, row }) => [name, className, score, row])).toEqual([['甲', '五（1）', 270, 3], ['乙', '五（1）', 180, 4], ['丙', '五（1）', null, 5], ['丁', '五（1）', 180, 6], ['戊', '五（2）', 200, 7]]);
});

test('按班标出靠后的，同分一起标，缺考的另外列', () => {
  const marked = markLowest(readPupils(SHEET, guessColumns(SHEET)!, ''), 20);
  expect(marked.map(({ className, scored, lowest, without }) => [className, scored, lowest.map(({ name }) => name), without.map(({ name }) => name)])).toEqual([['五（1）', 3, ['乙', '丁'], ['丙']], ['五（2）', 1, ['戊'], []]]);
});

test('没有班级一列就是一个班；没有姓名或成绩的表认不出', () => {
  const columns = guessColumns([['姓名', '成绩'], ['甲', 1]]);
  expect(columns).toEqual({ heading: 0, name: 0, score: 1 });
  expect(readPupils([['姓名', '成绩'], ['甲', 1]], columns!, '五（2）班')[0]?.className).toBe('五（2）班');
  expect(guessColumns([['姓名', '电话'], ['甲', '1']])).toBeUndefined();
  expect(guessColumns([])).toBeUndefined();
});

test('任何一班：标出的不少于该有的人数，没标的都比标出的高', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 60 }), fc.integer({ min: 1, max: 100 }), (scores, percent) => {
    const pupils = scores.map((score, i) => ({ row: i + 2, className: '班', name: `生${i}`, number: '', score }));
    const [only] = markLowest(pupils, percent);
    const marked = new Set(only?.lowest.map(({ row }) => row));
    expect(marked.size).toBeGreaterThanOrEqual(Math.ceil((scores.length * percent) / 100));
    const highest = Math.max(...pupils.filter(({ row }) => marked.has(row)).map(({ score }) => score));
    for (const { row, score } of pupils) if (!marked.has(row)) expect(score).toBeGreaterThan(highest);
  }));
});
