import type { Day } from '#base/day';
import type { Uuid } from '#base/id';
import { ok, refuse, type Result } from '#base/result';
import { compareVersions, readProlongation, suggestObligations } from '#domain/plan';
import { inSight, type Transaction } from '#store/pools';
import { findProgramme, type NewProgramme, putProgramme, type StoredProgramme, type VersionId } from '#store/programme';
import { listVersions } from '#store/version';
import { carryMarks, carryObligations, type Steps } from './carry-obligations.ts';
import { type House, today } from './house.ts';
import { gatherSuggestions, obligationLibrary } from './import-programme.ts';
import { readPlanFile, type ReadPlanFile } from './read-plan.ts';
import { sightOf, type Viewer } from './viewer.ts';

/** Of a revised plan at least this share of the old sentences is found again; a notice that only prolongs holds next to none [our judgement]. */
const FOUND_AGAIN = 0.2;

const place = ({ address, text }: { readonly address: string; readonly text: string }): { id: string; text: string } => ({ id: address, text });

/** From the sentences of one stored version to those of another. */
export const stepsBetween = (old: Pick<StoredProgramme, 'sentences'>, now: Pick<StoredProgramme, 'sentences'>): Steps => compareVersions(old.sentences.map(place), now.sentences.map(place));

/** How many sentences stand in each kind of step. */
export function countSteps(steps: Steps): { kept: number; changed: number; new: number; gone: number } {
  const count = (kind: Steps[number]['kind']): number => steps.filter((step) => step.kind === kind).length;
  return { kept: count('kept'), changed: count('changed'), new: count('new'), gone: count('gone') };
}

/** The version in force that a new one is to be made from, and the number of the new one. Refuses any other version, and a second draft. */
async function findBase(tx: Transaction, tenant: string, from: VersionId): Promise<Result<{ before: StoredProgramme; version: number }>> {
  const versions = await listVersions(tx, tenant, from.programmeId);
  const before = await findProgramme(tx, tenant, from, true);
  if (!before) return refuse({ code: 'not-found' });
  const draft = versions.find(({ status }) => status === 'draft');
  if (draft) return refuse({ code: 'version-drafted', version: draft.version });
  return before.head.status === 'issued' ? ok({ before, version: (versions.at(-1)?.version ?? 0) + 1 }) : refuse({ code: 'not-in-force' });
}

/** The new text's obligations: those carried over, and suggestions for the sentences that carry none. */
function followObligations(house: House, before: StoredProgramme, plan: ReadPlanFile, steps: Steps, version: number): NewProgramme['obligations'] {
  const carried = carryObligations(before, steps);
  const covered = new Set(carried.flatMap(({ body }) => body.sentences));
  const fresh = new Set(steps.flatMap((step) => (step.kind === 'new' || (step.kind === 'changed' && !covered.has(step.new.id)) ? [step.new.id] : [])));
  const suggested = suggestObligations(plan.sentences, obligationLibrary().obligations, { useHashes: true, sha256: house.sha256 }).filter(({ id }) => fresh.has(id));
  const taken = new Set(before.obligations.map(({ obligationId }) => obligationId));
  // The same library entry may already stand for another sentence: what is decided there is not touched by a suggestion here.
  const renamed = gatherSuggestions(suggested).map((one) => {
    const obligationId = taken.has(one.obligationId) ? `${one.obligationId}-v${version}` : one.obligationId;
    return { ...one, obligationId, body: { ...one.body, id: obligationId } };
  });
  return [...carried, ...renamed];
}

interface Revised extends VersionId {
  readonly kept: number;
  readonly changed: number;
  readonly new: number;
  readonly gone: number;
}

/**
 * Reads a revised plan as a draft of the next version: decisions follow kept and changed sentences, new sentences get suggestions. Refuses what cannot be read,
 * a second draft, and a notice that only prolongs (with the number and the last day that it names).
 */
