import type { Day } from '#base/day';
import { explainDate, explainDue, loadCalendar, periodsBetween } from '#domain/calendar';
import { planDuties } from '#domain/duties';
import { LEDGERS } from '#ledgers';
import { isClosed, type Unit } from '#model/actor';
import type { Semester } from '#model/calendar';
import type { Duty } from '#model/duty';
import { makesDuty } from '#model/obligation';
import { LEDGER_NAMES } from '#model/ledger-name';
import type { StoredProgramme } from '#store/programme';

/** What still stands against 印发: sentences neither covered nor exempt, obligations without an owner, a ledger or anybody whose duty they would be, suggestions that nobody decided. */
export function openPoints({ sentences, obligations }: Pick<StoredProgramme, 'sentences' | 'obligations'>): { readonly sentences: string[]; readonly unowned: string[]; readonly undecided: string[] } {
  const confirmed = obligations.filter((obligation) => obligation.status === 'confirmed');
  const covered = new Set(confirmed.flatMap((obligation) => obligation.body.sentences));
  return {
    sentences: sentences.filter((sentence) => sentence.exempt === null && !covered.has(sentence.address)).map((sentence) => sentence.address),
    unowned: confirmed.filter((obligation) => obligation.leadUnitId === null || obligation.body.ledger === '' || (makesDuty(obligation.body) && obligation.body.addressees.length === 0)).map((obligation) => obligation.obligationId),
    undecided: obligations.filter((obligation) => obligation.status === 'suggested').map((obligation) => obligation.obligationId),
  };
}

const MINUTES: Readonly<Record<string, number>> = { ...Object.fromEntries(Object.entries(LEDGER_NAMES).map(([id, [, minutes]]) => [id, minutes])), ...Object.fromEntries(LEDGERS.map((ledger) => [ledger.id, ledger.burdenMinutes])) };

/** The duties that the confirmed obligations make between two days, for all units addressed. */
export function dutiesOf(programme: StoredProgramme, wish: { readonly units: readonly Unit[]; readonly semesters: readonly Semester[]; readonly from: Day; readonly to: Day; readonly issuedOn: Day }): readonly Duty[] {
  const confirmed = programme.obligations.filter((obligation) => obligation.status === 'confirmed' && obligation.leadUnitId !== null && obligation.body.ledger !== '');
  const calendar = loadCalendar(wish.semesters);
  const planned = planDuties({
    obligations: confirmed.map((obligation) => obligation.body),
    assignments: confirmed.map((obligation) => ({ obligationId: obligation.obligationId, leadUnitId: obligation.leadUnitId ?? '', jointUnitIds: obligation.jointUnitIds, leaderPostId: obligation.leaderPostId, kinds: obligation.body.addressees, since: obligation.since ?? 1 })),
    units: wish.units, ledgerMinutes: MINUTES, periodsOf: (per, from, to, schoolOnly) => periodsBetween(calendar, per, from, to, { schoolOnly }),
    explain: ({ due, origin }, slot, start) => due.anchor === 'date' ? explainDate({ calendar, slot, start, date: due, origin }) : explainDue({ calendar, start: due.anchor === 'start' ? start : slot.end, startName: due.anchor === 'end' ? `${slot.name}结束` : start === slot.start ? `${slot.name}开始` : '方案印发之日', span: due.span, origin, anchor: due.anchor }),
    from: wish.from, to: wish.to, issuedOn: wish.issuedOn,
  });
  const closed = new Map(wish.units.filter((unit) => unit.closedFrom).map((unit) => [unit.unitId, unit]));
  return planned.filter((duty) => !isClosed(closed.get(duty.unitId) ?? {}, duty.due.due));
}
