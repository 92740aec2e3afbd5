import { type Day, dayFrom, monthOf, yearOf } from '#base/day';
import { findLedger } from '#ledgers';
import type { Semester } from '#model/calendar';
import { isEmpty, type Prefill, type Value } from '#model/field';
import type { Ledger } from '#model/ledger';
import { countYear } from '#store/digest';
import { listSemesters } from '#store/organisation';
import type { Transaction } from '#store/pools';
import { findPrevious } from '#store/previous';
import { listProgrammes } from '#store/programme';
import { digestLacking, digestRecords } from './digest-records.ts';
import { type House, today } from './house.ts';
import type { Viewer } from './viewer.ts';

/** What a form may begin with, and where that comes from; an empty `from` needs no words. */
export interface Held {
  readonly value: Value;
  readonly from: string;
  readonly on: string | null;
}

/** States of a record that counts as handed in. */
export const standing = (ledger: Ledger): readonly string[] => [...new Set([...ledger.handedIn, ...ledger.done])];

/** The semester that this day lies in, else the next. */
const semesterAt = (semesters: readonly Semester[], on: Day): Semester | undefined => semesters.find(({ end }) => end >= on);

async function fromCalendar(tx: Transaction, tenant: string, on: Day, what: Extract<Prefill, { calendar: string }>['calendar']): Promise<Held | undefined> {
  if (what === 'today') return { value: on, from: '', on: null };
  if (what === 'year') return { value: `${yearOf(on)}`, from: '', on: null };
  const first = monthOf(on) >= 8 ? yearOf(on) : yearOf(on) - 1;
  if (what === 'school-year') return { value: `${first}-${first + 1}`, from: '', on: null };
  const semester = semesterAt(await listSemesters(tx, tenant), on);
  if (!semester) return undefined;
  return { value: what === 'semester' ? semester.name : monthOf(semester.start) < 8 ? '春季学期' : '秋季学期', from: '校历', on: null };
}

/** What another ledger holds for a field: of the unit's newest record there. A plan in force is everybody's, so its issue is read from the plan itself. */
async function fromLedger(tx: Transaction, tenant: string, unitId: string, from: Extract<Prefill, { ledger: string }>): Promise<Held | undefined> {
  const source = findLedger(from.ledger);
  if (!source) return undefined;
  if (source.id === 'programme-issue' && from.field === 'title') {
    const issued = (await listProgrammes(tx, tenant)).find((head) => head.status === 'issued');
    return issued && { value: issued.title, from: source.name, on: issued.issuedAt };
  }
  const found = await findPrevious(tx, tenant, { ledger: source.id, unitId, states: standing(source) });
  const value = found?.record.values[from.field];
  return found && value !== undefined && !isEmpty(value) ? { value, from: source.name, on: found.madeAt } : undefined;
}

/** What the system holds already for a field of a unit's new record; undefined where it holds nothing. */
export async function prefillValue(house: House, viewer: Viewer, tx: Transaction, unitId: string, from: Prefill): Promise<Held | undefined> {
  const on = today(house);
  if ('calendar' in from) return fromCalendar(tx, viewer.tenant, on, from.calendar);
  if ('duties' in from) return { value: await countYear(tx, viewer.tenant, { unitId, from: dayFrom(yearOf(on), 1, 1), to: on, inTime: from.duties === 'in-time' }), from: '我的待办', on: null };
  if ('ledger' in from) return fromLedger(tx, viewer.tenant, unitId, from);
  const words = from.digest === 'done' ? await digestRecords(house, viewer, tx, unitId) : await digestLacking(house, viewer, tx, unitId);
  return words === '' ? undefined : { value: words, from: '本单位台账', on: null };
}
