import type { Role } from './heading.ts';
import type { Node, Scheme } from './nesting.ts';

const SAFEGUARDS = /保障|组织领导|组织实施|工作要求|督导|督查/;

/** The section of the measures in a programme: the only first-level section whose second-level parts all have measures of their own. */
function measuresOf(tops: readonly Node[]): Node | undefined {
  const found = tops.filter(({ children }) => children.length >= 2 && children.every((project) => project.children.length > 0));
  return found.length === 1 && tops.length > 1 ? found[0] : undefined;
}

function plainAddress(node: Node): string {
  const own = node.label.class === 'chapter' ? `C${node.label.number}` : node.label.class === 'section' ? `J${node.label.number}` : String(node.label.number);
  return node.parent ? `${plainAddress(node.parent)}.${own}` : own;
}

function articleAddress(node: Node): string {
  if (node.label.class === 'article') return `A${node.label.number}`;
  return node.label.class === 'chapter' || node.label.class === 'section' || !node.parent ? plainAddress(node) : `${articleAddress(node.parent)}.${node.label.number}`;
}

function programmeAddress(node: Node, measures: Node, safeguards: Node | undefined): string {
  const path: Node[] = [];
  for (let at: Node | undefined = node; at; at = at.parent) path.unshift(at);
  const [top, ...below] = path as [Node, ...Node[]];
  const numbers = below.map(({ label }) => label.number);
  if (top === measures) return numbers.length === 0 ? `G${top.label.number}` : numbers.length === 1 ? `P${numbers[0]}` : numbers.join('.');
  if (top === safeguards) return `S${numbers.length === 0 ? 0 : numbers.join('.')}`;
  return ['G' + top.label.number, ...numbers].join('.');
}

const LETTERS = 'bcdefghijklmnopqrstuvwxyz';

/**
 * The address of every section. A programme (one section of projects with measures): `G1` general section, `P1` project, `1.3` measure,
 * `S0`, `S1` safeguards. Articles: `C1` chapter, `A12` article. Anything else: the numbers from the outside in, `1.2.3`. A second section of the same numbers gets a letter: `2.1b`.
 */
export function addressSections(nodes: readonly Node[], roles: ReadonlyMap<Node, Role>, scheme: Scheme): ReadonlyMap<Node, string> {
  const tops = nodes.filter((node) => !node.parent);
  const measures = scheme === 'gongwen' ? measuresOf(tops) : undefined;
  const safeguards = measures && tops.find((top) => top.at > measures.at && top.children.length > 0 && SAFEGUARDS.test(textOf(roles.get(top))));
  const times = new Map<string, number>();
  return new Map(
    nodes.map((node) => {
      const address = measures ? programmeAddress(node, measures, safeguards) : scheme === 'articles' ? articleAddress(node) : plainAddress(node);
      const before = times.get(address) ?? 0;
      times.set(address, before + 1);
      return [node, before === 0 ? address : address + (LETTERS[before - 1] ?? `x${before}`)];
    }),
  );
}

const textOf = (role: Role | undefined): string => (role && role.kind !== 'item' ? role.text : '');
