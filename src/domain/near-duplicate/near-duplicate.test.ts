import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { commonRuns, foldText, pairPassages, subtract, weighCopy, winnow } from './index.ts';

const OURS = '本学期开展廉洁主题班会十二次，公开采购事项九项，校领导陪餐八十六天；两项小额采购没有比价单，由总务处逐日核对，不予报销。';
const hitsOf = (text: string) => winnow(text).map((one) => ({ ...one, words: [...text].slice(one.at, one.until).join('') }));
const letters = fc.string({ unit: fc.constantFrom(...'清廉学校建设工作方案食堂采购公示责任监督检查整改培训班会'), minLength: 13, maxLength: 60 });

test('标点、空格、全角半角、大小写都不算差别，位置指回原文', () => {
  expect(foldText('Ａ级， 12 次').letters).toEqual(['a', '级', '1', '2', '次']);
  expect(foldText('Ａ级， 12 次').at).toEqual([0, 1, 4, 5, 7]);
  expect(winnow('食堂　采购，公开！比价单齐全吗').map(({ print }) => print)).toEqual(winnow('食堂采购公开比价单齐全吗').map(({ print }) => print));
});

test('生僻字占两个编码单位，位置仍按字数', () => {
  expect(winnow('𠮷祥路小学食堂里')[0]).toMatchObject({ at: 0, until: 8 });
});

test('连续十三个字相同，一定找得到，不论前后是什么', () => {
  fc.assert(fc.property(letters, letters, letters, (shared, before, after) => {
    const own = new Set(winnow(`甲乙丙丁${before}${shared}`).map(({ print }) => print));
    expect(winnow(`${shared}戊己庚辛${after}`).some(({ print }) => own.has(print))).toBe(true);
  }));
});

test('大家都写的话不算抄：方案原句和模板先减掉', () => {
  const plan = '健全食堂财务公开制度，每月公示收支，接受师生监督。';
  const prints = subtract(winnow(`${plan}${OURS}`), commonRuns([plan]));
  expect(prints.length).toBeGreaterThan(5);
  expect(prints.every(({ at }) => at > [...plan].length - 9)).toBe(true);
  expect(subtract(winnow(plan), commonRuns([plan]))).toEqual([]);
});

test('相同的段落两边并排，换了的地方断开', () => {
  const theirs = OURS.replace('校领导陪餐八十六天', '请了法治副校长来讲课');
  const passages = pairPassages(OURS, winnow(OURS), hitsOf(theirs), 5);
  expect(passages).toHaveLength(2);
  expect(passages[0]?.mine).toContain('采购没有比价单，由总务处逐日核对');
  for (const { mine, theirs: words } of passages) {
    expect(OURS).toContain(mine);
    expect(foldText(theirs).letters.join('')).toContain(foldText(words).letters.join(''));
    expect(foldText(words).letters).toEqual(foldText(mine).letters);
  }
});

test('多少算雷同：太短、太少都不提，过六成是红灯', () => {
  expect(weighCopy(13, 13)).toBeUndefined();
  expect(weighCopy(20, 400)).toBeUndefined();
  expect(weighCopy(100, 400)).toEqual({ share: 0.25, light: 'yellow' });
  expect(weighCopy(348, 400)).toEqual({ share: 0.87, light: 'red' });
});
