import type { Sha256 } from '#base/bytes';
import { type Clock, type Day, dayOf, type Instant } from '#base/day';
import { type Uuid, uuidV7 } from '#base/id';
import type { NoteCrypto, Signer } from '#domain/log';
import type { FileVault } from '#store/file-vault';
import type { Pools } from '#store/pools';

/** Everything that the use cases are handed: database, clock, chance, keys. Built once by main, and by the test harness. */
export interface House {
  readonly pools: Pools;
  /** Where the encrypted files lie. */
  readonly files: FileVault;
  readonly clock: Clock;
  readonly randomBytes: (count: number) => Uint8Array;
  readonly sha256: Sha256;
  /** A password as the accounts keep it. */
  readonly hashPassword: (password: string) => Promise<string>;
  readonly crypto: NoteCrypto;
  /** The signing key of a county's log; made at first use, kept in the data folder. */
  readonly signerOf: (origin: string) => Signer;
  /** The newest checkpoint that was noted outside the database, if any, and how to note one. */
  readonly noted: { read(origin: string): string | undefined; write(origin: string, note: string): void };
  /** Tells the sequencer and the outbox worker that there is work. */
  readonly wake: () => void;
}

/** A new version-7 id at this instant. */
export const newId = (house: Pick<House, 'randomBytes'>, at: Instant): Uuid => uuidV7(Date.parse(at), house.randomBytes(10));

export const today = (house: Pick<House, 'clock'>): Day => dayOf(house.clock());
