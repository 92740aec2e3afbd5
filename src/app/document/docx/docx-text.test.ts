import { describe, expect, it } from 'vitest';
import { docx, paragraph, zip } from '../../../../test/office-file.ts';
import { docxText } from './docx-text.ts';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const level = (at: number, format: string, text: string, more = ''): string => `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const GONGWEN = level(0, 'chineseCountingThousand', '%1、') + level(1, 'chineseCounting', '（%2）') + level(2, 'decimal', '%3.') + level(3, 'decimal', '（%4）');
const num = (id: number, shape: number, more = ''): string => `<w:num w:numId="${id}"><w:abstractNumId w:val="${shape}"/>${more}</w:num>`;
const place = (list: number, at: number): string => `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr>`;
const item = (text: string, list: number, at = 0): string => `<w:p><w:pPr>${place(list, at)}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
const styled = (text: string, style: string, properties = ''): string => `<w:p><w:pPr><w:pStyle w:val="${style}"/>${properties}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
const style = (id: string, inside: string, name = id): string => `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${inside}</w:style>`;

/** The lines read from a body with these lists (shape 0 is that of an official document) and styles. */
function read(body: string, numbering = num(1, 0), styles = ''): readonly string[] {
  const shapes = numbering.includes('abstractNum w:') ? '' : `<w:abstractNum w:abstractNumId="0">${GONGWEN}</w:abstractNum>`;
  return docxText(docx(body, [
    { name: 'word/_rels/document.xml.rels', data: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="${R}/numbering" Target="numbering.xml"/><Relationship Id="b" Type="${R}/styles" Target="/word/styles.xml"/></Relationships>` },
    { name: 'word/numbering.xml', data: `<w:numbering ${W}>${shapes}${numbering}</w:numbering>` },
    { name: 'word/styles.xml', data: `<w:styles ${W}>${styles}</w:styles>` },
  ])).split('\n');
}
const shape = (levels: string, id = 0): string => `<w:abstractNum w:abstractNumId="${id}">${levels}</w:abstractNum>`;

