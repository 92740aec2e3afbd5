import type { Paragraph } from './paragraph.ts';
import { attachmentListEnd, type Regions } from './region.ts';

const MARK = /^附\s*(?:件|表|录)?\s*((?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,2})?)\s*[：:.、．]?[\s　]*/;
const NUMBER = /^(?:[0-9０-９]{1,2}\s*[.．、]|[（(][0-9０-９]{1,2}[)）])\s*/;
const FILE = /\.(?:docx?|xlsx?|pdf|wps|et|zip|rar|pptx?)$/i;

const tidy = (text: string): string => text.replace(NUMBER, '').replace(FILE, '').replace(/[。；;\s　]+$/, '').replace(/^《([^《》]+)》$/, '$1').trim();
const isName = (text: string): boolean => text !== '' && /[\u4e00-\u9fff]/.test(text);

/**
 * The attachments by name: the list beside the signature ('附件：1.甲 2.乙', '附件1：甲'), else the titles below the marks of the attachments
 * themselves. File names of a web page and whatever follows the printing note are left out.
 */
export function readAttachmentNames(paragraphs: readonly Paragraph[], regions: Regions): readonly string[] {
  const imprint = regions.imprint.find((at) => at >= regions.main.to) ?? paragraphs.length;
  const marks = regions.attachments.filter((at) => at < imprint);
  for (const mark of marks) {
    const text = paragraphs[mark]?.text ?? '';
    const rest = text.replace(MARK, '');
    if (rest === '' && !/[：:]\s*$/.test(text)) continue;
    const entries = paragraphs.slice(mark, attachmentListEnd(paragraphs, mark)).map((paragraph) => paragraph.text.replace(MARK, ''));
    // One line may hold the whole list: '1.甲 2.乙'.
    const names = entries.flatMap((entry) => (NUMBER.test(entry) ? entry.split(/(?<=\S)[\s　]+(?=[0-9]{1,2}[.．、]\D)/) : [entry])).map((entry) => (FILE.test(entry) && !isName(entry.replace(FILE, '')) ? '' : tidy(entry))).filter(isName);
    if (names.length > 0) return names;
  }
  return marks.map((mark) => paragraphs[mark + 1]).flatMap((title) => (title && !title.label && !title.row && title.text.length <= 60 && !/[。；]/.test(title.text) ? [tidy(title.text)] : []));
}
