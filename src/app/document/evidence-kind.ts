import { decodeText } from './decode-text.ts';
import { fileKind } from './file-kind.ts';
import { readZipDirectory } from '#base/zip-directory';

/** Kinds of evidence that are kept, with the type that they are served as and how their names end. */
export const EVIDENCE_KINDS = {
  jpeg: { type: 'image/jpeg', ending: ['jpg', 'jpeg'], picture: true },
  png: { type: 'image/png', ending: ['png'], picture: true },
  webp: { type: 'image/webp', ending: ['webp'], picture: true },
  pdf: { type: 'application/pdf', ending: ['pdf'], picture: false },
  ofd: { type: 'application/ofd', ending: ['ofd'], picture: false },
  docx: { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', ending: ['docx'], picture: false },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ending: ['xlsx'], picture: false },
  pptx: { type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation', ending: ['pptx'], picture: false },
  doc: { type: 'application/msword', ending: ['doc', 'wps'], picture: false },
  xls: { type: 'application/vnd.ms-excel', ending: ['xls', 'et'], picture: false },
  ppt: { type: 'application/vnd.ms-powerpoint', ending: ['ppt', 'dps'], picture: false },
  txt: { type: 'text/plain; charset=utf-8', ending: ['txt', 'csv'], picture: false },
} as const;

export type EvidenceKind = keyof typeof EVIDENCE_KINDS;

export type EvidenceRefusal = { readonly code: 'file-empty' | 'file-encrypted' | 'file-damaged' | 'file-program' | 'file-page' | 'file-macro' | 'file-heic' | 'file-kind' };

const latin1 = (bytes: Uint8Array, from: number, to: number): string => Buffer.from(bytes.buffer, bytes.byteOffset + from, Math.max(0, Math.min(bytes.length, to) - from)).toString('latin1');

const has = (bytes: Uint8Array, words: Buffer | string): boolean => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(words);

/** Text that a browser or a shell would run when it is opened from a disk. */
const RUNS = /<(?:!doctype|html|head|body|script|svg|iframe|\?xml|\?php|%|job|hta:)|^#!|^@echo\b|^\[internetshortcut\]/i;

/** Tells what an uploaded file is by its bytes, never by its name. Untrusted. Refuses programs, pages that could run, macros, what has a password, and what is not known. */
export function evidenceKind(bytes: Uint8Array): EvidenceKind | EvidenceRefusal {
  if (bytes.length === 0) return { code: 'file-empty' };
  if (latin1(bytes, 0, 4) === 'RIFF' && latin1(bytes, 8, 12) === 'WEBP') return 'webp';
  if (latin1(bytes, 4, 8) === 'ftyp' && /^(?:heic|heix|hevc|heim|heis|mif1|msf1|avif)/.test(latin1(bytes, 8, 12))) return { code: 'file-heic' };
  if (latin1(bytes, 0, 2) === 'MZ') return { code: 'file-program' };
  const found = fileKind(bytes);
  if ('encrypted' in found) return { code: 'file-encrypted' };
  if ('damaged' in found) return { code: 'file-damaged' };
  const name = 'kind' in found ? found.kind : found.unsupported;
  if (name === 'program') return { code: 'file-program' };
  if (name === 'html' || name === 'mhtml' || name === 'xml') return { code: 'file-page' };
  if (!Object.hasOwn(EVIDENCE_KINDS, name)) return { code: 'file-kind' };
  if (['doc', 'xls', 'ppt'].includes(name) && has(bytes, Buffer.from('_VBA_PROJECT', 'utf16le'))) return { code: 'file-macro' };
  if (['docx', 'xlsx', 'pptx'].includes(name) && readZipDirectory(bytes)?.some((entry) => entry.name.toLowerCase().endsWith('vbaproject.bin'))) return { code: 'file-macro' };
  if (name === 'txt') {
    const decoded = decodeText(bytes);
    if (!decoded || decoded.text.includes('\0')) return { code: 'file-kind' };
    if (RUNS.test(decoded.text.slice(0, 4096).trimStart())) return { code: 'file-page' };
  }
  return name as EvidenceKind;
}
