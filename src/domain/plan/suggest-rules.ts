import { SCHOOL_KINDS, type UnitKind } from '#model/actor';
import type { Cycle, DueRule } from '#model/cycle';
import type { ObligationParameter, Strength } from '#model/obligation';
import { normaliseSentence } from './hash-sentence.ts';

/** A day named in a sentence (9月20日前); `day` 0 is the month's last, `year` is missing where the text has none. */
export interface WrittenDue {
  readonly year?: number;
  readonly month: number;
  readonly day: number;
  readonly words: string;
}

const END: DueRule = { anchor: 'end', span: { value: 0, unit: 'day' } };
/** 期初 as working days: the office confirms the number, the text fixes only the time of year. */
const START: DueRule = { anchor: 'start', span: { value: 10, unit: 'workday' } };

const CYCLES: readonly (readonly [RegExp, { readonly per: 'day' | 'month' | 'quarter' | 'half-year' | 'semester' | 'school-year' | 'year'; readonly due: DueRule } | { readonly per: 'event' | 'continuous' | 'festival' }])[] = [
  [/每个?学期(?:初|开学)|学期开学(?:初|时|后)/, { per: 'semester', due: START }],
  [/每个?学期(?!初|开学)|学期末/, { per: 'semester', due: END }],
  [/每个?学年|学年末/, { per: 'school-year', due: END }],
  [/每半年|半年一次/, { per: 'half-year', due: END }],
  [/每个?季度?|按季|季度末/, { per: 'quarter', due: END }],
  [/每个?月(?!\d)|按月|月底前?每/, { per: 'month', due: END }],
  [/每日|每天|每餐/, { per: 'day', due: END }],
  [/每年度?|年度(?:考核|评估|报告|总结|计划)|一年一[次度]/, { per: 'year', due: END }],
  [/每次|每件|每案|每笔|发现一起/, { per: 'event' }],
  [/节假日前|节日前|重要节点|(?:元旦|春节|端午|中秋|国庆).{0,8}期间/, { per: 'festival' }],
  [/定期|经常性|常态化|长期|持之以恒/, { per: 'continuous' }],
];

/** The days that the sentence itself counts from the start of the term: 开学后10个工作日内; undefined where it names none. */
function readStart(plain: string): DueRule | undefined {
  const found = /(?:开学|学期初|期初)后?(\d+)(个工作日|日|天)内/.exec(plain);
  return found ? { anchor: 'start', span: { value: Number(found[1]), unit: found[2] === '个工作日' ? 'workday' : 'day' } } : undefined;
}

/** Rhythms that the sentence writes, each once; 定期 and 常态化 give no rhythm, so they stand all the time until the office sets one. */
export function readCycles(text: string, id: string): readonly { readonly cycle: Cycle; readonly words: string }[] {
  const plain = normaliseSentence(text);
  return CYCLES.flatMap(([pattern, cycle]) => {
    const found = pattern.exec(plain);
    if (!found) return [];
    const due = 'due' in cycle && cycle.due === START ? { due: readStart(plain) ?? START } : {};
    return [{ cycle: { ...cycle, ...due, origin: { kind: 'document', basis: id } }, words: found[0] }];
  });
}

/** Days by which something is due: 9月20日前, (6月25日前), 2020年2月20日前, 6月底前; a day that is not a limit is none. */
export function readDates(text: string): readonly WrittenDue[] {
  const plain = normaliseSentence(text);
  return [...plain.matchAll(/(?:(20\d\d)年)?(1[0-2]|[1-9])月(?:(3[01]|[12]\d|[1-9])日|底|末)(?:之?前|以前)/g)].map((found) => ({
    ...(found[1] !== undefined && { year: Number(found[1]) }),
    month: Number(found[2]),
    day: Number(found[3] ?? 0),
    words: found[0],
  }));
}

const UNITS: Readonly<Record<string, string>> = { 元: 'yuan', '%': 'percent', 倍: 'times', 所: 'school', 次: 'time', 个工作日: 'workday', 工作日: 'workday', 日内: 'day', 天: 'day', 个月: 'month', 年内: 'year', 课时: 'lesson', 学时: 'lesson', 学分: 'credit', 小时: 'hour', 人: 'person', 名: 'person', 篇: 'piece', 份: 'piece' };
const FIGURE = /(\d+(?:\.\d+)?|[一两二三四五六七八九十])(个工作日|工作日|日内|个月|年内|课时|学时|学分|小时|元|%|倍|所|次|天|人|名|篇|份)/g;
const DIGITS: Readonly<Record<string, number>> = { 一: 1, 两: 2, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10 };

