import { addDays, type Day, type Instant, instant } from '#base/day';
import type { Uuid } from '#base/id';
import type { Values } from '#model/field';
import type { Act } from '#model/record';
import { act } from './act.ts';
import { answerDuties } from './answer-duties.ts';
import type { NewCounty } from './found-county.ts';
import { type House, newId, today } from './house.ts';
import { actorIn } from './viewer.ts';

export const DEMO_CODE = 'qinghe';

export type Organisation = NewCounty['organisation'];

/** Acts of the demo happen at nine in the morning, Shanghai time, so many days ago. */
export const morning = (day: Day, ago: number): Instant => instant(`${addDays(day, -ago)}T01:00:00Z`);

/** The post that the person with this number holds. Throws where nobody does. */
export function postOf({ people, holdings, posts }: Organisation, staffNo: string): Organisation['posts'][number] {
  const person = people.find((one) => one.staffNo === staffNo);
  const post = posts.find((one) => one.postId === holdings.find((held) => held.personId === person?.personId)?.postId);
  if (!post) throw new Error(`demo: nobody has the number ${staffNo}`);
  return post;
}

/** Lets somebody of the demo act at an earlier time, any number of acts at once. Throws where one is refused: the demo obeys the same rules as everybody. */
export async function playActs(house: House, organisation: Organisation, staffNo: string, ago: number, acts: readonly Omit<Act, 'entryId'>[]): Promise<void> {
  const person = organisation.people.find((one) => one.staffNo === staffNo);
  const at = morning(today(house), ago);
  const actor = actorIn(person?.personId as Uuid, postOf(organisation, staffNo), organisation.units);
  const list = acts.map((one): Act => ({ entryId: newId(house, at), ...one }));
  const outcomes = await act({ ...house, clock: () => at }, DEMO_CODE, actor, list, (tx) => answerDuties(tx, DEMO_CODE, list));
  for (const [i, outcome] of outcomes.entries()) if (!outcome.ok) throw new Error(`demo: ${acts[i]?.ledger}.${acts[i]?.action} was refused: ${JSON.stringify(outcome)}`);
}

/** One step of a record: whose, which, and what is filled in. */
export type DemoStep = readonly [staffNo: string, action: string, set?: Values, more?: { readonly reason?: string; readonly acknowledges?: readonly string[] }];

/** A record of the demo on its way; the unit is that of whoever makes it, unless another is named. */
export interface DemoRecord {
  readonly ledger: string;
  readonly steps: readonly DemoStep[];
  readonly recordId?: Uuid;
  readonly unitId?: string;
  /** Begins with the others' so-manieth step, where it builds on one of them; absent: 0. */
  readonly from?: number;
}

/** So many days ago the first, second, … step of every record is taken. */
export const STEP_DAYS = [36, 29, 22, 14, 9, 6, 4, 2] as const;

/** Takes the records' steps, the first of all, then the second of all: one list of acts for each person and day. */
export async function playRecords(house: House, organisation: Organisation, records: readonly DemoRecord[]): Promise<void> {
  const all = records.map((record) => ({ ...record, recordId: record.recordId ?? newId(house, house.clock()) }));
  for (const [i, ago] of STEP_DAYS.entries()) {
    const due = all.flatMap((record) => {
      const step = record.steps[i - (record.from ?? 0)];
      return step ? [{ record, step }] : [];
    });
    for (const [staffNo, own] of Map.groupBy(due, ({ step: [who] }) => who)) {
      await playActs(house, organisation, staffNo, ago, own.map(({ record: { ledger, recordId, unitId, steps, from = 0 }, step: [, action, set = {}, more = {}] }) =>
        ({ ledger, recordId, action, seenSeq: i - from, unitId: unitId ?? postOf(organisation, steps[0]?.[0] ?? '').unitId, set, ...more })));
    }
  }
}
