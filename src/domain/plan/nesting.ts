import type { Label, LabelClass } from './label.ts';
import type { Paragraph } from './paragraph.ts';
import type { Regions } from './region.ts';

export type Scheme = 'gongwen' | 'articles';

/** A labelled paragraph in its place. `level` is the class of its label, `depth` its real nesting: a `1.` right under `一、` has level 3, depth 2. */
export interface Node {
  readonly at: number;
  readonly paragraph: Paragraph;
  readonly label: Label;
  readonly level: number;
  readonly depth: number;
  readonly parent: Node | undefined;
  readonly children: Node[];
  /** Places of the paragraphs without a label that follow it directly. */
  readonly bodies: number[];
}

const CLASSES: readonly LabelClass[] = ['chapter', 'section', 'article', '1', '2', '3', '4'];
const GONGWEN: Readonly<Record<LabelClass, number>> = { chapter: 1, section: 2, article: 2, '1': 1, '2': 2, '3': 3, '4': 4 };
const ARTICLES: Readonly<Record<LabelClass, number>> = { chapter: 1, section: 1, article: 2, '1': 3, '2': 3, '3': 4, '4': 5 };

/** 'articles' where at least two paragraphs begin with 第X条. */
export function readScheme(paragraphs: readonly Paragraph[], { main }: Regions): Scheme {
  return paragraphs.slice(main.from, main.to).filter(({ label }) => label?.class === 'article').length >= 2 ? 'articles' : 'gongwen';
}

/**
 * The classes from the outermost to the innermost. The standard's order holds unless the numbers themselves say otherwise: where
 * `1.` … `2.` encloses a （一） more often than （一） … （二） encloses a `1.`, the author has used them the other way round.
 */
function classOrder(labels: readonly Label[]): readonly LabelClass[] {
  const encloses = new Map<string, number>();
  const last = new Map<LabelClass, number>();
  const begunSince = new Map<LabelClass, Set<LabelClass>>();
  for (const { class: kind, number } of labels) {
    if (last.get(kind) === number - 1) for (const inner of begunSince.get(kind) ?? []) encloses.set(`${kind}>${inner}`, (encloses.get(`${kind}>${inner}`) ?? 0) + 1);
    last.set(kind, number);
    begunSince.set(kind, new Set());
    for (const [outer, begun] of begunSince) {
      if (outer === kind) continue;
      if (number === 1) begun.add(kind);
      // A label of an outer class that did not begin inside ends what stands in it: numbers seen across it prove nothing.
      else if (!begun.has(kind) && CLASSES.indexOf(kind) < CLASSES.indexOf(outer)) last.delete(outer);
    }
  }
  const order = [...CLASSES];
  for (let i = 0; i < order.length; i += 1) {
    for (let j = i + 1; j < order.length; j += 1) {
      const [outer, inner] = [order[i] as LabelClass, order[j] as LabelClass];
      if ((encloses.get(`${inner}>${outer}`) ?? 0) > (encloses.get(`${outer}>${inner}`) ?? 0)) {
        order.splice(j, 1);
        order.splice(i, 0, inner);
      }
    }
  }
  return order;
}

/** Nests the labelled paragraphs of the plan by their classes; numbers may jump or run on across parents. In document order. */
export function nest(paragraphs: readonly Paragraph[], regions: Regions, scheme: Scheme): readonly Node[] {
  const { from, to } = regions.main;
  const counts = (label: Label | undefined): label is Label => label !== undefined && (scheme === 'articles' || label.class !== 'article');
  const order = classOrder(paragraphs.slice(from, to).flatMap(({ label }) => (counts(label) ? [label] : [])));
  const rank = (node: { readonly label: Label }): number => order.indexOf(node.label.class);
  const levels = scheme === 'articles' ? ARTICLES : GONGWEN;
  const nodes: Node[] = [];
  const stack: Node[] = [];
  for (let at = from; at < to; at += 1) {
    const paragraph = paragraphs[at] as Paragraph;
    const { label } = paragraph;
    if (!counts(label)) {
      stack.at(-1)?.bodies.push(at);
      continue;
    }
    while (stack.length > 0 && rank(stack.at(-1) as Node) >= order.indexOf(label.class)) stack.pop();
    const parent = stack.at(-1);
    const node: Node = { at, paragraph, label, level: levels[label.class], depth: stack.length + 1, parent, children: [], bodies: [] };
    parent?.children.push(node);
    stack.push(node);
    nodes.push(node);
  }
  return nodes;
}
