import type { ListLevel, NumberedList } from '../list-counter.ts';
import { all, find, isOn, val, type Xml } from './xml.ts';

/** Where a paragraph stands in its list, when it stands in one. */
export interface ListPlace {
  readonly list: NumberedList;
  readonly level: number;
}

const MOST_STEPS = 20; // styles that are based on each other in a ring

function levelOf(element: Xml, start?: number): ListLevel {
  const suffix = val(element, 'w:suff');
  const restart = val(element, 'w:lvlRestart');
  // A format outside the standard's first edition is kept beside one for older programs.
  const custom = find(element, 'mc:AlternateContent', 'mc:Fallback', 'w:numFmt') ?? find(element, 'mc:AlternateContent', 'mc:Choice', 'w:numFmt');
  return {
    start: start ?? Number(val(element, 'w:start') ?? 0),
    format: val(element, 'w:numFmt') ?? custom?.attributes['w:val'] ?? 'decimal',
    text: find(element, 'w:lvlText')?.attributes['w:val'] ?? '',
    suffix: suffix === 'space' || suffix === 'nothing' ? suffix : 'tab',
    ...(restart !== undefined && { restart: Number(restart) }),
    legal: isOn(element, 'w:isLgl'),
  };
}

/** The lists of a document: from a paragraph's properties to its place in a list, its own, or its style's, or a style's below that (ISO/IEC 29500-1, 17.9). */
export class DocumentLists {
  readonly #abstract = new Map<string, Xml>();
  readonly #nums = new Map<string, Xml>();
  readonly #styles = new Map<string, Xml>();
  readonly #lists = new Map<string, NumberedList | undefined>();
  readonly #standard: string | undefined;

  constructor(numbering: Xml | undefined, styles: Xml | undefined) {
    for (const element of all(numbering, 'w:abstractNum')) this.#abstract.set(element.attributes['w:abstractNumId'] ?? '', element);
    for (const element of all(numbering, 'w:num')) this.#nums.set(element.attributes['w:numId'] ?? '', element);
    for (const element of all(styles, 'w:style')) this.#styles.set(element.attributes['w:styleId'] ?? '', element);
    this.#standard = all(styles, 'w:style').find(({ attributes }) => attributes['w:type'] === 'paragraph' && ['1', 'true', 'on'].includes(attributes['w:default'] ?? ''))?.attributes['w:styleId'];
  }

  /** The name of a paragraph's style, in lower case: Word's own names ('toc 1') are the same in every language. */
  styleName(properties: Xml | undefined): string {
    return (val(this.#styles.get(val(properties, 'w:pStyle') ?? ''), 'w:name') ?? '').toLowerCase();
  }

  /** The place of a paragraph in its list; undefined where it has no number. */
  placeOf(properties: Xml | undefined): ListPlace | undefined {
    const chain = this.#chain(val(properties, 'w:pStyle') ?? this.#standard);
    const own = find(properties, 'w:numPr');
    const from = [own, ...chain.map((style) => find(style, 'w:pPr', 'w:numPr'))];
    const numId = from.map((element) => val(element, 'w:numId')).find((id) => id !== undefined);
    if (numId === undefined || numId === '0') return undefined;
    const list = this.#list(numId);
    if (!list) return undefined;
    const linked = val(own, 'w:numId') === undefined ? this.#levelOfStyle(numId, chain) : undefined;
    const level = val(own, 'w:ilvl') ?? linked ?? from.map((element) => val(element, 'w:ilvl')).find((value) => value !== undefined) ?? '0';
    return { list, level: Number(level) };
  }

  #chain(styleId: string | undefined): readonly Xml[] {
    const chain: Xml[] = [];
    for (let id = styleId; id !== undefined && chain.length < MOST_STEPS; ) {
      const style: Xml | undefined = this.#styles.get(id);
      if (!style) break;
      chain.push(style);
      id = val(style, 'w:basedOn');
    }
    return chain;
  }

  /** A level names the style that it numbers. */
  #levelOfStyle(numId: string, chain: readonly Xml[]): string | undefined {
    const levels = all(this.#shapeOf(numId), 'w:lvl');
    for (const style of chain) {
      const level = levels.find((element) => val(element, 'w:pStyle') === style.attributes['w:styleId']);
      if (level) return level.attributes['w:ilvl'];
    }
    return undefined;
  }

  /** The list's shape, through the style that holds it where it is only linked. */
  #shapeOf(numId: string, steps = 0): Xml | undefined {
    const shape = this.#abstract.get(val(this.#nums.get(numId), 'w:abstractNumId') ?? '');
    const link = val(shape, 'w:numStyleLink');
    const linked = link === undefined || steps > MOST_STEPS ? undefined : val(this.#styles.get(link), 'w:pPr', 'w:numPr', 'w:numId');
    return linked === undefined || linked === numId ? shape : this.#shapeOf(linked, steps + 1);
  }

  #list(numId: string): NumberedList | undefined {
    if (this.#lists.has(numId)) return this.#lists.get(numId);
    const shape = this.#shapeOf(numId);
    let list: NumberedList | undefined;
    if (shape) {
      const levels = new Map(all(shape, 'w:lvl').map((element) => [Number(element.attributes['w:ilvl']), levelOf(element)]));
      const overrides = new Map<number, number>();
      for (const element of all(this.#nums.get(numId), 'w:lvlOverride')) {
        const level = Number(element.attributes['w:ilvl']);
        const start = val(element, 'w:startOverride');
        if (start !== undefined) overrides.set(level, Number(start));
        const changed = find(element, 'w:lvl');
        if (changed) levels.set(level, levelOf(changed));
      }
      list = { counts: shape.attributes['w:abstractNumId'] ?? '', id: numId, levels, overrides };
    }
    this.#lists.set(numId, list);
    return list;
  }
}
