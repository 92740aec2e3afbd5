import { parentPort, workerData } from 'node:worker_threads';
import { docText } from './doc/doc-text.ts';
import { docxText } from './docx/docx-text.ts';

/** What the worker is given, and what it answers: text, or the reason why there is none. */
export interface ParseJob {
  readonly kind: 'docx' | 'doc' | 'pdf';
  readonly bytes: Uint8Array;
}
export type ParseAnswer = { readonly text: string } | { readonly failed: 'encrypted' | 'damaged' };

async function parse({ kind, bytes }: ParseJob): Promise<ParseAnswer> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    if (kind === 'pdf') return { text: await (await import('./pdf/pdf-text.ts')).pdfText(bytes) }; // 1.7 MB of PDF.js, only where a PDF comes
    if (kind === 'doc') return { text: docText(buffer) };
    return { text: docxText(bytes) };
  } catch (error) {
    return { failed: error instanceof Error && error.name === 'PasswordException' ? 'encrypted' : 'damaged' };
  }
}

parentPort?.postMessage(await parse(workerData as ParseJob));