describe('numbers that Word counts', () => {
  it('the four levels of an official document, a deeper level beginning anew below each higher one', () => {
    expect(read(item('总则', 1) + item('食堂', 1, 1) + item('采购', 1, 2) + item('验收', 1, 2) + item('两人', 1, 3) + item('宿舍', 1, 1) + item('查寝', 1, 2) + item('附则', 1))).toEqual(['一、总则', '（一）食堂', '1. 采购', '2. 验收', '（1）两人', '（二）宿舍', '1. 查寝', '二、附则']);
  });

  it('plain text between two items does not begin the list anew; an empty item counts without a word; numId 0 takes the number away', () => {
    expect(read(item('甲', 1) + paragraph('正文。') + item('', 1) + item('丙', 1) + item('丁', 0) + item('戊', 9))).toEqual(['一、甲', '正文。', '', '三、丙', '丁', '戊']);
  });

  it('a level may keep on counting, or begin anew only below a certain level', () => {
    const lists = (restart: number): string => shape(level(0, 'decimal', '%1.') + level(1, 'decimal', '%2)') + level(2, 'decimal', '(%3)', `<w:lvlRestart w:val="${restart}"/>`)) + num(1, 0);
    const body = item('a', 1) + item('b', 1, 1) + item('c', 1, 2) + item('d', 1, 1) + item('e', 1, 2) + item('f', 1) + item('g', 1, 2);
    expect(read(body, lists(0))).toEqual(['1. a', '1) b', '(1) c', '2) d', '(2) e', '2. f', '(3) g']);
    expect(read(body, lists(1))).toEqual(['1. a', '1) b', '(1) c', '2) d', '(2) e', '2. f', '(1) g']);
  });

  it('lists of one shape go on from each other, unless one says where it begins', () => {
    const lists = num(1, 0) + num(2, 0) + num(3, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>') + num(4, 0, `<w:lvlOverride w:ilvl="0">${level(0, 'upperLetter', '%1)')}</w:lvlOverride>`);
    expect(read(item('甲', 1) + item('乙', 2) + item('丙', 3) + item('丁', 3) + item('戊', 4), shape(GONGWEN) + lists)).toEqual(['一、甲', '二、乙', '一、丙', '二、丁', 'C) 戊']);
  });

  it('a style carries the list, also through the style it is based on; the level is the one that names the style', () => {
    const linked = shape(level(0, 'chineseCounting', '第%1章', '<w:pStyle w:val="H1"/>') + level(1, 'decimal', '%1.%2', '<w:pStyle w:val="H2"/><w:isLgl/>'));
    const styles = style('H1', '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>') + style('H2', '<w:basedOn w:val="H1"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr>') + style('Own', '<w:basedOn w:val="H2"/>');
    expect(read(styled('总则', 'H1') + styled('范围', 'H2') + styled('期限', 'Own') + styled('无号', 'H1', '<w:numPr><w:numId w:val="0"/></w:numPr>') + styled('附则', 'H1'), linked + num(1, 0), styles)).toEqual(['第一章总则', '1.1 范围', '1.2 期限', '无号', '第二章附则']);
  });

  it('a shape that only points to a list style', () => {
    const lists = shape('<w:numStyleLink w:val="List"/>', 0) + shape(`<w:styleLink w:val="List"/>${GONGWEN}`, 1) + num(1, 0) + num(2, 1);
    expect(read(item('甲', 1) + item('乙', 1), lists, '<w:style w:type="numbering" w:styleId="List"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>')).toEqual(['一、甲', '二、乙']);
  });

  it('bullets of a symbol font say nothing, a dash does', () => {
    const lists = shape(level(0, 'bullet', '\uf06c') + level(1, 'bullet', 'n') + level(2, 'bullet', '——', '<w:suff w:val="nothing"/>')) + num(1, 0);
    expect(read(item('甲', 1) + item('乙', 1, 1) + item('丙', 1, 2), lists)).toEqual(['甲', '乙', '——丙']);
  });

  it('an old numbering kept for a tracked change is not the number', () => {
    expect(read(`<w:p><w:pPr>${place(1, 1)}<w:pPrChange><w:pPr>${place(1, 0)}</w:pPr></w:pPrChange></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>`)).toEqual(['（一）甲']);
  });
});

