import { documentNumberIn } from './document-number.ts';
import { isOrganisation, organisationsIn } from './organisation.ts';
import type { Paragraph } from './paragraph.ts';
import type { Regions } from './region.ts';
import type { Titles } from './title.ts';
import { endingDate, writtenDate } from './written-date.ts';

export interface HeaderFields {
  readonly issuer: string | null;
  readonly docNumber: string | null;
  readonly date: string | null;
  readonly printedBy?: string;
  readonly printedDate?: string;
  readonly addressees?: readonly string[];
}

const SCHOOL = /^(.{2,24}?(?:幼儿园|中学|小学|学校|学院|大学|[一二三四五六七八九]中(?!学)|教育局|教体局|教科局|委员会|人民政府|办公室))(?!生|部|教[师育学研]|老师|校长|学生)/;

/** The plain number only in front of the plan: a number that stands alone in an attachment belongs to that. */
function ownNumber(paragraphs: readonly Paragraph[], to: number): string | null {
  for (const { text } of paragraphs.slice(0, Math.min(to, 15))) {
    const number = documentNumberIn(text);
    if (number !== undefined) return number;
    if (text.endsWith('。') && text.length > 40) break;
  }
  return null;
}

function issuerIn(title: string): string | undefined {
  const about = title.indexOf('关于');
  if (about > 0) {
    const names = organisationsIn(title.slice(0, about));
    if (names.length > 0) return names.join('、');
  }
  const beforeYear = /^(.{2,24}?)(?:19|20)\d{2}/.exec(title)?.[1]?.replace(/关于.*$/, '');
  if (beforeYear !== undefined && isOrganisation(beforeYear)) return beforeYear;
  return about === 0 ? undefined : SCHOOL.exec(title.replace(/^《/, ''))?.[1];
}

function addresseesIn(paragraphs: readonly Paragraph[], after: number, to: number): readonly string[] | undefined {
  const line = paragraphs.slice(after, Math.min(after + 3, to)).find(({ text }) => /[：:]$/.test(text) && text.length <= 400 && !/[。；]|如下|通知[：:]$/.test(text))?.text;
  if (line === undefined) return undefined;
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const char of line.slice(0, -1)) {
    if ('（(“《'.includes(char)) depth += 1;
    if ('）)”》'.includes(char)) depth -= 1;
    if (depth <= 0 && '、，,；'.includes(char)) {
      parts.push(part.trim());
      part = '';
    } else part += char;
  }
  return [...parts, part.trim()].filter((name) => name !== '');
}

function printed(paragraphs: readonly Paragraph[], regions: Regions): { readonly printedBy?: string; readonly printedDate?: string } {
  for (const at of regions.imprint) {
    const text = paragraphs[at]?.text ?? '';
    if (!/(?:印发|印制)$/.test(text)) continue;
    const dated = endingDate(text.replace(/\s*(?:印发|印制)$/, ''));
    if (!dated) continue;
    const names = organisationsIn(dated.before === '' ? (paragraphs[at - 1]?.text ?? '') : dated.before);
    return { printedDate: dated.date, ...(names.length > 0 && { printedBy: names.join('、') }) };
  }
  return {};
}

/** The date in brackets below the title, for documents without a signature. */
function dateBelowTitle(paragraphs: readonly Paragraph[], after: number, to: number): string | undefined {
  for (const { text } of paragraphs.slice(after, Math.min(after + 3, to))) {
    const date = writtenDate(text);
    if (date !== undefined) return date;
  }
  return undefined;
}

/** Issuer, number, date, addressees and printing note. The signature says who and when; title and red mark stand in where it is missing. */
export function readHeaderFields(paragraphs: readonly Paragraph[], regions: Regions, titles: Titles): HeaderFields {
  const { from } = regions.main;
  const note = printed(paragraphs, regions);
  const signature = regions.signatures.find(({ issuers }) => issuers.length > 0) ?? regions.signatures[0];
  const bare = organisationsIn(paragraphs[regions.main.to]?.text ?? '');
  const signed = [...new Set(signature?.issuers ?? (bare.length > 0 && regions.main.to > from ? bare : []))];
  const below = titles.after < from ? organisationsIn(paragraphs[titles.after]?.text ?? '') : [];
  const addressees = addresseesIn(paragraphs, titles.after, from);
  return {
    issuer: signed.length > 0 ? signed.join('、') : (issuerIn(titles.title) ?? (titles.noticeTitle && issuerIn(titles.noticeTitle)) ?? titles.mark ?? below.join('、')) || null,
    docNumber: ownNumber(paragraphs, from),
    date: signature?.date ?? dateBelowTitle(paragraphs, titles.after, from) ?? note.printedDate ?? null,
    ...note,
    ...(addressees && { addressees }),
  };
}
