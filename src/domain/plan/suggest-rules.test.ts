import { describe, expect, it } from 'vitest';
import { readCycles, readDates, readFigures, readStrength, readUnits } from './suggest-rules.ts';

describe('句子里的周期', () => {
  const per = (text: string): readonly string[] => readCycles(text, '1.1#1').map(({ cycle }) => cycle.per);
  it.each([
    ['每学期初报送计划', ['semester']],
    ['每月检查一次，每年总结', ['month', 'year']],
    ['每学年至少召开1次', ['school-year']],
    ['每季度通报', ['quarter']],
    ['发现一起查处一起', ['event']],
    ['定期召开会议', ['continuous']],
    ['认真贯彻落实', []],
  ])('%s', (text, expected) => expect(per(text)).toEqual(expected));

  it('期初从期初起算，期末到期末；出处是这一句', () => {
    expect(readCycles('每学期初', '2.1#3')[0]?.cycle).toMatchObject({ per: 'semester', due: { anchor: 'start' }, origin: { kind: 'document', basis: '2.1#3' } });
    expect(readCycles('每学期开学后5个工作日内报送', '2.1#3').map(({ cycle }) => cycle)).toMatchObject([{ per: 'semester', due: { anchor: 'start', span: { value: 5, unit: 'workday' } } }]);
    expect(readCycles('每学期', '2.1#3')[0]?.cycle).toMatchObject({ per: 'semester', due: { anchor: 'end', span: { value: 0 } } });
  });
});

describe('句子里的期限日', () => {
  it.each([
    ['于9月20日前上报', [{ month: 9, day: 20 }]],
    ['（6月25日前）', [{ month: 6, day: 25 }]],
    ['于2020年2月20日前报送', [{ year: 2020, month: 2, day: 20 }]],
    ['在６月底前签订', [{ month: 6, day: 0 }]],
    ['2018年6月25日印发', []],
  ])('%s', (text, expected) => {
    expect(readDates(text)).toHaveLength(expected.length);
    expect(readDates(text)).toMatchObject(expected);
  });
});

describe('句子里的数字', () => {
  const figures = (text: string): readonly (readonly [number, number, string])[] => readFigures(text, '3.5#2').map(({ parameter: { value, scale, unit } }) => [value, scale, unit] as const);
  it.each([
    ['每月不低于500元', [[500, 0, 'yuan/month']]],
    ['总量的2.5倍', [[25, 1, 'times']]],
    ['２０％的增量', [[20, 0, 'percent']]],
    ['集中一个月时间', [[1, 0, 'month']]],
    ['不少于两次', [[2, 0, 'time']]],
    ['公示5个工作日', [[5, 0, 'workday']]],
    ['每一名教师、第二次会议、二十次', []],
    ['2022年9月1日', []],
  ])('%s', (text, expected) => expect(figures(text)).toEqual(expected));
});

describe('禁止、鼓励与对象', () => {
  it('文件名里的“严禁”不是这句话的禁止', () => {
    expect(readStrength('学习《严禁有偿补课的规定》').strength).toBe('M');
    expect(readStrength('严禁有偿补课')).toEqual({ strength: 'X', words: '严禁' });
    expect(readStrength('杜绝以权谋私').strength).toBe('X');
    expect(readStrength('鼓励各校先行').strength).toBe('E');
  });

  it('对象化为单位类别', () => {
    expect(readUnits('牵头股室制定方案').kinds).toEqual(['section']);
    expect(readUnits('向领导小组办公室报送').kinds).toEqual(['office']);
    expect(readUnits('各校要公示').kinds).toContain('kindergarten');
    expect(readUnits('中小学要公示').kinds).not.toContain('kindergarten');
    expect(readUnits('做好工作')).toEqual({ kinds: [], words: '' });
  });
});
