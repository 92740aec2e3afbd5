import { chineseNumber } from './chinese-number.ts';

/** The kind of a label. The four classes of GB/T 9704-2012 (7.3.3) are `1` 一、 `2` （一） `3` 1. `4` （1）; articles have 章, 节, 条. */
export type LabelClass = 'chapter' | 'section' | 'article' | '1' | '2' | '3' | '4';

export interface Label {
  readonly class: LabelClass;
  readonly number: number;
  /** As the outline prints it: '三', '1', '第四十九条'. */
  readonly label: string;
  /** What follows the label, trimmed. */
  readonly rest: string;
}

const HAN = '一二三四五六七八九十百零〇';
const CHAPTER = new RegExp(`^第([${HAN}\\d]{1,6})(章|节|部分|篇|编)(?=[\\s　:：、]|(?!课)[^\\d\\s。；，]{1,40}$)[\\s　:：、]*(.*)$`, 's');
const ARTICLE = new RegExp(`^第([${HAN}\\d]{1,7})条(?![款项第所的规之和、至]|例)[\\s　:：]*(.*)$`, 's');
const LEVEL_1 = new RegExp(`^([${HAN}]{1,4})\\s?[、.．﹒:：][\\s　]*(.*)$`, 's');
const LEVEL_2 = new RegExp(`^[（(﹙〔]\\s?([${HAN}]{1,4})\\s?[)）﹚〕][、.．]?[\\s　]*(.*)$`, 's');
const LEVEL_3 = /^([0-9０-９]{1,2})\s?([、.．﹒])([\s　]*)(.*)$/s;
const LEVEL_4 = /^(?:[（(﹙]\s?([0-9０-９]{1,2})\s?[)）﹚]|([0-9０-９]{1,2})[)）])[、.．]?[\s　]*(.*)$/s;
const ENCLOSED = /^([⒈-⒛⑴-⒇㈠-㈩])[\s　]*(.*)$/s;
// '一、二年级', '一、三、五班' count things, they do not number a paragraph.
const COUNTING = /^[一二三四五六七八九十\d]{1,2}(?:[、，和至及－-]|年级|类|级|等|期|批|层|线|号|楼|班|组)/;
const YEAR = /^\d{4}[\s　]*(?:年|[-—–～~至、]\d{4}|学年)/;

function enclosed(mark: string, rest: string): Label {
  const code = mark.codePointAt(0) ?? 0;
  if (code >= 0x3220) return { class: '2', number: code - 0x321f, label: HAN[code - 0x3220] ?? '', rest };
  const number = code >= 0x2488 ? code - 0x2487 : code - 0x2473;
  return { class: code >= 0x2488 ? '3' : '4', number, label: String(number), rest };
}

function chineseLabel(kind: LabelClass, digits: string, label: string, rest: string): Label | undefined {
  const number = chineseNumber(digits);
  return number === undefined || number === 0 ? undefined : { class: kind, number, label, rest: rest.trim() };
}

/**
 * The label at the start of a paragraph, or undefined where what stands there only looks like one:
 * '2018年', '2011.2.', '1.5倍', '20%', '6.21日', '一、二年级', a table row (a tab after the label's own).
 */
export function readLabel(text: string): Label | undefined {
  if (/^.{8,}\t/s.test(text)) return undefined;
  const mark = ENCLOSED.exec(text);
  if (mark) return enclosed(mark[1] ?? '', (mark[2] ?? '').trim());
  const chapter = CHAPTER.exec(text);
  if (chapter && (chapter[3] ?? '').length <= 60 && !/[。；]/.test(chapter[3] ?? '')) return chineseLabel(chapter[2] === '节' ? 'section' : 'chapter', chapter[1] ?? '', `第${chapter[1]}${chapter[2]}`, chapter[3] ?? '');
  const article = ARTICLE.exec(text);
  if (article) return chineseLabel('article', article[1] ?? '', `第${article[1]}条`, article[2] ?? '');
  const first = LEVEL_1.exec(text);
  if (first && !COUNTING.test(first[2] ?? '')) return tabless(chineseLabel('1', first[1] ?? '', first[1] ?? '', first[2] ?? ''));
  const second = LEVEL_2.exec(text);
  if (second) return tabless(chineseLabel('2', second[1] ?? '', second[1] ?? '', second[2] ?? ''));
  const third = LEVEL_3.exec(text);
  if (third) {
    const [, digits = '', dot = '', gap = '', rest = ''] = third;
    if (dot !== '、' && gap === '' && /^[0-9０-９]/.test(rest) && !YEAR.test(rest)) return undefined;
    if (dot === '、' && COUNTING.test(rest)) return undefined;
    const plain = digits.normalize('NFKC');
    return tabless(chineseLabel('3', plain, plain, rest));
  }
  const fourth = LEVEL_4.exec(text);
  const digits = (fourth?.[1] ?? fourth?.[2] ?? '').normalize('NFKC');
  return fourth ? tabless(chineseLabel('4', digits, digits, fourth[3] ?? '')) : undefined;
}

const tabless = (label: Label | undefined): Label | undefined => (label?.rest.includes('\t') ? undefined : label);
