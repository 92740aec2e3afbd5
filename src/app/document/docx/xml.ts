import { SaxesParser } from 'saxes';

/** One element: its name with the usual prefix (`w:p`), its attributes, what stands inside. */
export interface Xml {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Xml[];
  text: string;
}

/** Namespaces by their usual prefix, as Word writes them and as the strict form of the standard does; a file may bind other prefixes. */
const PREFIXES: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w:',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w:',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc:',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm:',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm:',
  'http://schemas.openxmlformats.org/package/2006/relationships': '',
};

/** Deepest nesting taken; a document by hand or by Word stays far below. */
const DEEPEST = 256;

const nameOf = (uri: string, prefix: string, local: string): string => (PREFIXES[uri] ?? (prefix === '' ? '' : `${prefix}:`)) + local;

/**
 * Parses one part of an office file. Entities other than the five of XML are a fault, so none is ever expanded; nothing is fetched.
 * Throws where the part is no well-formed XML or is nested too deeply. Untrusted input.
 */
export function parseXml(source: string): Xml {
  const parser = new SaxesParser({ xmlns: true });
  const root: Xml = { name: '', attributes: {}, children: [], text: '' };
  const open: Xml[] = [root];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw new Error('a document type has no place in an office file');
  });
  parser.on('opentag', ({ uri, prefix, local, attributes }) => {
    if (open.length > DEEPEST) throw new Error('nested too deeply');
    const element: Xml = { name: nameOf(uri, prefix, local), attributes: Object.fromEntries(Object.values(attributes).map((one) => [nameOf(one.uri, one.prefix, one.local), one.value])), children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    const element = open.at(-1);
    if (element) element.text += text;
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(source).close();
  return root.children[0] ?? root;
}

/** The first element reached by these names, each a child of the one before. */
export function find(element: Xml | undefined, ...path: readonly string[]): Xml | undefined {
  let at = element;
  for (const name of path) at = at?.children.find((child) => child.name === name);
  return at;
}

export const all = (element: Xml | undefined, name: string): readonly Xml[] => element?.children.filter((child) => child.name === name) ?? [];

/** `w:val` of the element reached by the path. */
export const val = (element: Xml | undefined, ...path: readonly string[]): string | undefined => find(element, ...path)?.attributes['w:val'];

/** Whether a switch (`w:vanish`, `w:isLgl`) is on: present, and not switched off again. */
export function isOn(element: Xml | undefined, name: string): boolean {
  const found = find(element, name);
  return found !== undefined && !['0', 'false', 'off'].includes(found.attributes['w:val'] ?? '');
}
