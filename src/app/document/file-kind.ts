import type { DocumentKind } from './refusal.ts';
import { readZipDirectory } from '#base/zip-directory';

/** What the bytes are, whatever the file is called: a kind that can be read, a refusal's reason, or a kind named for the refusal. */
export type FileKind = { readonly kind: DocumentKind } | { readonly encrypted: true } | { readonly damaged: true } | { readonly unsupported: string };

const MAGIC: readonly (readonly [readonly number[], string])[] = [
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], 'rtf'],
  [[0x89, 0x50, 0x4e, 0x47], 'png'],
  [[0xff, 0xd8, 0xff], 'jpeg'],
  [[0x47, 0x49, 0x46, 0x38], 'gif'],
  [[0x49, 0x49, 0x2a, 0x00], 'tiff'],
  [[0x4d, 0x4d, 0x00, 0x2a], 'tiff'],
  [[0x42, 0x4d], 'bmp'],
  [[0x52, 0x61, 0x72, 0x21], 'rar'],
  [[0x37, 0x7a, 0xbc, 0xaf], '7z'],
  [[0x1f, 0x8b], 'gzip'],
  [[0x7f, 0x45, 0x4c, 0x46], 'program'],
  [[0x4d, 0x5a, 0x90], 'program'],
];

const startsWith = (bytes: Uint8Array, magic: readonly number[], at = 0): boolean => magic.every((byte, i) => bytes[at + i] === byte);
const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');

/** An OLE container (MS-CFB): a Word file has a stream WordDocument, an encrypted .docx one called EncryptedPackage. */
function oleKind(bytes: Uint8Array): FileKind {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.includes(utf16('EncryptedPackage'))) return { encrypted: true };
  const named = buffer.includes(utf16('WordDocument'));
  // The file information block begins a sector with 0xA5EC; bit 8 of its flags says encrypted (MS-DOC 2.5.2, fEncrypted).
  for (let at = 512; at + 12 <= buffer.length; at += 64) {
    if (buffer.readUInt16LE(at) === 0xa5dc && buffer.readUInt16LE(at + 2) <= 0x69) return { unsupported: 'doc95' };
    if (buffer.readUInt16LE(at) !== 0xa5ec || buffer.readUInt16LE(at + 2) < 0x65 || buffer.readUInt16LE(at + 2) > 0x200) continue;
    // Without a name in the directory, which often stands last, the file was cut off.
    return (buffer.readUInt16LE(at + 10) & 0x100) !== 0 ? { encrypted: true } : named ? { kind: 'doc' } : { damaged: true };
  }
  if (named) return { kind: 'doc' };
  // The directory (its sector stands at byte 48) lies behind the end: the file was cut off.
  if (buffer.length < 512 || (buffer.readUInt32LE(48) + 1) * 2 ** buffer.readUInt16LE(30) >= buffer.length) return { damaged: true };
  return { unsupported: buffer.includes(utf16('Workbook')) ? 'xls' : buffer.includes(utf16('PowerPoint Document')) ? 'ppt' : 'ole' };
}

function zipKind(bytes: Uint8Array): FileKind {
  const entries = readZipDirectory(bytes);
  if (!entries) return { damaged: true };
  if (entries.some(({ encrypted }) => encrypted)) return { encrypted: true };
  const has = (name: string): boolean => entries.some((entry) => entry.name.startsWith(name));
  if (has('word/')) return { kind: 'docx' };
  return { unsupported: has('xl/') ? 'xlsx' : has('ppt/') ? 'pptx' : has('OFD.xml') ? 'ofd' : has('content.xml') ? 'odt' : 'zip' };
}

/** Text that only another program shows as its writer meant it: pages of the web, saved as .doc by many a system, and XML. UTF-16 holds a zero in every second byte. */
function textKind(bytes: Uint8Array): FileKind | undefined {
  const opening = new TextDecoder('latin1').decode(bytes.subarray(0, 400)).replaceAll('\0', '').replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, '').trimStart().toLowerCase();
  if (/^<\?xml[^>]*>\s*(?:<!doctype html|<html)/.test(opening) || /^<(?:!doctype html|html|head|meta|body|table|div|p|!--)[\s>-]/.test(opening)) return { unsupported: 'html' };
  if (/^(?:mime-version|from|content-type):[^\n]*\n/.test(opening) && opening.includes('content-type:')) return { unsupported: 'mhtml' };
  return opening.startsWith('<?xml') ? { unsupported: 'xml' } : undefined;
}

/** Tells the kind of a file by its content alone. Untrusted bytes; nothing is unpacked here. */
export function fileKind(bytes: Uint8Array): FileKind {
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return oleKind(bytes);
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) return zipKind(bytes);
  // A PDF may have some bytes in front of its header (ISO 32000-1, Annex H note 13).
  if (Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1024)).includes('%PDF-')) return { kind: 'pdf' };
  const known = MAGIC.find(([magic]) => startsWith(bytes, magic));
  if (known) return { unsupported: known[1] };
  return textKind(bytes) ?? { kind: 'txt' };
}
