import { describe, expect, it } from 'vitest';
import { dropFurniture } from './page-furniture.ts';
import { pageLines, type PageLine, type PdfItem } from './page-lines.ts';
import { paragraphLines } from './paragraph-lines.ts';
import { plainHan } from './plain-han.ts';

const UPRIGHT = [1, 0, 0, -1, 0, 800];
const item = (str: string, x: number, y: number, size = 16): PdfItem => ({ str, transform: [size, 0, 0, size, x, 800 - y], width: [...str].reduce((sum, char) => sum + (char <= '\x7e' ? 0.5 : 1), 0) * size });
const line = (text: string, left: number, y: number, size = 16): PageLine => pageLines([item(text, left, y, size)], UPRIGHT)[0] as PageLine;
const wordsOf = (pages: readonly (readonly PageLine[])[]): readonly (readonly string[])[] => pages.map((lines) => lines.map(({ cells }) => cells.map(({ text }) => text).join('|')));

/** A paragraph as it is set: 20 characters a line, the first set in by two. */
function set(text: string, from: number): readonly PageLine[] {
  const parts = [text.slice(0, 18), ...(text.slice(18).match(/.{1,20}/g) ?? [])];
  return parts.map((part, i) => line(part, i === 0 ? 132 : 100, from + 28 * i));
}
const LONG = '各校每学期开学第一周召开一次家长会，介绍本学期收费项目和标准。会议记录由校办保存三年备查，教育股每学期抽查。';

describe('lines of a page', () => {
  it('from top to bottom and left to right, whatever the order in the file', () => {
    expect(wordsOf([pageLines([item('下行', 100, 300), item('右', 132, 200), item('左边', 100, 200)], UPRIGHT)])).toEqual([['左边右', '下行']]);
  });

  it('wide gaps part cells, narrow ones words of Latin; the space beside a number is the typesetter\'s; bold printed twice is read once', () => {
    expect(wordsOf([pageLines([item('序号', 100, 200), item('任务', 200, 200), item('任务', 200.5, 200), item('no', 300, 200), item('one', 322, 200), item('2031 年 8 月，见附件：1.甲 2.乙', 400, 200)], UPRIGHT)])).toEqual([['序号|任务|no one|2031年8月，见附件：1.甲 2.乙']]);
  });

  it('a page stored sideways reads upright; a watermark across the page is left out', () => {
    const sideways: PdfItem = { str: '横放的页', transform: [0, 16, -16, 0, 100, 200], width: 64 };
    const watermark: PdfItem = { str: '内部资料', transform: [11, 11, -11, 11, 100, 200], width: 64 };
    expect(wordsOf([pageLines([sideways], UPRIGHT), pageLines([item('正文在此处', 100, 200), watermark], UPRIGHT)])).toEqual([['横放的页'], ['正文在此处']]);
  });

  it('radicals and compatibility forms become the characters meant', () => {
    expect(plainHan('⼀、⻓期⾏动⻚\uf967')).toBe('一、长期行动页不');
  });
});

describe('what is printed around the text', () => {
  it('page numbers with dashes, plain ones in step with the pages, heads that come back; the text stays', () => {
    const pages = [1, 2, 3].map((n) => [line('青禾县教育局文件汇编', 150, 40, 12), line(`第${'一二三'[n - 1]}件事`, 132, 100), line(`正文${'甲乙丙'[n - 1]}。`, 132, 128), line(n === 3 ? '— 3 —' : String(n), 280, 760, 14)]);
    expect(wordsOf(dropFurniture(pages))).toEqual([['第一件事', '正文甲。'], ['第二件事', '正文乙。'], ['第三件事', '正文丙。']]);
  });

  it('a number at the edge that is text stays; the head of a table that goes on is kept once', () => {
    const head = (y: number): PageLine => pageLines([item('序号', 100, y), item('任务', 200, y), item('时限', 300, y)], UPRIGHT)[0] as PageLine;
    const pages = [[line('标题', 200, 60), head(100), line('甲', 200, 128)], [head(100), line('乙', 200, 128)], [head(100), line('丙', 200, 128), line('2031', 100, 156)]];
    expect(wordsOf(dropFurniture([[head(100), line('甲', 200, 128)], ...pages.slice(1)]))).toEqual([['序号|任务|时限', '甲'], ['乙'], ['丙', '2031']]);
  });
});

describe('paragraphs by their shape on paper', () => {
  it('a paragraph is one line, also over the edge of a page; the next one, set in, begins anew though the last line was full', () => {
    const first = set(LONG, 100);
    const full = set('课后服务每周至少五天每天至少两个小时全部完成不得收费。'.padEnd(38, '好'), 100 + 28 * first.length);
    expect(paragraphLines([first.slice(0, 2), [...first.slice(2), ...full, ...set('一、时间。', 400)]])).toEqual([LONG, '课后服务每周至少五天每天至少两个小时全部完成不得收费。'.padEnd(38, '好'), '一、时间。']);
  });

  it('a title in another size stays apart', () => {
    expect(paragraphLines([[line('青禾县教育局关于食堂管理工作的通知', 100, 60, 22), ...set(LONG, 100)]])).toEqual(['青禾县教育局关于食堂管理工作的通知', LONG]);
  });

  it('rows of a table are parted by tabs, two things far apart in one line are not', () => {
    const row = (y: number, ...cells: readonly string[]): PageLine => pageLines(cells.map((text, i) => item(text, 100 + 110 * i, y)), UPRIGHT)[0] as PageLine;
    expect(paragraphLines([[...set(LONG, 100), row(300, '青禾县教育局办公室', '', '印发'), row(400, '一', '采购'), row(428, '二', '验收'), row(456, '三', '留样', '两天')]])).toEqual([LONG, '青禾县教育局办公室　印发', '一\t采购', '二\t验收', '三\t留样\t两天']);
  });
});
