import type { DecideInput } from '#domain/workflow';
import type { Ledger } from '#model/ledger';
import type { LedgerRecord } from '#model/record';
import type { House } from './house.ts';
import type { Limits } from './limits.ts';
import type { Viewer } from './viewer.ts';

/** What the rules of a step are told of this viewer and record. */
export const stepInput = (house: House, viewer: Viewer, limits: Limits, ledger: Ledger, record: LedgerRecord | undefined): DecideInput => ({
  ledger, record, actor: viewer.actor, at: house.clock(), dueAfter: (ref, since) => limits.explain(ref, since).due,
});
