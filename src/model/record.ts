import type { Instant } from '#base/day';
import type { Uuid } from '#base/id';
import type { Values } from './field.ts';

/** Who took which step when: what later steps must know of earlier ones. */
export interface Step {
  readonly seq: number;
  readonly action: string;
  readonly personId: Uuid;
  readonly at: Instant;
}

/** A record is what its entries add up to. `seq` is the number of its entries, and the version that an editor must have seen. */
export interface LedgerRecord {
  readonly recordId: Uuid;
  readonly ledger: string;
  readonly unitId: string;
  readonly leadUnitId: string | null;
  readonly state: string;
  readonly stateSince: Instant;
  readonly seq: number;
  readonly values: Values;
  readonly trail: readonly Step[];
  /** Its contents were destroyed at the end of its keeping; nothing more is done with it. */
  readonly destroyed?: true;
}

/** One duty of one programme. */
export interface DutyRef {
  readonly programmeId: Uuid;
  readonly key: string;
}

/** What somebody wants to do to a record, with ids made by the client so that a retry is harmless. */
export interface Act {
  readonly entryId: Uuid;
  readonly recordId: Uuid;
  readonly ledger: string;
  readonly action: string;
  /** The version of the record that the person saw; 0 where the act makes it. */
  readonly seenSeq: number;
  readonly unitId: string;
  readonly leadUnitId?: string | null;
  readonly set: Values;
  readonly reason?: string;
  /** The duties that the record answers, by programme and key. */
  readonly answers?: readonly DutyRef[];
  /** Codes of warnings that the person has seen and goes on in spite of. */
  readonly acknowledges?: readonly string[];
}

/** The body of an entry: what changed, why, which duties it answers, which warnings were acknowledged, and of each file that it names a salted SHA-256 of the content, hexadecimal. */
export interface EntryBody {
  readonly set: Values;
  readonly reason?: string;
  readonly answers?: readonly DutyRef[];
  readonly acknowledges?: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
}

/** An entry without its personal part and hashes: the envelope that is committed to. */
export interface EntryEnvelope {
  readonly tenant: string;
  readonly entryId: Uuid;
  readonly subject: string;
  readonly recordId: Uuid;
  readonly seq: number;
  readonly action: string;
  readonly toState: string;
  readonly definitionVersion: number;
  readonly personId: Uuid;
  readonly postId: Uuid;
  readonly onBehalfOf: Uuid | null;
  readonly unitId: string;
  readonly leadUnitId: string | null;
  readonly at: Instant;
}
