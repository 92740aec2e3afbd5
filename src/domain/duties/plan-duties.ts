import { type Day, maxDay } from '#base/day';
import { isSchoolKind, type Unit } from '#model/actor';
import type { Cycle, DueExplanation, Period, PeriodSlot } from '#model/cycle';
import type { Duty } from '#model/duty';
import { type Assignment, makesDuty, type Obligation } from '#model/obligation';

type Recurring = Extract<Cycle, { readonly due: unknown }>;

/** What planning is made from; the calendar's two skills are handed in. `issuedOn` starts what is due once. */
export interface DutiesInput {
  readonly obligations: readonly Obligation[];
  readonly assignments: readonly Assignment[];
  readonly units: readonly Unit[];
  readonly periodsOf: (per: Period, from: Day, to: Day, schoolOnly: boolean) => readonly PeriodSlot[];
  /** The due day in a period, counted from `start`: the period's own, or the day of issue where that is later; undefined where the period has no such day. */
  readonly explain: (cycle: Recurring, slot: PeriodSlot, start: Day) => DueExplanation | undefined;
  readonly ledgerMinutes: Readonly<Record<string, number>>;
  readonly from: Day;
  readonly to: Day;
  readonly issuedOn: Day;
}

/** One cycle of one obligation in one period: the same for every unit of the kinds addressed. */
interface Item {
  readonly obligation: Obligation;
  readonly assignment: Assignment;
  readonly cycle: Recurring;
  readonly slot: PeriodSlot;
  readonly due: DueExplanation;
}

const EVENTUAL = ['event', 'continuous', 'festival', 'day'];
const isRecurring = (cycle: Cycle): cycle is Recurring => !EVENTUAL.includes(cycle.per);

function itemsOf(input: DutiesInput, schoolOnly: boolean): readonly Item[] {
  const { obligations, assignments, periodsOf, explain, from, to, issuedOn } = input;
  const assignmentOf = new Map(assignments.map((assignment) => [assignment.obligationId, assignment]));
  const slots = new Map<string, readonly PeriodSlot[]>();
  const slotsOf = (per: Recurring['per'], since: number): readonly PeriodSlot[] => {
    // What a later version asks for once is another piece of work than what an earlier one asked for.
    if (per === 'once') return [{ per, key: since > 1 ? `once-${since}` : 'once', name: '一次', start: issuedOn, end: to }];
    const known = slots.get(per) ?? periodsOf(per as Period, from, to, schoolOnly);
    slots.set(per, known);
    return known;
  };
  return obligations.filter(makesDuty).flatMap((obligation) => {
    const assignment = assignmentOf.get(obligation.id);
    if (!assignment) return [];
    return obligation.cycles.filter(isRecurring).flatMap((cycle) =>
      // Counted from the start of the period, but never from before the plan was issued: nobody is late on the first day.
      slotsOf(cycle.per, assignment.since ?? 1)
        .flatMap((slot): Item[] => {
          const due = explain(cycle, slot, maxDay(slot.start, issuedOn));
          // A last day that a holiday moved past the programme's end was still within it.
          return due && due.due >= issuedOn && (due.movedFrom ?? due.due) <= to ? [{ obligation, assignment, cycle, slot, due }] : [];
        }));
  });
}

const byDue = (a: Item, b: Item): number => (a.due.due === b.due.due ? (a.obligation.id < b.obligation.id ? -1 : 1) : a.due.due < b.due.due ? -1 : 1);

const unique = (list: readonly string[]): readonly string[] => [...new Set(list)].sort();

/** The duty in which items of one ledger and period meet, without its unit: the earliest due day wins, its lead leads, the others join. */
function meet(items: readonly Item[], minutes: number): Omit<Duty, 'key' | 'unitId'> {
  const sorted = items.toSorted(byDue);
  const first = sorted[0] as Item;
  const { leadUnitId } = first.assignment;
  return {
    ledger: first.obligation.ledger, period: first.slot, cycle: first.cycle.per, due: first.due, leadUnitId, minutes,
    obligationIds: unique(sorted.map((item) => item.obligation.id)),
    sentences: unique(sorted.flatMap((item) => item.obligation.sentences)),
    jointUnitIds: unique(sorted.flatMap((item) => [item.assignment.leadUnitId, ...item.assignment.jointUnitIds])).filter((unitId) => unitId !== leadUnitId),
  };
}

const isAddressed = (unit: Unit, { kinds, leadUnitId, jointUnitIds }: Assignment): boolean =>
  kinds.includes(unit.kind) && (unit.kind !== 'section' || unit.unitId === leadUnitId || jointUnitIds.includes(unit.unitId));

/**
 * The duties of every unit that fall due between two days, by unit, period and ledger. Units of one kind share their duties but for the unit, so that the work
 * grows with the duties made, not with units × obligations. Deterministic: order of obligations and of units does not matter to a duty.
 */
export function planDuties(input: DutiesInput): readonly Duty[] {
  const [atSchool, elsewhere] = [itemsOf(input, true), itemsOf(input, false)];
  const planned = new Map<string, readonly Omit<Duty, 'key' | 'unitId'>[]>();
  const dutiesFor = (unit: Unit): readonly Omit<Duty, 'key' | 'unitId'>[] => {
    const group = unit.kind === 'section' ? `section/${unit.unitId}` : unit.kind;
    const known = planned.get(group);
    if (known) return known;
    const own = (isSchoolKind(unit.kind) ? atSchool : elsewhere).filter((item) => isAddressed(unit, item.assignment));
    const met = [...Map.groupBy(own, (item) => `${item.slot.key}/${item.obligation.ledger}`)].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, items]) => meet(items, input.ledgerMinutes[items[0]?.obligation.ledger ?? ''] ?? 15));
    planned.set(group, met);
    return met;
  };
  return input.units.flatMap((unit) => dutiesFor(unit).map((duty) => ({ ...duty, key: `${unit.unitId}/${duty.ledger}/${duty.period.key}`, unitId: unit.unitId })));
}
