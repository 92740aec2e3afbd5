import { announcesList, isOneSentence, LONGEST_HEAD, splitRunIn } from './run-in.ts';
import type { Node, Scheme } from './nesting.ts';
import type { Paragraph } from './paragraph.ts';

export type HeadingKind = 'heading' | 'runin' | 'chapter' | 'article';

/** What a labelled paragraph is: a heading of some kind with its words, or an item, a numbered paragraph without one. */
export type Role = { readonly kind: HeadingKind; readonly text: string } | { readonly kind: 'item' };

const ITEM: Role = { kind: 'item' };
const LIST_END = /[；;]$/;
// Lines below an item that are not its body.
const REMARK = /^[（(]?(?:注|备注|说明|特此|联\s*系\s*人|联系电话|联系方式|咨询电话)/;
const LONGEST_OVER_PARTS = 60;
const LONGEST_OVER_BODY = 45;

/** The words of a heading: no end mark, no spaces that only spread its characters. */
export const headingText = (text: string): string =>
  text
    .replace(/[\s　]*[。：:；;．]*$/, '')
    .replace(/(?<=[^\x00-\x7f])[ 　]+(?=[^\x00-\x7f])/g, '')
    .trim();

/**
 * Decides each labelled paragraph together with its siblings (same parent, same class of label): one list entry ending in ； makes the
 * block a list, a line of its own is a heading where something stands below it, a short first sentence or a name before ： is a run-in heading.
 */
export function decideRoles(nodes: readonly Node[], paragraphs: readonly Paragraph[], scheme: Scheme): ReadonlyMap<Node, Role> {
  const blocks = new Map<Node | undefined, Map<string, Node[]>>();
  const roles = new Map<Node, Role>();
  for (const node of nodes) {
    const kind = node.label.class;
    if (kind === 'chapter' || kind === 'section') roles.set(node, { kind: 'chapter', text: headingText(node.label.rest) });
    else if (kind === 'article') roles.set(node, { kind: 'article', text: '' });
    else if (scheme === 'articles' && insideArticle(node)) roles.set(node, ITEM);
    else {
      const byClass = blocks.get(node.parent) ?? new Map<string, Node[]>();
      blocks.set(node.parent, byClass);
      const block = byClass.get(kind);
      if (block) block.push(node);
      else byClass.set(kind, [node]);
    }
  }
  for (const byClass of blocks.values()) for (const block of byClass.values()) decideBlock(block, paragraphs, roles);
  return roles;
}

function insideArticle(node: Node): boolean {
  for (let up = node.parent; up; up = up.parent) if (up.label.class === 'article') return true;
  return false;
}

function decideBlock(block: readonly Node[], paragraphs: readonly Paragraph[], roles: Map<Node, Role>): void {
  const hasBody = (node: Node): boolean => node.children.length > 0 || node.bodies.some((at) => !REMARK.test(paragraphs[at]?.text ?? ''));
  const single = (node: Node): boolean => isOneSentence(node.label.rest);
  const isList = block.some((node) => LIST_END.test(node.label.rest) && single(node) && splitRunIn(node.label.rest)?.mark !== '：');
  const several = block.filter((node) => !single(node));
  const short = block.filter((node) => splitRunIn(node.label.rest)?.mark === '。');
  const sentencesAreHeads = !isList && short.length * 3 >= several.length;
  const allButOneShort = block.length >= 3 && short.length >= block.length - 1;
  const bare = block.filter((node) => single(node) && !splitRunIn(node.label.rest));
  const standing = bare.filter(hasBody).length;

  for (const node of block) {
    const { rest } = node.label;
    const runIn = splitRunIn(rest, allButOneShort ? LONGEST_HEAD + 5 : LONGEST_HEAD);
    if (runIn && (runIn.mark !== '。' || sentencesAreHeads)) roles.set(node, { kind: 'runin', text: headingText(runIn.head) });
    else roles.set(node, isOwnLine(node) ? { kind: 'heading', text: headingText(rest) } : ITEM);
  }

  function isOwnLine(node: Node): boolean {
    const { rest } = node.label;
    if (rest === '' || !single(node) || LIST_END.test(rest) || announcesList(rest) || /[，、]$/.test(rest)) return false;
    if (node.children.length > 0) return rest.length <= LONGEST_OVER_PARTS;
    const ended = /[。！？]$/.test(rest);
    if (!hasBody(node)) return !ended && rest.length <= 30 && standing * 2 > bare.length;
    if (rest.length > LONGEST_OVER_BODY) return false;
    const without = bare.length - standing;
    return ended ? standing > without : standing >= without;
  }
}