export async function reviseProgramme(house: House, viewer: Viewer, wish: { readonly from: VersionId; readonly fileName: string; readonly bytes: Uint8Array }): Promise<Result<Revised>> {
  const read = await readPlanFile(wish.bytes, wish.fileName);
  if (!read.ok) return read;
  const { outline, sentences, text } = read.value;
  if (sentences.length === 0) return refuse({ code: 'document-empty' });
  return inSight(house.pools.ql_app, sightOf(viewer.tenant, viewer.actor), async (tx): Promise<Result<Revised>> => {
    const base = await findBase(tx, viewer.tenant, wish.from);
    if (!base.ok) return base;
    const { before, version } = base.value;
    const steps = compareVersions(before.sentences.map(place), sentences);
    const counts = countSteps(steps);
    const endsOn = readProlongation(text);
    if (endsOn !== undefined && counts.kept + counts.changed < FOUND_AGAIN * before.sentences.length) return refuse({ code: 'prolonging-document', endsOn, docNumber: outline.docNumber });
    const marks = carryMarks(before.sentences, steps);
    await putProgramme(tx, viewer.tenant, {
      programmeId: wish.from.programmeId, version, ownerUnitId: viewer.actor.unitId, title: outline.enclosedTitle ?? outline.title ?? before.head.title, issuer: outline.issuer ?? before.head.issuer, docNumber: outline.docNumber ?? null, docDate: outline.date ?? null,
      fileName: wish.fileName, sourceText: text, outline, createdAt: house.clock(), basedOn: wish.from.version,
      sentences: sentences.map((sentence) => ({ address: sentence.id, line: sentence.line, section: sentence.section ?? '', text: sentence.text, ...marks.get(sentence.id) })),
      obligations: followObligations(house, before, read.value, steps, version),
    });
    return ok({ programmeId: wish.from.programmeId, version, ...counts });
  });
}

/** What a notice that prolongs says: its number and the last day that it names, null where it names none. Refuses what cannot be read. */
export async function readNotice(wish: { readonly fileName: string; readonly bytes: Uint8Array }): Promise<Result<{ docNumber: string | null; endsOn: Day | null; text: string }>> {
  const read = await readPlanFile(wish.bytes, wish.fileName);
  return read.ok ? ok({ docNumber: read.value.outline.docNumber ?? null, endsOn: readProlongation(read.value.text) ?? null, text: read.value.text }) : read;
}

/**
 * Makes a draft of the next version with the same sentences, decisions and marks and a later end, on the ground of a document. Refuses an end that is not later
 * than the one before or lies in the past, and a second draft.
 */
export async function prolongProgramme(house: House, viewer: Viewer, wish: { readonly from: VersionId; readonly endsOn: Day; readonly docNumber: string; readonly fileName: string; readonly noticeText: string | null }): Promise<Result<VersionId & { readonly programmeId: Uuid }>> {
  return inSight(house.pools.ql_app, sightOf(viewer.tenant, viewer.actor), async (tx): Promise<Result<VersionId>> => {
    const base = await findBase(tx, viewer.tenant, wish.from);
    if (!base.ok) return base;
    const { before: { head, text, outline, sentences, obligations }, version } = base.value;
    if (wish.endsOn <= (head.endsOn ?? '') || wish.endsOn < today(house)) return refuse({ code: 'not-longer', endsOn: head.endsOn });
    await putProgramme(tx, viewer.tenant, {
      programmeId: head.programmeId, version, ownerUnitId: viewer.actor.unitId, title: head.title, issuer: head.issuer, docNumber: wish.docNumber, docDate: head.docDate, fileName: wish.fileName, sourceText: text, outline,
      createdAt: house.clock(), basedOn: head.version, prolongedTo: wish.endsOn, noticeText: wish.noticeText, sentences, obligations: obligations.map((one) => ({ ...one, since: one.since ?? 1 })),
    });
    return ok({ programmeId: head.programmeId, version });
  });
}
