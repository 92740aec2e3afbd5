import { addDays, addMonths, type Day, day } from '#base/day';
import { type Asked, medianMinutes } from '#domain/burden';
import { LEDGERS } from '#ledgers';
import { isClosed, isSchoolKind, SCHOOL_KINDS, type Unit } from '#model/actor';
import { isFilledByHand } from '#model/ledger';
import { countEvents, listFillTimes, listIssuedForms, sumDuties, sumOutside } from '#store/burden';
import type pg from 'pg';
import type { Transaction } from '#store/pools';

const MONTHS = 12;
/** What is noted of forms outside the system counts by its own minutes, not by what the note takes. */
const OUTSIDE = 'burden';

const minutesByLedger = new Map(LEDGERS.map((ledger) => [ledger.id, ledger.burdenMinutes]));
/** The ledgers that schools fill by hand and that the whole line reads; what has readers of its own is nobody's number. */
const EVENTS = LEDGERS.filter((ledger) => isFilledByHand(ledger) && ledger.readers === undefined && ledger.id !== OUTSIDE).map((ledger) => ledger.id);

/** The twelve months that end with the one of this day. */
export const monthsUntil = (on: Day): readonly string[] => Array.from({ length: MONTHS }, (_, i) => addMonths(day(`${on.slice(0, 7)}-01`), i - MONTHS + 1).slice(0, 7));

/** The measured median of each ledger with enough hand-ins in the last twelve months, in minutes. */
export async function measuredMinutes(db: Pick<Transaction | pg.Pool, 'query'>, tenant: string, on: Day): Promise<ReadonlyMap<string, number>> {
  const counts = Map.groupBy(await listFillTimes(db, tenant, monthsUntil(on)[0] ?? ''), ({ ledger }) => ledger);
  return new Map([...counts].flatMap(([ledger, own]): [string, number][] => { const median = medianMinutes(own); return median === undefined ? [] : [[ledger, median]]; }));
}

/** Everything that schools are asked for in the last twelve months, the running one whole, within sight; `forms` names the forms among it. */
export interface Gathered {
  readonly months: readonly string[];
  readonly asked: readonly (Asked & { readonly units: number })[];
  readonly outside: readonly { readonly month: string; readonly minutes: number; readonly units: number }[];
  readonly forms: ReadonlyMap<string, string>;
}

/** Gathers what is asked of schools; `unitsFor` says whose share of a section's forms counts, and an addressed school counts whether it answered or not. */
export async function gatherBurden(db: Pick<Transaction | pg.Pool, 'query'>, tenant: string, on: Day, unitsFor: (asker: string) => readonly Unit[]): Promise<Gathered> {
  const months = monthsUntil(on);
  const wish = { from: day(`${months[0] ?? ''}-01`), to: addDays(addMonths(day(`${on.slice(0, 7)}-01`), 1), -1), kinds: SCHOOL_KINDS };
  const duties = await sumDuties(db, tenant, wish);
  const events = await countEvents(db, tenant, { ...wish, ledgers: EVENTS });
  const issued = await listIssuedForms(db, tenant, wish);
  return {
    months, outside: await sumOutside(db, tenant, wish), forms: new Map(issued.map(({ recordId, title }) => [recordId, title])),
    asked: [
      ...duties.map((row) => ({ ...row, kind: 'duty' as const })),
      ...events.map((row) => ({ ...row, kind: 'event' as const, minutes: row.items * (minutesByLedger.get(row.ledger) ?? 0) })),
      ...issued.map(({ recordId, month, unitId, minutes, kinds }) => {
        const addressed = unitsFor(unitId).filter((unit) => isSchoolKind(unit.kind) && kinds.includes(unit.kind) && !isClosed(unit, on)).length;
        return { month, unitId, kind: 'collection' as const, ledger: recordId, items: addressed, minutes: minutes * addressed, units: addressed };
      }).filter(({ items }) => items > 0),
    ],
  };
}
