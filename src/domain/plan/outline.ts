import { readAttachmentNames } from './attachment-names.ts';
import type { HeadingKind, Role } from './heading.ts';
import { readHeaderFields } from './header-fields.ts';
import type { Node, Scheme } from './nesting.ts';
import type { Paragraph } from './paragraph.ts';
import type { Regions } from './region.ts';
import { readTitles } from './title.ts';

export interface OutlineHeading {
  readonly level: number;
  readonly depth: number;
  readonly label: string;
  readonly text: string;
  readonly kind: HeadingKind;
  readonly line: number;
}

export interface OutlineItem {
  readonly level: number;
  readonly label: string;
  /** The first 16 characters after the label. */
  readonly starts: string;
  readonly line: number;
}

/** What a document says about itself, and its headings in order. `line` counts from 1 in the text as it was given; dates are 'YYYY-MM-DD' ('YYYY-MM' where no day is written). */
export interface Outline {
  readonly title: string;
  readonly noticeTitle?: string;
  readonly enclosedTitle?: string;
  readonly issuer: string | null;
  readonly docNumber: string | null;
  readonly date: string | null;
  readonly printedBy?: string;
  readonly printedDate?: string;
  readonly addressees?: readonly string[];
  readonly scheme: Scheme;
  readonly headings: readonly OutlineHeading[];
  readonly items: readonly OutlineItem[];
  readonly attachments: readonly string[];
  /** What a reader should check: codes with the line where it was seen. */
  readonly notes: readonly string[];
}

const LABEL_CHARACTERS = 16;

/** Lines where the numbering of a block jumps, e.g. from 第四十六条 to 第四十九条: typed so, or a paragraph was lost. */
function jumps(nodes: readonly Node[]): readonly string[] {
  const last = new Map<string, number>();
  return nodes.flatMap(({ label, parent, paragraph }) => {
    const key = label.class === 'article' ? 'article' : `${label.class}@${parent?.at ?? -1}`;
    const before = last.get(key);
    last.set(key, label.number);
    return before !== undefined && label.number > before + 1 ? [`line ${paragraph.line}: number ${label.number} follows ${before}`] : [];
  });
}

function joins(paragraphs: readonly Paragraph[]): readonly string[] {
  return paragraphs.flatMap(({ starts }) => starts.slice(1).map((start, i) => `line ${start.line} continues line ${starts[i]?.line}`));
}

/** Composes the outline from what the reader has found. */
export function composeOutline(paragraphs: readonly Paragraph[], regions: Regions, nodes: readonly Node[], roles: ReadonlyMap<Node, Role>, scheme: Scheme): Outline {
  const titles = readTitles(paragraphs, regions);
  const headings: OutlineHeading[] = [];
  const items: OutlineItem[] = [];
  for (const node of nodes) {
    const role = roles.get(node);
    const { level, depth, label, paragraph } = node;
    if (!role || role.kind === 'item') items.push({ level, label: label.label, starts: label.rest.slice(0, LABEL_CHARACTERS), line: paragraph.line });
    else headings.push({ level, depth, label: label.label, text: role.text, kind: role.kind, line: paragraph.line });
  }
  const { title, noticeTitle, enclosedTitle } = titles;
  return {
    title,
    ...(noticeTitle !== undefined && { noticeTitle }),
    ...(enclosedTitle !== undefined && { enclosedTitle }),
    ...readHeaderFields(paragraphs, regions, titles),
    scheme,
    headings,
    items,
    attachments: readAttachmentNames(paragraphs, regions),
    notes: [...joins(paragraphs), ...jumps(nodes)],
  };
}

