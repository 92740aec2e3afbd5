import { canonicalJson, type Json } from '#base/canonical-json';
import { dayOf, maxDay, type Day } from '#base/day';
import type { Duty } from '#model/duty';
import { listSemesters, listUnits } from '#store/organisation';
import { listTenants } from '#store/log';
import { inSight, type Transaction } from '#store/pools';
import { findProgramme, type VersionId } from '#store/programme';
import { listProvisionalDuties, listProvisionalVersions, putDueDays } from '#store/provisional-duty';
import { type House, today } from './house.ts';
import { dutiesOf } from './price-programme.ts';

const same = (a: unknown, b: unknown): boolean => canonicalJson(a as Json) === canonicalJson(b as Json);

/** A provisional duty as today's calendar has it, with the day before and the reason where the day moved; undefined where nothing changed. */
export function renew(before: Duty, planned: Duty | undefined, on: Day): Duty | undefined {
  if (!planned) return undefined;
  const { moved = [], ...due } = before.due;
  const periodMoved = !same(before.period, planned.period);
  // Counted from another day in the same period it was made at another issue: that day stays.
  if (!periodMoved && planned.due.start !== due.start) return undefined;
  if (!periodMoved && same(due, planned.due)) return undefined;
  const step = planned.due.due === due.due ? [] : [{ from: due.due, on, why: periodMoved ? '校历改变' : '节假日安排公布' }];
  return { ...before, period: planned.period, due: { ...planned.due, ...(moved.length + step.length > 0 ? { moved: [...moved, ...step] } : {}) } };
}

async function recomputeVersion(tx: Transaction, tenant: string, id: VersionId, on: Day): Promise<number> {
  const programme = await findProgramme(tx, tenant, id);
  const { startsOn, endsOn, issuedAt } = programme?.head ?? {};
  if (!programme || !startsOn || !endsOn || !issuedAt) return 0;
  const issuedOn = maxDay(startsOn, dayOf(issuedAt));
  const planned = new Map(dutiesOf(programme, { units: await listUnits(tx, tenant), semesters: await listSemesters(tx, tenant), from: issuedOn, to: endsOn, issuedOn }).map((duty) => [duty.key, duty]));
  const renewed = (await listProvisionalDuties(tx, tenant, id)).flatMap((duty) => renew(duty, planned.get(duty.key), on) ?? []);
  if (renewed.length > 0) await putDueDays(tx, tenant, id, renewed);
  return renewed.length;
}

/** Computes the provisional due days of every county again, by the holidays and semesters of today; each that moved says from which day and why. The number changed. Days that are not provisional, or answered, stay as made. */
export async function recomputeDue(house: House): Promise<number> {
  let changed = 0;
  for (const { code } of await listTenants(house.pools.ql_app)) {
    changed += await inSight(house.pools.ql_app, { tenant: code, units: '*' }, async (tx) => {
      let count = 0;
      for (const id of await listProvisionalVersions(tx, code)) count += await recomputeVersion(tx, code, id, today(house));
      return count;
    });
  }
  return changed;
}
