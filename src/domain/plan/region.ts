import { organisationsIn } from './organisation.ts';
import type { Paragraph } from './paragraph.ts';
import { endingDate } from './written-date.ts';

/** What a stretch of the page is: before the first label, the plan itself, what closes it, an attachment. Half-open ranges over the paragraphs. */
export interface Regions {
  readonly main: { readonly from: number; readonly to: number };
  /** Places of the signatures (落款), date last: the first is the document's own. */
  readonly signatures: readonly Signature[];
  /** Where a list of attachments, or an attachment itself, begins. */
  readonly attachments: readonly number[];
  /** Where the printing note (版记) stands. */
  readonly imprint: readonly number[];
}

export interface Signature {
  readonly from: number;
  readonly to: number;
  readonly issuers: readonly string[];
  readonly date?: string;
}

const ATTACHMENT = /^附\s*(?:件|表|录)?\s*(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,2})?\s*(?:[：:]|$|[.、．]|[\s　]+(?=\S))/;
const IMPRINT = /^(?:抄\s*送|抄\s*报|主题词)\s*[：:]|[日号0-9]\s*(?:印发|印制)$|^(?:[^。；]{2,30})?此件(?:主动|依申请|不予)?公开/;

/** Whether the paragraph begins an attachment or the list of them: '附件：', '附件1：…', '附件2', '附：'. */
export const isAttachmentMark = (text: string): boolean => /^附\s*(?:件|表|录|[：:])/.test(text) && ATTACHMENT.test(text) && text.length <= 120 && !/[。；]./.test(text);

export const isImprint = (text: string): boolean => IMPRINT.test(text) && (/^(?:抄|主题词)/.test(text) || text.length <= 60);

function signatureAt(paragraphs: readonly Paragraph[], at: number): Signature | undefined {
  const here = paragraphs[at];
  const dated = here && !here.label && !here.row ? endingDate(here.text) : undefined;
  if (!dated || /印发|发布|时间|日期/.test(dated.before)) return undefined;
  if (dated.before !== '' && !/^[（(]$/.test(dated.before)) {
    const issuers = organisationsIn(dated.before);
    return issuers.length > 0 ? { from: at, to: at + 1, issuers, date: dated.date } : undefined;
  }
  const issuers: string[] = [];
  let from = at;
  for (; from > 0; from -= 1) {
    const above = paragraphs[from - 1];
    const names = above && !above.label && !above.row ? organisationsIn(above.text) : [];
    if (names.length === 0) break;
    issuers.unshift(...names);
  }
  return { from, to: at + 1, issuers, date: dated.date };
}

/** The list below '附件：' and the names of its files belong to it, though their entries look like level 3. */
export function attachmentListEnd(paragraphs: readonly Paragraph[], mark: number): number {
  let to = mark + 1;
  for (; to < paragraphs.length; to += 1) {
    const { text, label } = paragraphs[to] as Paragraph;
    const entry = label?.class === '3' && label.rest.length <= 80 && !/[。；]./.test(label.rest);
    if (!entry && !/\.(?:docx?|xlsx?|pdf|wps|et|zip|rar|pptx?)$/i.test(text) && !isAttachmentMark(text)) break;
  }
  return to;
}

const isList = (text: string): boolean => /[：:]/.test(text) || /[.、．]\s*\S/.test(text.slice(2, 6));

/**
 * Finds the plan in the page: the first stretch between signatures, attachments and printing notes that carries labels. A covering notice
 * without labels is passed over, whatever comes after the end of the plan is not read as part of it (OFFICIAL-DOCS trap 7).
 */
export function findRegions(paragraphs: readonly Paragraph[]): Regions {
  const signatures: Signature[] = [];
  const attachments: number[] = [];
  const imprint: number[] = [];
  const labelled: number[] = [];
  const bounds: number[] = [];
  for (let at = 0; at < paragraphs.length; at += 1) {
    const { text, label, row } = paragraphs[at] as Paragraph;
    const signature = signatureAt(paragraphs, at);
    if (signature) {
      // A lone date inside the text ('一、时间' / '2018年6月21日') is no signature; one without a name must stand before a bound or the end.
      const next = paragraphs[at + 1];
      if (signature.issuers.length > 0 || !next || isAttachmentMark(next.text) || isImprint(next.text)) {
        signatures.push(signature);
        bounds.push(signature.from);
      }
    } else if (!label && !row && isImprint(text)) {
      imprint.push(at);
      bounds.push(at);
    } else if (isAttachmentMark(text)) {
      attachments.push(at);
      bounds.push(at);
      if (isList(text)) at = attachmentListEnd(paragraphs, at) - 1;
    } else if (label) labelled.push(at);
  }
  const first = labelled[0] ?? paragraphs.length;
  const from = first;
  let to = bounds.find((bound) => bound > first) ?? paragraphs.length;
  to = Math.min(to, secondDocument(paragraphs, labelled, first) ?? to);
  while (to > from + 1 && bareSignature(paragraphs, to)) to -= 1;
  return { main: { from, to }, signatures, attachments, imprint };
}

/** Names without a date below them, just before a bound or the end. */
function bareSignature(paragraphs: readonly Paragraph[], to: number): boolean {
  const last = paragraphs[to - 1] as Paragraph;
  return !last.label && !last.row && last.text.length <= 40 && organisationsIn(last.text).length > 0;
}

/** A second document in the same page: 一、 begins again right below a line that reads as a title. */
function secondDocument(paragraphs: readonly Paragraph[], labelled: readonly number[], first: number): number | undefined {
  const top = paragraphs[first]?.label?.class;
  let seen = 0;
  for (const at of labelled) {
    const label = (paragraphs[at] as Paragraph).label;
    if (label?.class !== top) continue;
    if (label?.number === 1 && seen > 1) {
      const title = [at - 1, at - 2, at - 3].find((i) => i > first && !paragraphs[i]?.label && !paragraphs[i]?.row && isTitleLine(paragraphs[i]?.text ?? ''));
      if (title !== undefined) return title;
    }
    seen = label?.number ?? seen;
  }
  return undefined;
}

const isTitleLine = (text: string): boolean => text.length <= 40 && /(?:方案|办法|通知|规定|细则|意见|计划|制度|章程|总结|预案|要点|承诺书|责任书|安排)(?:（.*）)?$/.test(text) && !/[。；，：]/.test(text);
