import type { Uuid } from '#base/id';
import type { Person, TestHouse } from './harness.ts';

/** A record on its way: each step answers with the state it comes to, or with why not. */
export interface Walk {
  readonly recordId: Uuid;
  /** The state; else the refusal's code, of a check its finding (`checked:vetoed`), of warnings theirs (`warned:split-purchase`). What is acknowledged is gone on with. */
  step(person: Person, action: string, set?: Record<string, unknown>, more?: { readonly reason?: string; readonly acknowledges?: readonly string[]; readonly unitId?: string }): Promise<string>;
}

/** Begins a record of a ledger, which the first step makes. */
export function walk(house: TestHouse, ledger: string, recordId = house.newId()): Walk {
  let seenSeq = 0;
  return {
    recordId,
    async step(person, action, set = {}, { reason, acknowledges, unitId } = {}) {
      const [outcome] = await person.ask('act', { acts: [{ entryId: house.newId(), recordId, ledger, action, seenSeq, unitId: unitId ?? person.unitId, set: set as never, ...(reason ? { reason } : {}), ...(acknowledges ? { acknowledges: [...acknowledges] } : {}) }] });
      if (outcome?.ok) {
        seenSeq = outcome.value.seq;
        return outcome.value.state;
      }
      const refusal = (outcome?.refusal ?? { code: 'nothing' }) as { readonly code: string; readonly finding?: { readonly code: string }; readonly warnings?: readonly { readonly code: string }[] };
      return [refusal.code, refusal.finding?.code ?? refusal.warnings?.map(({ code }) => code).join()].filter(Boolean).join(':');
    },
  };
}
