import type { Input } from '#contract';
import type { Uuid } from '#base/id';
import type { Value } from '#model/field';
import { COUNTY } from '../api.ts';

/** What this device keeps while the network is gone: drafts as typed, and hand-ins that wait. Under the person's id, so that nobody else who signs in here is shown them. */
const keyOf = (person: string, kind: 'draft' | 'waiting', id: string): string => `qinglian/${COUNTY}/${person}/${kind}/${id}`;

/** A draft on this device goes after so long, as on the server. */
const DAYS_KEPT = 30;
const MS_PER_DAY = 86_400_000;

export interface KeptDraft {
  readonly ledger: string;
  readonly recordId: Uuid;
  readonly seenSeq: number;
  readonly set: Record<string, Value>;
  readonly reason: string;
  readonly at: number;
}

/** A hand-in that is not delivered yet, with the ids made for it: sent twice it arrives once. */
export interface WaitingAct {
  readonly act: Input<'act'>['acts'][number];
  readonly postId: string;
  readonly what: string;
  readonly at: number;
}

function read<T>(key: string): T | undefined {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') ?? undefined;
  } catch {
    return undefined; // storage is off, or somebody else's words stand there
  }
}

/** False where this device keeps nothing: private window, or full. */
function write(key: string, value: unknown): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

const drop = (key: string): void => {
  try { localStorage.removeItem(key); } catch { /* nothing is kept */ }
};

export const keepDraft = (person: string, id: string, draft: KeptDraft): boolean => write(keyOf(person, 'draft', id), draft);
export const dropKeptDraft = (person: string, id: string): void => drop(keyOf(person, 'draft', id));

/** The draft kept here, unless it is too old. */
export function keptDraft(person: string, id: string): KeptDraft | undefined {
  const found = read<KeptDraft>(keyOf(person, 'draft', id));
  if (found && Date.now() - found.at < DAYS_KEPT * MS_PER_DAY) return found;
  dropKeptDraft(person, id);
  return undefined;
}

/** Told whenever something joins or leaves what waits. */
export const WAITING_CHANGED = 'qinglian-waiting';
const tell = (): void => void window.dispatchEvent(new Event(WAITING_CHANGED));

/** The record that a draft for a new one in this ledger was begun under, if one is kept here alone. */
export const begunHere = (person: string, ledger: string, fits: (draft: KeptDraft) => boolean = () => true): Uuid | undefined => listKept<KeptDraft>(person, 'draft').filter((draft) => draft.ledger === ledger && draft.seenSeq === 0 && fits(draft)).toSorted((a, b) => b.at - a.at)[0]?.recordId;

export function keepWaiting(person: string, waiting: WaitingAct): boolean {
  const kept = write(keyOf(person, 'waiting', waiting.act.entryId), waiting);
  tell();
  return kept;
}

export function dropWaiting(person: string, entryId: string): void {
  drop(keyOf(person, 'waiting', entryId));
  tell();
}

/** Everything of one kind that is kept here for a person. */
function listKept<T>(person: string, kind: 'draft' | 'waiting'): readonly T[] {
  const prefix = keyOf(person, kind, '');
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(prefix)).flatMap((key) => read<T>(key) ?? []);
  } catch {
    return [];
  }
}

/** What waits here for the network, the oldest first. */
export const listWaiting = (person: string): readonly WaitingAct[] => listKept<WaitingAct>(person, 'waiting').toSorted((a, b) => a.at - b.at);
