import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { docx, paragraph, zip } from '../../../test/office-file.ts';
import { readDocument } from '../read-document.ts';
import { docxText } from './docx/docx-text.ts';
import { fileKind } from './file-kind.ts';
import { pdfText } from './pdf/pdf-text.ts';

const fixture = (name: string): Uint8Array => Uint8Array.from(readFileSync(new URL(`../../../test/fixtures/${name}`, import.meta.url)));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const answerTo = async (bytes: Uint8Array, name = 'a.docx'): Promise<string> => {
  const read = await readDocument(bytes, name);
  return read.ok ? `ok ${read.value.kind}` : 'found' in read.refusal ? `${read.refusal.code} ${read.refusal.found}` : read.refusal.code;
};
/** The bytes with some of them changed, cut off at some length. */
const spoilt = (whole: Uint8Array): fc.Arbitrary<Uint8Array> => fc.tuple(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 20 }), fc.oneof(fc.constant(whole.length), fc.nat(whole.length))).map(([changes, length]) => {
  const bytes = whole.slice();
  for (const [at, value] of changes) bytes[at] = value;
  return bytes.slice(0, length);
});

describe('a file that is not what it is called', () => {
  it.each<readonly [string, Uint8Array, string]>([
    ['a .docx that is a .doc', fixture('marks.doc'), 'ok doc'],
    ['a .wps that is RTF', utf8('{\\rtf1\\ansi text}'), 'document-unsupported rtf'],
    ['a .doc that is a web page', utf8('\ufeff\n<HTML xmlns:o="x"><body>方案</body></HTML>'), 'document-unsupported html'],
    ['a web page in UTF-16', Uint8Array.from(Buffer.from('\ufeff<html><body>方案</body></html>', 'utf16le')), 'document-unsupported html'],
    ['a page with an XML line before it', utf8('<?xml version="1.0"?>\n<html></html>'), 'document-unsupported html'],
    ['a stored web page', utf8('MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\n'), 'document-unsupported mhtml'],
    ['Word 2003 in XML', utf8('<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>'), 'document-unsupported xml'],
    ['a spreadsheet', zip([{ name: 'xl/workbook.xml', data: '<x/>' }]), 'document-unsupported xlsx'],
    ['text with a tag inside is text', utf8('一、依据<青山县办法>执行。\n<p>照办。'), 'ok txt'],
  ])('%s', async (_name, bytes, answer) => {
    expect(await answerTo(bytes)).toBe(answer);
  });
});

describe('passwords', () => {
  it('a PDF that asks for one is refused, one that only forbids copying is read', async () => {
    expect(await answerTo(fixture('locked.pdf'))).toBe('document-encrypted');
    expect(await answerTo(fixture('no-copy.pdf'))).toBe('ok pdf');
  });

  it('a Word 97 file with its flag of encryption', async () => {
    const bytes = Buffer.from(fixture('marks.doc'));
    const at = bytes.indexOf(Buffer.from([0xec, 0xa5]), 512);
    bytes.writeUInt16LE(bytes.readUInt16LE(at + 10) | 0x100, at + 10);
    expect(await answerTo(Uint8Array.from(bytes))).toBe('document-encrypted');
  });
});

describe('text cut off', () => {
  const text = '青山县校园食堂管理方案\n一、目标\n让学生吃得好，让家长放心。\n'.repeat(20);
  it.each(['utf8', 'utf16le'] as const)('in the middle of a character is still read: %s', async (encoding) => {
    const bytes = Uint8Array.from(Buffer.from(encoding === 'utf8' ? text : `\ufeff${text}`, encoding));
    const read = await readDocument(bytes.slice(0, -2 - (encoding === 'utf8' ? 0 : 1)), 'a.txt');
    expect(read.ok && read.value.text.replace('\ufeff', '').startsWith('青山县校园食堂管理方案\n一、目标')).toBe(true);
  });

  it('GB18030 too', async () => {
    const gb = Buffer.from('c7e5c1aed1a7d0a3b9a4d7f7b7bdb0b80ad2bba1a2c4bfb1ea0a'.repeat(10) + 'c7', 'hex');
    const read = await readDocument(Uint8Array.from(gb), 'a.txt');
    expect(read.ok && [read.value.encoding, read.value.text.slice(0, 8)]).toEqual(['gb18030', '清廉学校工作方案']);
  });
});

describe('whatever the bytes, the reader answers', () => {
  it('random bytes after each magic number', async () => {
    const magic = fc.constantFrom([0x50, 0x4b, 3, 4], [0x50, 0x4b, 5, 6], [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], [...utf8('%PDF-1.7\n')], [0xff, 0xfe], [0xfe, 0xff], [0xef, 0xbb, 0xbf], [0x7b, 0x5c, 0x72, 0x74, 0x66], [0xec, 0xa5, 0xc1, 0]);
    await fc.assert(fc.asyncProperty(magic, fc.uint8Array({ maxLength: 2000 }), async (start, rest) => {
      expect(await answerTo(Uint8Array.from([...start, ...rest]))).toMatch(/^(?:ok \w+|document-[a-z-]+(?: \w+)?)$/);
    }), { numRuns: 25 });
  });

  it('an OLE container that names a Word document and holds none', async () => {
    const start = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600), Buffer.from('WordDocument', 'utf16le')]);
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), async (rest) => {
      expect(await answerTo(Uint8Array.from(Buffer.concat([start, rest])))).toMatch(/^document-(?:damaged|encrypted)$/);
    }), { numRuns: 5 });
  });

  it('spoilt and cut .docx files, part by part', () => {
    const xml = `<w:tbl><w:tr><w:tc>${paragraph('一')}</w:tc><w:tc>${paragraph('二')}</w:tc></w:tr></w:tbl>${paragraph('三。')}`;
    for (const whole of [fixture('marks.docx'), docx(xml)]) {
      fc.assert(fc.property(spoilt(whole), (bytes) => {
        const kind = fileKind(bytes);
        try {
          if ('kind' in kind && kind.kind === 'docx') expect(typeof docxText(bytes)).toBe('string');
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
        }
      }), { numRuns: 200 });
    }
  });

  it('spoilt and cut .pdf files', async () => {
    await fc.assert(fc.asyncProperty(spoilt(fixture('gbk-font.pdf')), async (bytes) => {
      const answer = await pdfText(bytes).catch((error: unknown) => error);
      expect(typeof answer === 'string' || answer instanceof Error).toBe(true);
    }), { numRuns: 20 });
  });

  it.each(['official.docx', 'official.doc', 'official.pdf'])('%s cut off at any tenth, through the whole reader', async (name) => {
    const whole = fixture(name);
    for (let tenth = 1; tenth < 10; tenth += 4) expect(await answerTo(whole.slice(0, Math.floor((whole.length * tenth) / 10)))).toMatch(/^(?:ok \w+|document-[a-z-]+)$/);
  });
});