/** What looks like a figure and is none: 第二次 (an order), 一名 and 一所 (some), the tail of a longer number. */
function isNoFigure(plain: string, at: number, words: string): boolean {
  const before = plain[at - 1] ?? '';
  return before === '第' || (/^[一二三四五六七八九十两]/.test(words) && /[一二三四五六七八九十百千]/.test(before)) || (words.startsWith('一') && !/个月|课时|学时/.test(words));
}

/** Numbers with a unit, as parameters of the document; decimals are scaled (2.5倍 → 25, scale 1). */
export function readFigures(text: string, id: string): readonly { readonly parameter: ObligationParameter; readonly words: string }[] {
  const plain = normaliseSentence(text);
  return [...plain.matchAll(FIGURE)]
    .filter(({ 0: words, index }) => !isNoFigure(plain, index, words))
    .map(({ 0: words, 1: number = '', 2: unit = '' }, at) => {
      const scale = number.split('.')[1]?.length ?? 0;
      const value = DIGITS[number] ?? Number(number.replace('.', ''));
      const perMonth = unit === '元' && /每月/.test(plain) ? '/month' : '';
      return { words, parameter: { id: `s-${id.toLowerCase().replace(/[^a-z0-9]+/g, '-')}-${at + 1}`, name: words, value, scale, unit: `${UNITS[unit] ?? unit}${perMonth}`, origin: { kind: 'document', basis: id } } };
    });
}

/** How strongly the sentence binds, and by which word: 严禁 → X, 鼓励 → E, otherwise M. 禁止 inside a quoted title is not the sentence's own word. */
export function readStrength(text: string): { readonly strength: Strength; readonly words: string } {
  const own = normaliseSentence(text).replace(/<<[^<>]*>>|"[^"]*"/g, '');
  const forbidden = /严厉?禁止?|禁止|不得|不准|不允许|杜绝|严格禁止|一律不|坚决反对|坚决抵制/.exec(own);
  if (forbidden) return { strength: 'X', words: forbidden[0] };
  const encouraged = /鼓励|提倡|支持有条件/.exec(own);
  return encouraged ? { strength: 'E', words: encouraged[0] } : { strength: 'M', words: '' };
}

const WITHOUT_KINDERGARTEN = SCHOOL_KINDS.filter((kind) => kind !== 'kindergarten');
const ACTORS: readonly (readonly [RegExp, readonly UnitKind[]])[] = [
  [/领导小组办公室|办公室(?=负责|要|牵头)/, ['office']],
  [/领导小组(?!办公室)/, ['leading-group']],
  [/派驻(?:纪检监察)?组|纪检监察组/, ['discipline']],
  [/内审(?:部门|机构|股)/, ['audit']],
  [/(?:牵头|各|参与)(?:股室|科室|处室)|各机关处室|专项工作组/, ['section']],
  [/教育局|教科局|教体局|教育工委|教育行政部门/, ['bureau']],
  [/各?高中学校|普通高中/, ['key-high']],
  [/各?(?:中小学校?|中小学)(?:、|,|要|应|必须|须)/, WITHOUT_KINDERGARTEN],
  [/各地、?各校|各校|各学校|各单位\(学校\)|各级各类学校|学校(?=要|应|须|必须|不得)|市直学校|县直学校|中心校/, SCHOOL_KINDS],
  [/幼儿园(?=要|应|须|、)/, ['kindergarten']],
];

/** Who is addressed: the words found, and the kinds of unit that they come to. */
export function readUnits(text: string): { readonly kinds: readonly UnitKind[]; readonly words: string } {
  const plain = normaliseSentence(text);
  const found = ACTORS.flatMap(([pattern, kinds]) => {
    const words = pattern.exec(plain)?.[0];
    return words === undefined ? [] : [{ words: words.replace(/[、,]$/, ''), kinds }];
  });
  return { kinds: [...new Set(found.flatMap(({ kinds }) => kinds))], words: found.map(({ words }) => words).join('、') };
}
