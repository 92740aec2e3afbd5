import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { docx, paragraph, zip } from '../../test/office-file.ts';
import { LARGEST_DOCUMENT_BYTES, LARGEST_UNPACKED_BYTES, readDocument } from './read-document.ts';

const SAMPLE = '青山县校园食堂管理方案\n一、目标\n让学生吃得好，让家长放心。\n';
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const join = (...parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(Buffer.concat(parts));
const swapped = (bytes: Buffer): Uint8Array => Uint8Array.from(Buffer.from(bytes).swap16());
const codeOf = async (bytes: Uint8Array, name = 'a.docx'): Promise<string> => {
  const read = await readDocument(bytes, name);
  return read.ok ? `ok ${read.value.kind}` : read.refusal.code;
};

/** A PDF of one page; its cross-reference table is left to the reader's repair, which every reader has. */
function pdf(content: string, encrypt = ''): Uint8Array {
  const stream = deflateSync(Buffer.from(content));
  const objects = ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>', '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>'];
  return join(
    utf8(`%PDF-1.4\n${objects.map((object, i) => `${i + 1} 0 obj\n${object}\nendobj\n`).join('')}4 0 obj\n<< /Length ${stream.length} /Filter /FlateDecode >>\nstream\n`),
    stream,
    utf8(`\nendstream\nendobj\n5 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>\nendobj\n${encrypt}trailer\n<< /Root 1 0 R /Size 7 ${encrypt === '' ? '' : '/Encrypt 6 0 R /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] '}>>\n%%EOF\n`),
  );
}

describe('text files', () => {
  // '清廉学校工作方案\n一、目标\n' in GB18030
  const gb = Uint8Array.from(Buffer.from('c7e5c1aed1a7d0a3b9a4d7f7b7bdb0b80ad2bba1a2c4bfb1ea0a', 'hex'));
  it.each([
    ['UTF-8', utf8(SAMPLE), SAMPLE, 'utf-8'],
    ['UTF-8 with a mark', join(Uint8Array.of(0xef, 0xbb, 0xbf), utf8(SAMPLE)), SAMPLE, 'utf-8'],
    ['GB18030', gb, '清廉学校工作方案\n一、目标\n', 'gb18030'],
    ['UTF-16LE with a mark', Uint8Array.from(Buffer.from(`\ufeff${SAMPLE}`, 'utf16le')), SAMPLE, 'utf-16le'],
    ['UTF-16LE without', Uint8Array.from(Buffer.from(SAMPLE, 'utf16le')), SAMPLE, 'utf-16le'],
    ['UTF-16BE with a mark', swapped(Buffer.from(`\ufeff${SAMPLE}`, 'utf16le')), SAMPLE, 'utf-16be'],
    ['UTF-16BE without', swapped(Buffer.from(SAMPLE, 'utf16le')), SAMPLE, 'utf-16be'],
  ])('%s', async (_name, bytes, text, encoding) => {
    expect(await readDocument(bytes, 'a.txt')).toEqual({ ok: true, value: { text, kind: 'txt', encoding } });
  });
});

describe('office files', () => {
  it('a .docx: one paragraph one line, one table row one line', async () => {
    const cell = (text: string): string => `<w:tc>${paragraph(text)}</w:tc>`;
    const body = `${paragraph('食堂方案')}${paragraph('一、采购')}<w:tbl><w:tr>${cell('序号')}${cell('品名')}</w:tr><w:tr>${cell('1')}${cell('大米')}</w:tr></w:tbl>${paragraph('完。')}`;
    expect(await readDocument(docx(body), 'named.txt')).toEqual({ ok: true, value: { text: '食堂方案\n一、采购\n序号\t品名\n1\t大米\n完。', kind: 'docx' } });
  });

  it('a .pdf with text', async () => {
    const read = await readDocument(pdf('BT /F1 12 Tf 20 200 Td (School plan 2031) Tj ET'), 'a.pdf');
    expect(read).toEqual({ ok: true, value: { text: 'School plan 2031', kind: 'pdf' } });
  });
});

describe('refusals', () => {
  it('empty, blank, too large', async () => {
    expect(await codeOf(new Uint8Array())).toBe('document-empty');
    expect(await codeOf(utf8(' \n　\n'))).toBe('document-empty');
    expect(await codeOf(docx(paragraph(' ')))).toBe('document-empty');
    expect(await codeOf(new Uint8Array(LARGEST_DOCUMENT_BYTES + 1))).toBe('document-too-large');
    expect(await codeOf(utf8('长'.repeat(2_000_001)))).toBe('document-too-long');
  });

  it('other kinds, by content and not by name', async () => {
    expect(await codeOf(utf8('<!DOCTYPE html><p>页面</p>'))).toBe('document-unsupported');
    expect(await codeOf(utf8('{\\rtf1 text}'))).toBe('document-unsupported');
    expect(await codeOf(zip([{ name: 'xl/workbook.xml', data: '<x/>' }]))).toBe('document-unsupported');
    expect(await codeOf(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10))).toBe('document-unsupported');
  });

  it('encrypted: a protected .docx is an OLE container with EncryptedPackage, a ZIP part has a flag, a PDF asks for a password', async () => {
    const ole = join(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), new Uint8Array(504), Buffer.from('EncryptedPackage', 'utf16le'));
    expect(await codeOf(ole)).toBe('document-encrypted');
    expect(await codeOf(docx(paragraph('密'), [], { flags: 1 }))).toBe('document-encrypted');
    const dictionary = `6 0 obj\n<< /Filter /Standard /V 1 /R 2 /P -4 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >>\nendobj\n`;
    expect(await codeOf(pdf('BT /F1 12 Tf (x) Tj ET', dictionary))).toBe('document-encrypted');
  });

  it('a scan: a PDF without text', async () => {
    expect(await codeOf(pdf('0 0 100 100 re f'))).toBe('document-scanned');
  });

  it('ZIP bombs: one that says so, one whose directory lies', async () => {
    expect(await codeOf(docx(paragraph('小'), [{ name: 'word/media/a.bin', data: '', claims: LARGEST_UNPACKED_BYTES + 1 }]))).toBe('document-expands');
    expect(await codeOf(docx(paragraph('大'.repeat(100_000)), [], { claims: 100 }))).toBe('document-damaged');
  });

  it('a parser that takes too long or too much memory is ended', async () => {
    const big = docx(paragraph('重').repeat(150_000));
    const slow = await readDocument(big, 'a.docx', { seconds: 0.001, megabytes: 256 });
    expect(slow).toEqual({ ok: false, refusal: { code: 'document-slow', limitSeconds: 0.001 } });
    const fat = await readDocument(big, 'a.docx', { seconds: 60, megabytes: 24 });
    expect(fat).toEqual({ ok: false, refusal: { code: 'document-memory' } });
  });

  it('torn files', async () => {
    const whole = docx(paragraph('完整'));
    expect(await codeOf(whole.slice(0, whole.length - 30))).toBe('document-damaged');
    expect(await codeOf(utf8('%PDF-1.4\nnothing follows'))).toBe('document-damaged');
    expect(await codeOf(join(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), Buffer.from('WordDocument', 'utf16le')))).toBe('document-damaged');
  });

  it('any bytes end in a text or a refusal', async () => {
    const magic = fc.constantFrom([], [0x50, 0x4b, 3, 4], [0xd0, 0xcf, 0x11, 0xe0], [0xff, 0xfe], [0xef, 0xbb, 0xbf]);
    await fc.assert(fc.asyncProperty(magic, fc.uint8Array({ maxLength: 300 }), async (start, rest) => {
      expect(await codeOf(join(Uint8Array.from(start), rest))).toMatch(/^(?:ok txt|document-[a-z-]+)$/);
    }), { numRuns: 200 });
  });

  it('bytes of a program are no text', async () => {
    const noise = Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919 + ((i * i) >> 3)) % 256);
    expect(await codeOf(noise)).toBe('document-unknown');
  });
});
