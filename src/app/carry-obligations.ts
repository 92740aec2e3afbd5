import type { VersionStep } from '#domain/plan';
import type { Obligation } from '#model/obligation';
import type { Origin } from '#model/origin';
import type { NewProgramme, StoredObligation, StoredProgramme, StoredSentence } from '#store/programme';

interface PlacedSentence {
  readonly id: string;
  readonly text: string;
}

/** Steps from one version's sentences to the next one's. */
export type Steps = readonly VersionStep<PlacedSentence>[];

type CarriedObligation = NewProgramme['obligations'][number];
type CarriedSentence = NewProgramme['sentences'][number];

const moveOrigin = (places: ReadonlyMap<string, string>) => <T extends { readonly origin: Origin }>(thing: T): T => ({ ...thing, origin: { ...thing.origin, basis: places.get(thing.origin.basis) ?? thing.origin.basis } });

/** An obligation at the new places of its sentences, with its cycles and figures as confirmed; undefined where none of its sentences is left. */
function carry(obligation: StoredObligation, places: ReadonlyMap<string, string>, changed: ReadonlySet<string>): CarriedObligation | undefined {
  const { obligationId, status, body, why, leadUnitId, jointUnitIds, leaderPostId, since } = obligation;
  const sentences = body.sentences.flatMap((address) => places.get(address) ?? []);
  if (sentences.length === 0) return undefined;
  const move = moveOrigin(places);
  const moved: Obligation = { ...body, sentences, cycles: body.cycles.map(move), parameters: body.parameters.map(move) };
  const reasons = body.sentences.flatMap((address) => (changed.has(address) ? [{ kind: 'changed', words: `句子改动（原 ${address}）` }] : places.has(address) ? [] : [{ kind: 'changed', words: `句子删去（原 ${address}）` }]));
  return { obligationId, status: reasons.length > 0 && status === 'confirmed' ? 'suggested' : status, body: moved, why: [...reasons, ...why.filter((one) => one['kind'] !== 'changed')], leadUnitId, jointUnitIds, leaderPostId, since: since ?? 1 };
}

/**
 * What the obligations of a version become in the next: those of kept sentences stand as they were decided, those of changed sentences wait for a look, those
 * whose sentences are gone end.
 */
export function carryObligations({ obligations }: Pick<StoredProgramme, 'obligations'>, steps: Steps): readonly CarriedObligation[] {
  const places = new Map(steps.flatMap((step): [string, string][] => (step.kind === 'kept' || step.kind === 'changed' ? [[step.old.id, step.new.id]] : [])));
  const changed = new Set(steps.flatMap((step) => (step.kind === 'changed' ? [step.old.id] : [])));
  return obligations.flatMap((obligation) => carry(obligation, places, changed) ?? []);
}

/** The marks of kept sentences, exempt and upper, at their new places; a changed sentence keeps its upper document but must be looked at again. */
export function carryMarks(old: readonly StoredSentence[], steps: Steps): ReadonlyMap<string, Pick<CarriedSentence, 'exempt' | 'upper'>> {
  const marks = new Map(old.map((sentence) => [sentence.address, sentence]));
  return new Map(steps.flatMap((step): [string, Pick<CarriedSentence, 'exempt' | 'upper'>][] => {
    if (step.kind !== 'kept' && step.kind !== 'changed') return [];
    const mark = marks.get(step.old.id);
    return [[step.new.id, { exempt: step.kind === 'kept' ? (mark?.exempt ?? null) : null, upper: mark?.upper ?? null }]];
  }));
}
