import { ok, type Result } from '#base/result';
import { readPlan, type Plan } from '#domain/plan';
import { readDocument, type DocumentKind, type DocumentRefusal } from './read-document.ts';

export type { Outline, Plan, Sentence } from '#domain/plan';

export interface ReadPlanFile extends Plan {
  readonly text: string;
  readonly kind: DocumentKind;
}

/** Reads a plan from the bytes of its file: text, outline, sentences. Refuses what `readDocument` refuses; any text that can be read is read as a plan. */
export async function readPlanFile(bytes: Uint8Array, fileName: string): Promise<Result<ReadPlanFile, DocumentRefusal>> {
  const document = await readDocument(bytes, fileName);
  if (!document.ok) return document;
  const { text, kind } = document.value;
  return ok({ text, kind, ...readPlan(text) });
}
