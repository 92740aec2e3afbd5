import { documentNumberIn } from './document-number.ts';
import { organisationsIn } from './organisation.ts';
import type { Paragraph } from './paragraph.ts';
import { isAttachmentMark, isImprint, type Regions } from './region.ts';
import { endsAsTitle } from './title-ending.ts';
import { endingDate } from './written-date.ts';

export interface Titles {
  readonly title: string;
  /** The covering notice's title, where the page has both and the plan's own stands in `title`. */
  readonly noticeTitle?: string;
  /** The enclosed plan's title, where the notice is the document. */
  readonly enclosedTitle?: string;
  /** The body named in the red mark ('某某局文件'). */
  readonly mark?: string;
  /** The place of the first paragraph after the first title. */
  readonly after: number;
}

const MARK = /^(.{2,60}?)文件$/;
const STATUS = /^[（(](?:试行|暂行|草案|征求意见稿|讨论稿|送审稿|修订|修订稿|修订版|初稿)[^（()）]{0,12}[)）]$/;
const META = /^(?:索引号|发布日期|发布时间|成文日期|来源|作者|浏览|点击|字号|字体|发布机构|信息分类|主题分类|打印|关闭|份号|密级|紧急程度|特急|加急|急件|公开方式|公开类型)/;
const ISSUES = /(?:印发|公布|发布|转发|下发|颁布)/;

const squeeze = (text: string): string => text.replace(/[\s　]+/g, '');

/** A typed title without the spaces that only fill a line; between two issuing bodies one space stays. */
function tidyTitle(text: string): string {
  const about = text.indexOf('关于');
  const issuers = about > 0 ? organisationsIn(text.slice(0, about).trim()) : [];
  return issuers.length > 1 ? `${issuers.join(' ')}${squeeze(text.slice(about))}` : squeeze(text);
}

/** The title that begins at or after `from`: its lines up to the one that ends as a title does. */
function titleFrom(paragraphs: readonly Paragraph[], from: number, to: number): { readonly text: string; readonly next: number } | undefined {
  const parts: string[] = [];
  let at = from;
  for (; at < to && parts.length < 4; at += 1) {
    const { text, label, row } = paragraphs[at] as Paragraph;
    const leads = /[：:]$/.test(text) || /[。；]/.test(text) || text.length > 100;
    if (label || row || leads || isAttachmentMark(text) || isImprint(text) || endingDate(text) || documentNumberIn(text) || /^[（(].*[)）]$/.test(text)) break;
    parts.push(text);
    if (endsAsTitle(squeeze(parts.join('')))) {
      const status = paragraphs[at + 1]?.text ?? '';
      return STATUS.test(status) ? { text: tidyTitle(parts.join(' ') + status), next: at + 2 } : { text: tidyTitle(parts.join(' ')), next: at + 1 };
    }
  }
  return parts.length === 0 ? undefined : { text: tidyTitle(parts[0] ?? ''), next: from + 1 };
}

const complete = (found: { readonly text: string } | undefined): boolean => found !== undefined && endsAsTitle(found.text);

/** Reads the titles in front of the plan's first label: of the document, of a covering notice, of what that notice encloses. */
export function readTitles(paragraphs: readonly Paragraph[], regions: Regions): Titles {
  const to = regions.main.from;
  let from = 0;
  let mark: string | undefined;
  for (; from < to; from += 1) {
    const text = paragraphs[from]?.text ?? '';
    const red = MARK.exec(squeeze(text));
    if (red && from < 6) mark = organisationsIn(text.trim().replace(/\s*文\s*件$/, '')).join('、') || red[1];
    else if (!documentNumberIn(text) && !META.test(text) && !text.startsWith('签发人')) break;
  }
  // The first line without anything to say so is the title; where a whole title follows soon, that one is.
  const first = titleFrom(paragraphs, from, to);
  if (!first) return { title: tidyTitle(paragraphs[from]?.label ? '' : (paragraphs[from]?.text.slice(0, 60) ?? '')), after: from, ...(mark !== undefined && { mark }) };
  const base = { ...(mark !== undefined && { mark }), after: first.next };
  if (!ISSUES.test(first.text) || !/(?:通知|公告|通告|令|函|批复)$/.test(first.text)) return { title: first.text, ...base };

  const closed = [...regions.signatures.map((signature) => signature.to), ...regions.imprint.map((at) => at + 1), ...regions.attachments.map((at) => at + 1)].filter((at) => at <= to && at > first.next);
  const printed = regions.imprint.some((at) => at < to && at >= first.next);
  const next = titleFrom(paragraphs, first.next, to);
  if (next && complete(next) && first.next < to) return { title: next.text, noticeTitle: first.text, ...base };
  for (const start of closed.sort((a, b) => b - a)) {
    for (let at = start; at < Math.min(start + 4, to); at += 1) {
      const enclosed = titleFrom(paragraphs, at, to);
      if (!enclosed || !complete(enclosed)) continue;
      // A printing note closes the notice for good: what follows is a document of its own. Otherwise the notice is the document.
      return printed ? { title: enclosed.text, noticeTitle: first.text, ...base } : { title: first.text, enclosedTitle: enclosed.text, ...base };
    }
  }
  return { title: first.text, ...base };
}
