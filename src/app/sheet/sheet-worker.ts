import { parentPort, workerData } from 'node:worker_threads';
import type { RawSheet } from '#domain/sheet';
import { type DrawnSheet, type ReadLimits, readWorkbook, writeWorkbook } from './workbook.ts';

/** What the thread is given, and what it answers. */
export type SheetJob = { readonly read: Uint8Array; readonly limits: ReadLimits } | { readonly write: readonly DrawnSheet[] };
export type SheetAnswer = { readonly sheets: readonly RawSheet[] } | { readonly bytes: Uint8Array } | { readonly failed: 'encrypted' | 'damaged'; readonly why: string };

async function work(job: SheetJob): Promise<SheetAnswer> {
  try {
    return 'read' in job ? { sheets: await readWorkbook(job.read, job.limits) } : { bytes: await writeWorkbook(job.write) };
  } catch (error) {
    const { name, message } = error instanceof Error ? error : { name: '', message: String(error) };
    return { failed: /Encrypt|Decrypt/.test(name) ? 'encrypted' : 'damaged', why: `${name}: ${message}` };
  }
}

parentPort?.postMessage(await work(workerData as SheetJob));
