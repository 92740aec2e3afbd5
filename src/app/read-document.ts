import { ok, refuse, type Result } from '#base/result';
import { decodeText, type TextEncodingName } from './document/decode-text.ts';
import { fileKind } from './document/file-kind.ts';
import { parseApart, type ParseLimits } from './document/parse-apart.ts';
import type { DocumentKind, DocumentRefusal } from './document/refusal.ts';
import { readZipDirectory } from '#base/zip-directory';

export type { DocumentKind, DocumentRefusal } from './document/refusal.ts';

export interface ReadDocument {
  readonly text: string;
  readonly kind: DocumentKind;
  readonly encoding?: TextEncodingName;
}

/** The largest file taken, in bytes [our judgement: the longest plan seen has 54 KB of text, scans reach some megabytes]. */
export const LARGEST_DOCUMENT_BYTES = 20 * 1024 * 1024;
/** The most that a .docx may unpack to, in bytes, by its own directory. */
export const LARGEST_UNPACKED_BYTES = 100 * 1024 * 1024;
const MOST_ENTRIES = 5_000;
const LONGEST_TEXT = 2_000_000;
const LIMITS: ParseLimits = { seconds: 30, megabytes: 384 };

/**
 * Reads an uploaded document: .txt (UTF-8, GB18030, UTF-16), .docx, .doc and .wps that are Word inside, .pdf. The bytes decide, not the name.
 * Untrusted input. Refuses what is empty, too large, encrypted, torn, a scan without text, too slow or too big to unpack, or of another kind.
 */
export async function readDocument(bytes: Uint8Array, _fileName: string, limits: ParseLimits = LIMITS): Promise<Result<ReadDocument, DocumentRefusal>> {
  if (bytes.length === 0) return refuse({ code: 'document-empty' });
  if (bytes.length > LARGEST_DOCUMENT_BYTES) return refuse({ code: 'document-too-large', limitBytes: LARGEST_DOCUMENT_BYTES });
  const found = fileKind(bytes);
  if ('encrypted' in found) return refuse({ code: 'document-encrypted' });
  if ('damaged' in found) return refuse({ code: 'document-damaged' });
  if ('unsupported' in found) return refuse({ code: 'document-unsupported', found: found.unsupported });
  if (found.kind === 'txt') {
    const decoded = decodeText(bytes);
    return decoded ? finish({ ...decoded, kind: 'txt' }) : refuse({ code: 'document-unknown' });
  }
  if (found.kind === 'docx' && unpacksTooBig(bytes)) return refuse({ code: 'document-expands', limitBytes: LARGEST_UNPACKED_BYTES });
  const parsed = await parseApart({ kind: found.kind, bytes: bytes.slice() }, limits);
  return parsed.ok ? finish({ text: parsed.value, kind: found.kind }) : parsed;
}

function unpacksTooBig(bytes: Uint8Array): boolean {
  const entries = readZipDirectory(bytes) ?? [];
  return entries.length > MOST_ENTRIES || entries.reduce((sum, { size }) => sum + size, 0) > LARGEST_UNPACKED_BYTES;
}

function finish(read: ReadDocument): Result<ReadDocument, DocumentRefusal> {
  if (!/[\p{L}\p{N}]/u.test(read.text)) return refuse({ code: read.kind === 'pdf' ? 'document-scanned' : 'document-empty' });
  if (read.text.length > LONGEST_TEXT) return refuse({ code: 'document-too-long', limitCharacters: LONGEST_TEXT });
  return ok(read);
}
