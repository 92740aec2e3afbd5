import type { CountyCalendar } from '#model/calendar';
import type { Day } from '#base/day';
import type { DueExplanation, DueRule, Period, PeriodSlot } from '#model/cycle';
import type { Origin } from '#model/origin';
import { explainDue } from './explain-due.ts';
import { periodsBetween } from './periods-between.ts';

/** What a planner of duties asks of a calendar; it is handed over so that nobody needs to know how days are counted. */
export interface CalendarReader {
  readonly periods: (per: Period, from: Day, to: Day, schoolOnly: boolean) => readonly PeriodSlot[];
  readonly dueOf: (rule: DueRule, slot: PeriodSlot, origin: Origin) => DueExplanation;
}

/** A county's calendar as questions: which periods there are, and when a duty of a period is due. */
export const readCalendar = (calendar: CountyCalendar): CalendarReader => ({
  periods: (per, from, to, schoolOnly) => periodsBetween(calendar, per, from, to, { schoolOnly }),
  dueOf: ({ anchor, span }, slot, origin) => {
    // What comes once has no end: everything is counted from the day of issue.
    const from = slot.per === 'once' ? 'start' : anchor;
    const start = from === 'start' ? slot.start : slot.end;
    const startName = slot.per === 'once' ? '下发之日' : `${slot.name}${from === 'start' ? '首日' : '末日'}`;
    return explainDue({ calendar, start, startName, span: slot.per === 'once' ? { ...span, value: Math.abs(span.value) } : span, origin, anchor: from });
  },
});
