import type { UnitKind } from '#model/actor';
import type { Cycle } from '#model/cycle';
import type { LibraryObligation, ObligationParameter, Strength } from '#model/obligation';
import { readCycles, readDates, readFigures, readStrength, readUnits, type WrittenDue } from './suggest-rules.ts';

/** Why something is suggested: the kind of rule, and the words or the value it went by. */
export interface Why {
  readonly kind: 'hash' | 'cue' | 'similar' | 'title' | 'cycle' | 'date' | 'number' | 'forbidden' | 'encouraged' | 'actor';
  readonly words: string;
}

/** An obligation as proposed, for a person to confirm, edit or reject; `ledger` is missing where only rules speak. */
export interface Draft {
  readonly sentences: readonly string[];
  readonly strength: Strength;
  readonly actor: string;
  readonly addressees: readonly UnitKind[];
  readonly action: string;
  readonly cycles: readonly Cycle[];
  readonly parameters: readonly ObligationParameter[];
  /** Days that the sentence names; `layDates` puts them on the cycles. */
  readonly dates: readonly WrittenDue[];
  readonly evidence?: string;
  readonly indicator?: string;
  readonly ledger?: string;
  readonly visibility?: LibraryObligation['visibility'];
}

/** What the rules alone read in a sentence: a draft, and why; `why` is empty where no rule has anything to say. */
export function draftByRules(id: string, text: string): { readonly draft: Draft; readonly why: readonly Why[] } {
  const [strength, cycles, dates, figures, units] = [readStrength(text), readCycles(text, id), readDates(text), readFigures(text, id), readUnits(text)];
  const why: Why[] = [
    ...(strength.strength === 'X' ? [{ kind: 'forbidden' as const, words: strength.words }] : []),
    ...(strength.strength === 'E' ? [{ kind: 'encouraged' as const, words: strength.words }] : []),
    ...cycles.map(({ words }) => ({ kind: 'cycle' as const, words })),
    ...dates.map(({ words }) => ({ kind: 'date' as const, words })),
    ...figures.map(({ words }) => ({ kind: 'number' as const, words })),
    ...(units.words === '' ? [] : [{ kind: 'actor' as const, words: units.words }]),
  ];
  return {
    why,
    draft: {
      sentences: [id],
      strength: strength.strength,
      actor: units.words,
      addressees: units.kinds,
      action: text,
      cycles: cycles.map(({ cycle }) => cycle),
      parameters: figures.map(({ parameter }) => parameter),
      dates,
    },
  };
}

/**
 * The library's obligation, laid on this sentence. What the sentence itself fixes (cycle, figures, days) goes before what the library has;
 * what the library's own plan fixed is only a default here.
 */
export function draftFromLibrary(entry: LibraryObligation, read: Draft): Draft {
  const [basis] = read.sentences as [string];
  const here = <T extends { readonly origin: Cycle['origin'] }>(thing: T): T => (thing.origin.kind === 'statute' ? thing : { ...thing, origin: { kind: 'default', basis } });
  const { strength, actor, addressees, action, evidence, indicator, ledger, visibility } = entry;
  return {
    ...read,
    strength,
    actor,
    addressees,
    action,
    cycles: read.cycles.length > 0 ? read.cycles : entry.cycles.map(here),
    parameters: read.parameters.length > 0 ? read.parameters : entry.parameters.map(here),
    evidence,
    indicator,
    ledger,
    visibility,
  };
}

/** The library's obligation as it stands: the sentence is known by its hash, so cycles and figures are the ones it was read with. */
export function draftAsKnown(entry: LibraryObligation, read: Draft): Draft {
  const { strength, actor, addressees, action, cycles, parameters, evidence, indicator, ledger, visibility } = entry;
  return { ...read, strength, actor, addressees, action, cycles, parameters, evidence, indicator, ledger, visibility };
}
