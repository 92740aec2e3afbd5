import type { StoredObligation } from './words.ts';

/** What the office may do on the page of sentences; absent where the viewer only reads. All are stable, so that a card is drawn again only when its own data change. */
export interface Deeds {
  readonly decide: (obligations: readonly StoredObligation[], status: StoredObligation['status']) => void;
  readonly confirmCycles: (obligations: readonly StoredObligation[], reason: string) => void;
  readonly exempt: (addresses: readonly string[], reason: string | null, was: string | null) => void;
  readonly link: (address: string, upper: string | null, was: string | null) => void;
  readonly choose: (obligationIds: readonly string[], on: boolean) => void;
  /** Opens the form of an obligation. */
  readonly edit: (obligationId: string | undefined) => void;
  /** Opens the form of a new obligation of this sentence. */
  readonly add: (address: string | undefined) => void;
}
