import type { Uuid } from '#base/id';
import { ok, refuse, type Result } from '#base/result';
import { layDates, readPlan, suggestObligations, type Suggestion } from '#domain/plan';
import type { Obligation } from '#model/obligation';
import { inSight } from '#store/pools';
import { putProgramme, type StoredObligation } from '#store/programme';
import type { House } from './house.ts';
import { loadProgrammePack, type ProgrammePack } from './programme-pack.ts';
import { readDocument } from './read-document.ts';
import type { Viewer } from './viewer.ts';

let pack: ProgrammePack | undefined;

/** The obligation library, read once. */
export const obligationLibrary = (): ProgrammePack => (pack ??= loadProgrammePack('qinglian'));

type Suggested = Pick<StoredObligation, 'obligationId' | 'body' | 'why'>;

function toBody(id: string, { draft, part, score }: Suggestion): Obligation {
  const { dates, evidence = '', indicator = '', ledger = '', visibility = 'office', ...rest } = draft;
  const basis = rest.sentences[0] ?? '';
  const laid = layDates(rest.cycles, dates, { basis, part, known: score === 1 });
  const cycles = laid.length > 0 ? laid : [{ per: 'event' as const, origin: { kind: 'default' as const, basis } }];
  const duty = obligationLibrary().obligations.find((entry) => entry.id === id)?.duty;
  return { id, ...rest, cycles, evidence, indicator, ledger, visibility, ...(duty === undefined ? {} : { duty }) };
}

/** Suggestions of a whole plan as obligations: one that several sentences say stands once and names them all. */
export function gatherSuggestions(sentences: readonly { readonly id: string; readonly suggestions: readonly Suggestion[] }[]): readonly Suggested[] {
  const gathered = new Map<string, Suggested>();
  for (const { id, suggestions } of sentences) {
    for (const suggestion of suggestions) {
      const obligationId = suggestion.obligationId ?? `R-${id}`;
      const before = gathered.get(obligationId);
      const phrase = suggestion.score === 1 ? [] : [{ kind: 'phrase' as const, words: suggestion.part }];
      const why = [...phrase, ...suggestion.why].map((one) => ({ ...one, sentence: id, score: Math.round(suggestion.score * 100) }));
      if (before) gathered.set(obligationId, { ...before, body: { ...before.body, sentences: [...new Set([...before.body.sentences, id])] }, why: [...before.why, ...why] });
      else gathered.set(obligationId, { obligationId, body: toBody(obligationId, suggestion), why });
    }
  }
  return [...gathered.values()];
}

/** Reads a plan's file into a draft programme with suggested obligations; refuses what cannot be read, with a `document-…` code. */
export async function importProgramme(house: House, viewer: Viewer, wish: { readonly programmeId: Uuid; readonly fileName: string; readonly bytes: Uint8Array }): Promise<Result<{ programmeId: Uuid; version: number; sentences: number; obligations: number }>> {
  const document = await readDocument(wish.bytes, wish.fileName);
  if (!document.ok) return document;
  const { outline, sentences } = readPlan(document.value.text);
  if (sentences.length === 0) return refuse({ code: 'document-empty' });
  const suggested = suggestObligations(sentences, obligationLibrary().obligations, { useHashes: true, sha256: house.sha256 });
  const obligations = gatherSuggestions(suggested);
  const version = 1;
  await inSight(house.pools.ql_app, { tenant: viewer.tenant, own: viewer.actor.unitId }, (tx) =>
    putProgramme(tx, viewer.tenant, {
      programmeId: wish.programmeId, version, ownerUnitId: viewer.actor.unitId, title: outline.enclosedTitle ?? outline.title ?? wish.fileName, issuer: outline.issuer ?? null, docNumber: outline.docNumber ?? null, docDate: outline.date ?? null,
      fileName: wish.fileName, sourceText: document.value.text, outline, createdAt: house.clock(),
      sentences: sentences.map((sentence) => ({ address: sentence.id, line: sentence.line, section: sentence.section ?? '', text: sentence.text })), obligations,
    }));
  return ok({ programmeId: wish.programmeId, version, sentences: sentences.length, obligations: obligations.length });
}
