import type { Role } from './heading.ts';
import type { Node } from './nesting.ts';
import { lineAt, type Paragraph } from './paragraph.ts';
import type { Regions } from './region.ts';
import { sentenceEnds } from './sentence-end.ts';

/** One sentence of the plan under a stable address: `1.3#6` is the sixth of measure 1.3. `line` is where it begins; `section` the words of the heading it stands under. */
export interface Sentence {
  readonly id: string;
  readonly text: string;
  readonly line: number;
  readonly section?: string;
}

interface Section {
  readonly address: string;
  readonly title?: string;
  readonly paragraphs: readonly { readonly paragraph: Paragraph; readonly leads: boolean }[];
}

const HAS_WORDS = /[\p{L}\p{N}×]/u;
/** Longest line without a full stop that counts as part of a head (issuer, number, title, addressees, signature). */
const LONGEST_HEAD_LINE = 80;
const LONGEST_HEAD = 600;

function cut({ address, title, paragraphs }: Section): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let [text, line] = ['', 0];
  const flush = (): void => {
    // A lone '。' typed twice is no sentence: it would be a thing to decide about that says nothing.
    if (HAS_WORDS.test(text)) sentences.push({ id: `${address}#${sentences.length + 1}`, text: text.trim(), line, ...(title && { section: title }) });
    text = '';
  };
  for (const { paragraph, leads } of paragraphs) {
    if (paragraph.row) flush();
    let from = 0;
    for (const to of [...(paragraph.row ? [] : sentenceEnds(paragraph.text)), paragraph.text.length]) {
      if (to === from) continue;
      if (text === '') line = lineAt(paragraph, from);
      text += paragraph.text.slice(from, to);
      if (to < paragraph.text.length) flush();
      from = to;
    }
    const open = leads && !/[。！？；：:]$/.test(paragraph.text) && text.length <= LONGEST_HEAD;
    if (!open) flush();
  }
  flush();
  return sentences;
}

function sectionsOf(paragraphs: readonly Paragraph[], regions: Regions, nodes: readonly Node[], roles: ReadonlyMap<Node, Role>, addresses: ReadonlyMap<Node, string>): readonly Section[] {
  const head = (from: number, to: number): Section['paragraphs'] => paragraphs.slice(from, to).map((paragraph) => ({ paragraph, leads: !paragraph.row && paragraph.text.length <= LONGEST_HEAD_LINE }));
  const { to } = regions.main;
  const sections: Section[] = [{ address: '0', paragraphs: head(0, nodes[0]?.at ?? paragraphs.length) }];
  for (const node of nodes) {
    const role = roles.get(node);
    const heads = role && role.kind !== 'item';
    const title = heads && role.text !== '' ? role.text : titleAbove(node, roles);
    const bodies = node.bodies.map((at) => ({ paragraph: paragraphs[at] as Paragraph, leads: false }));
    const own = { paragraph: node.paragraph, leads: heads === true && role.kind !== 'runin' && role.kind !== 'article' };
    sections.push({ address: addresses.get(node) ?? '0', ...(title !== undefined && { title }), paragraphs: [own, ...bodies] });
  }
  if (nodes.length === 0) return sections;
  // What closes the plan, then one section per attachment: read, addressed, but not part of the outline.
  const marks = regions.attachments.filter((at) => at > to);
  const bounds = [to, ...marks, paragraphs.length];
  bounds.slice(0, -1).forEach((start, i) => sections.push({ address: i === 0 ? 'Z' : `F${i}`, paragraphs: paragraphs.slice(start, bounds[i + 1]).map((paragraph) => ({ paragraph, leads: false })) }));
  return sections;
}

function titleAbove(node: Node, roles: ReadonlyMap<Node, Role>): string | undefined {
  for (let up = node.parent; up; up = up.parent) {
    const role = roles.get(up);
    if (role && role.kind !== 'item' && role.text !== '') return role.text;
  }
  return undefined;
}

/**
 * Cuts the whole text into sentences, section by section; every word of it stands in exactly one. A heading on its own line belongs to the
 * first sentence below it; in front of the plan (`0`) so do issuer, number, title and signature. A table row is one sentence. `Z` closes, `F1` is the first attachment.
 */
export function cutSentences(paragraphs: readonly Paragraph[], regions: Regions, nodes: readonly Node[], roles: ReadonlyMap<Node, Role>, addresses: ReadonlyMap<Node, string>): readonly Sentence[] {
  return sectionsOf(paragraphs, regions, nodes, roles, addresses).flatMap(cut);
}
