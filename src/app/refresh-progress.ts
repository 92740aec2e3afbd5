import { type Day, dayOf } from '#base/day';
import { showableRows } from '#domain/disclosure';
import { type DutyState, measureOf, measureProgress } from '#domain/duties';
import { findLedger, LEDGERS } from '#ledgers';
import { SCHOOL_KINDS } from '#model/actor';
import { PARAMETERS } from '#model/parameter';
import type { VersionId } from '#store/programme';
import { listNextDue, listStaleProgress, type PastDuty, type PublicMeasure, putProgress, readPastDuties } from '#store/progress';
import { type House, today } from './house.ts';
import { loadLimits } from './limits.ts';

/** The day on which what stands was handed in for the first time; null where nothing stands. */
function handedOn({ ledger: id, state, trail }: PastDuty): Day | null {
  const ledger = findLedger(id);
  const counts = (name: string | undefined): boolean => name !== undefined && ledger !== undefined && (ledger.handedIn.includes(name) || ledger.done.includes(name));
  if (!ledger || state === null || !counts(state)) return null;
  const first = trail?.find((step) => counts(ledger.actions[step.action]?.to));
  return first ? dayOf(first.at) : null;
}

/** What the public is told of each measure of a version: schools only, and only of ledgers that can be filled in. */
async function countVersion(house: House, tenant: string, id: VersionId, on: Day): Promise<readonly PublicMeasure[]> {
  const wish = { kinds: SCHOOL_KINDS, ledgers: LEDGERS.map((ledger) => ledger.id) };
  const past: DutyState[] = [];
  for await (const duty of readPastDuties(house.pools.ql_log, tenant, id, { ...wish, before: on })) past.push({ unitId: duty.unitId, sentences: duty.sentences, due: duty.due, handedOn: handedOn(duty) });
  const progress = measureProgress(past, on);
  // A county may want larger groups, never smaller ones.
  const smallest = Math.max(PARAMETERS['small-group'].value, (await loadLimits(house, tenant)).value('small-group').value);
  const shown = showableRows(progress.map(({ measure, onTime, late, missing }) => ({ id: measure, cells: [onTime, late, missing] })), smallest);
  const next = new Map<string, Day>();
  for (const { sentence, due } of await listNextDue(house.pools.ql_log, tenant, id, { ...wish, from: on })) {
    const before = next.get(measureOf(sentence));
    if (!before || due < before) next.set(measureOf(sentence), due);
  }
  const counted = new Map(progress.map((row) => [row.measure, row]));
  return [...new Set([...counted.keys(), ...next.keys()])].sort().map((measure) => {
    const row = counted.get(measure);
    const counts = row && shown.has(measure) ? { onTime: row.onTime.size, late: row.late.size, missing: row.missing.size } : null;
    return { measure, counts, hidden: row !== undefined && counts === null, next: next.get(measure) ?? null };
  });
}

/**
 * Counts once a day how far the measures of every programme in force are, and keeps what the public may know of it; the number of versions counted.
 * Once a day and not at every hand-in, so that nobody can tell from two looks at the page who handed in between them.
 */
export async function refreshProgress(house: House): Promise<number> {
  const on = today(house);
  const stale = await listStaleProgress(house.pools.ql_log, on);
  for (const { tenant, ...id } of stale) await putProgress(house.pools.ql_log, tenant, id, on, await countVersion(house, tenant, id, on));
  return stale.length;
}
