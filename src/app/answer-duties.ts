import type { Act } from '#model/record';
import { answerDuty, isDutyEnded } from '#store/duty';
import type { Transaction } from '#store/pools';

/** A duty that is another unit's, another ledger's, answered by another record already, or ended by a new version. */
export class DutyTaken extends Error {
  readonly isEnded: boolean;

  constructor(isEnded: boolean) {
    super();
    this.isEnded = isEnded;
  }
}

/** Says which records answer which duties, in the transaction of the acts. Throws `DutyTaken`, which takes the acts back. */
export async function answerDuties(tx: Transaction, tenant: string, acts: readonly Act[]): Promise<void> {
  for (const { answers = [], recordId, unitId, ledger } of acts) {
    for (const { programmeId, key } of answers) if (!(await answerDuty(tx, tenant, { programmeId, key, recordId, unitId, ledger }))) throw new DutyTaken(await isDutyEnded(tx, tenant, { programmeId, key }));
  }
}
