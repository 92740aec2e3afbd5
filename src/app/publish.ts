import { toHex, utf8 } from '#base/bytes';
import { dayOf, type Instant } from '#base/day';
import { isUuid, type Uuid } from '#base/id';
import { bodyValues, publicBody, publicStep, publishes } from '#domain/disclosure';
import type { Decision } from '#domain/workflow';
import { findLedger } from '#ledgers';
import { type Actor, PROGRAM } from '#model/actor';
import type { Values } from '#model/field';
import type { Ledger } from '#model/ledger';
import type { Act, LedgerRecord } from '#model/record';
import { publication } from '../ledgers/publication.ts';
import { takedown } from '../ledgers/takedown.ts';
import { type House, newId } from './house.ts';

type Hasher = Pick<House, 'sha256'>;
type Records = ReadonlyMap<Uuid, LedgerRecord>;

/** A UUID of version 8 (RFC 9562) from a hash: the same for the same record, and no way back from it to the record. */
export function derivedId({ sha256 }: Hasher, label: string, recordId: Uuid): Uuid {
  const hex = toHex(sha256(utf8(`qinglian/${label}/v1\n${recordId}`)));
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}` as Uuid;
}

/** The public address of a record: known to whoever knows the record. */
export const publicationId = (house: Hasher, recordId: Uuid): Uuid => derivedId(house, 'publication-id', recordId);

/** The record of the office's take-downs of a record. */
export const takedownId = (house: Hasher, recordId: Uuid): Uuid => derivedId(house, 'takedown-id', recordId);

const targetOf = ({ ledger, set }: Act): Uuid | undefined => (ledger === takedown.id && isUuid(set['record']) ? set['record'] : undefined);

/** The records beside its own that an act may bring along: the publication of what it changes. */
export function broughtAlong(house: Hasher, act: Act): readonly Uuid[] {
  const target = targetOf(act);
  if (target) return [target, publicationId(house, target)];
  const ledger = findLedger(act.ledger);
  return ledger && publishes(ledger) ? [publicationId(house, act.recordId)] : [];
}

/** Why a take-down is not possible: what it names is not public, or not taken down; undefined for every other act. */
export function refuseTakedown(house: Hasher, act: Act, records: Records): 'not-public' | undefined {
  if (act.ledger !== takedown.id) return undefined;
  const target = targetOf(act);
  const published = target && records.get(publicationId(house, target));
  if (!target || !published || !records.has(target) || act.recordId !== takedownId(house, target)) return 'not-public';
  return (published.state === '已撤下') === (act.action === 'restore') ? undefined : 'not-public';
}

/** What the program files of itself in consequence of an act. */
export interface Consequence {
  readonly ledger: Ledger;
  readonly actor: Actor;
  readonly record: LedgerRecord | undefined;
  readonly act: Act;
  readonly decision: Decision;
}

/** The publication's next entry after an act that led to `next`; undefined where the public sees no difference. */
export function publishAfter(house: House, at: Instant, act: Act, next: LedgerRecord, records: Records, unitNames: ReadonlyMap<string, string>): Consequence | undefined {
  const target = targetOf(act);
  const source = target ? records.get(target) : next;
  const ledger = source && findLedger(source.ledger);
  if (!source || !ledger || !publishes(ledger)) return undefined;
  const recordId = publicationId(house, source.recordId);
  const published = records.get(recordId);
  const body = publicBody(ledger, source, unitNames.get(source.unitId) ?? source.unitId);
  const asked = act.action === 'restore' ? 'restore' : 'takeDown';
  const step = target ? asked : publicStep(ledger, source.state, body, published);
  if (step === undefined) return undefined;
  const day = dayOf(at);
  const hides = step === 'takeDown' || step === 'suspend';
  const set: Values = hides ? { day } : bodyValues(body, day, Number(published?.values['edition'] ?? 0) + 1);
  const reason = step === 'takeDown' ? String(act.set['reason']) : step === 'suspend' ? '原件正在更正' : undefined;
  return {
    ledger: publication, record: published,
    actor: { personId: PROGRAM, postId: PROGRAM, unitId: source.unitId, roles: [], reach: '*' },
    act: { entryId: newId(house, at), recordId, ledger: publication.id, action: step, seenSeq: published?.seq ?? 0, unitId: source.unitId, set, ...(reason ? { reason } : {}) },
    decision: { seq: (published?.seq ?? 0) + 1, toState: publication.actions[step]?.to ?? '', unitId: source.unitId, leadUnitId: source.leadUnitId },
  };
}
