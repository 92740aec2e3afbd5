import mammoth from 'mammoth';

interface Element {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Element[];
}

/** The words of one paragraph; a line break inside it is a line break. */
function words(element: Element): string {
  if (element.type === 'text') return element.value ?? '';
  if (element.type === 'tab') return '\t';
  if (element.type === 'break') return '\n';
  return (element.children ?? []).map(words).join('');
}

function lines(element: Element): readonly string[] {
  if (element.type === 'paragraph') return [words(element)];
  if (element.type === 'tableRow') return [(element.children ?? []).map((cell) => lines(cell).join(' ').replace(/\s+/g, ' ').trim()).join('\t')];
  return (element.children ?? []).flatMap(lines);
}

/** The text of a .docx file: one paragraph one line, one table row one line with its cells separated by tabs. Throws where the file is torn. */
export async function docxText(bytes: Buffer): Promise<string> {
  let text = '';
  await mammoth.convertToHtml(
    { buffer: bytes },
    {
      transformDocument: (document: Element) => {
        text = lines(document).join('\n');
        return { ...document, children: [] }; // the HTML is not wanted
      },
      externalFileAccess: false,
    },
  );
  return text;
}