describe('tables', () => {
  const cell = (text: string, properties = ''): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${text}</w:tc>`;

  it('one row one line; merged cells hold their text once; a numbered column shows its numbers; paragraphs of a cell are parted by a space', () => {
    const row = (a: string, b: string, c: string): string => `<w:tr>${cell(a)}${b}${cell(c)}</w:tr>`;
    const rows = row(item('', 1, 2), cell(paragraph('食堂'), '<w:vMerge w:val="restart"/>'), paragraph('采购') + paragraph('验收')) + row(item('', 1, 2), cell(paragraph(''), '<w:vMerge/>'), paragraph('留样')) + `<w:tr>${cell(paragraph('合计'), '<w:gridSpan w:val="2"/>')}${cell(paragraph('两项'))}</w:tr>`;
    expect(read(`<w:tbl>${rows}</w:tbl>`)).toEqual(['1.\t食堂\t采购 验收', '2.\t\t留样', '合计\t两项']);
  });

  it('a frame of one cell is text; a table inside a cell stays in its row; a row struck out is gone', () => {
    const frame = `<w:tbl><w:tr>${cell(paragraph('第一行') + paragraph('第二行'))}</w:tr></w:tbl>`;
    const nested = `<w:tbl><w:tr>${cell(paragraph('甲'))}${cell(`<w:tbl><w:tr>${cell(paragraph('乙'))}${cell(paragraph('丙'))}</w:tr></w:tbl>`)}</w:tr><w:tr><w:trPr><w:del/></w:trPr>${cell(paragraph('丁'))}${cell(paragraph('戊'))}</w:tr></w:tbl>`;
    expect(read(frame + nested)).toEqual(['第一行', '第二行', '甲\t乙 丙']);
  });
});

describe('what stands in a paragraph', () => {
  const run = (inside: string): string => `<w:p><w:r>${inside}</w:r></w:p>`;

  it('insertions are kept, deletions and moves away are not; a paragraph mark struck out joins two', () => {
    expect(read('<w:p><w:r><w:t>每月</w:t></w:r><w:del><w:r><w:delText>两</w:delText></w:r></w:del><w:ins><w:r><w:t>一</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>走</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>次</w:t></w:r></w:moveTo></w:p>'
      + '<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前半</w:t></w:r></w:p>' + paragraph('后半'))).toEqual(['每月一次', '前半后半']);
  });

  it('a soft line break is a line, a tab a space, hyphens as printed, hidden text is not there', () => {
    expect(read(run('<w:t>上</w:t><w:br/><w:t>下</w:t>') + run('<w:t>左</w:t><w:tab/><w:t>右</w:t>') + run('<w:t>3</w:t><w:noBreakHyphen/><w:t>5</w:t><w:softHyphen/><w:t>天</w:t>') + run('<w:rPr><w:vanish/></w:rPr><w:t>藏</w:t>') + run('<w:rPr><w:vanish w:val="0"/></w:rPr><w:t>显</w:t>'))).toEqual(['上', '下', '左　右', '3-5天', '', '显']);
  });

  it('fields show what they print, links and controls their words, ruby its base, notes nothing', () => {
    expect(read('<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2031年</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:hyperlink><w:r><w:t>网址</w:t></w:r></w:hyperlink><w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent><w:r><w:t>控件</w:t></w:r></w:sdtContent></w:sdt><w:r><w:ruby><w:rt><w:r><w:t>zi</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>字</w:t></w:r></w:rubyBase></w:ruby></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>')).toEqual(['2031年网址控件字']);
  });

  it('a text box stands before its paragraph, once, though the file holds it twice', () => {
    const box = `<w:txbxContent>${paragraph('某某局文件')}</w:txbxContent>`;
    const body = `<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps"><w:drawing>${box}</w:drawing></mc:Choice><mc:Fallback><w:pict>${box}</w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>标题</w:t></w:r></w:p>`;
    expect(read(body)).toEqual(['某某局文件', '标题']);
  });

  it('a table of contents is no second set of headings', () => {
    const contents = `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${paragraph('一、总则 1')}</w:sdtContent></w:sdt>`;
    expect(read(contents + styled('一、总则 1', 'T1') + paragraph('一、总则'), num(1, 0), style('T1', '', 'TOC 1'))).toEqual(['一、总则']);
  });
});

describe('the file itself', () => {
  it('other prefixes, the strict namespace, a main part under another name', () => {
    const strict = zip([
      { name: '_rels/.rels', data: '<r:Relationships xmlns:r="http://schemas.openxmlformats.org/package/2006/relationships"><r:Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/word/document2.xml"/></r:Relationships>' },
      { name: 'word/document2.xml', data: '<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p><x:r><x:t>严格</x:t></x:r></x:p></x:body></x:document>' },
    ]);
    expect(docxText(strict)).toBe('严格');
  });

  it('throws at entities, a document type, an unknown ending, nesting without end', () => {
    const raw = (data: string): Uint8Array => zip([{ name: 'word/document.xml', data }]);
    expect(() => docxText(raw(`<!DOCTYPE d [<!ENTITY a "b">]><w:document ${W}><w:body>&a;</w:body></w:document>`))).toThrow('document type');
    expect(() => docxText(raw(`<w:document ${W}><w:body>&a;</w:body></w:document>`))).toThrow();
    expect(() => docxText(raw(`<w:document ${W}><w:body>`))).toThrow();
    expect(() => docxText(raw(`<w:document ${W}><w:body>${'<w:sdt>'.repeat(300)}${'</w:sdt>'.repeat(300)}</w:body></w:document>`))).toThrow('too deeply');
  });
});
