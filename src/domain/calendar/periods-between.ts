import { addDays, dayFrom, daysBetween, lastDayOfMonth, maxDay, minDay, monthOf, yearOf, type Day } from '#base/day';
import type { CountyCalendar } from '#model/calendar';
import type { Period, PeriodSlot } from '#model/cycle';

/** A month, quarter or half-year with fewer days of school than this is vacation for a school. */
export const MIN_SCHOOL_DAYS = 10;

const ORDINALS = ['一', '二', '三', '四'] as const;

/** The slot of `months` months (a divisor of 12) that the day lies in. */
function monthsSlot(at: Day, per: Period, months: 1 | 3 | 6 | 12): PeriodSlot {
  const year = yearOf(at);
  const index = Math.floor((monthOf(at) - 1) / months);
  const first = index * months + 1;
  const [key, name] = {
    1: [`${year}-${String(first).padStart(2, '0')}`, `${year}年${first}月`],
    3: [`${year}-Q${index + 1}`, `${year}年第${ORDINALS[index]}季度`],
    6: [`${year}-H${index + 1}`, `${year}年${index === 0 ? '上' : '下'}半年`],
    12: [`${year}`, `${year}年`],
  }[months] as [string, string];
  return { per, key, name, start: dayFrom(year, first, 1), end: lastDayOfMonth(year, first + months - 1) };
}

/** The school year that the day lies in, 1 September to 31 August. */
function schoolYearSlot(at: Day): PeriodSlot {
  const year = monthOf(at) >= 9 ? yearOf(at) : yearOf(at) - 1;
  return { per: 'school-year', key: `${year}-${year + 1}`, name: `${year}—${year + 1}学年`, start: dayFrom(year, 9, 1), end: dayFrom(year + 1, 8, 31) };
}

function slotAt(per: Exclude<Period, 'day' | 'semester'>, at: Day): PeriodSlot {
  switch (per) {
    case 'month':
      return monthsSlot(at, per, 1);
    case 'quarter':
      return monthsSlot(at, per, 3);
    case 'half-year':
      return monthsSlot(at, per, 6);
    case 'year':
      return monthsSlot(at, per, 12);
    case 'school-year':
      return schoolYearSlot(at);
  }
}

const schoolDaysIn = (calendar: CountyCalendar, slot: PeriodSlot): number =>
  calendar.semesters.reduce((days, semester) => days + Math.max(0, daysBetween(maxDay(slot.start, semester.start), minDay(slot.end, semester.end)) + 1), 0);

const isTerm = (calendar: CountyCalendar, slot: PeriodSlot): boolean =>
  slot.per === 'school-year' || slot.per === 'year' || schoolDaysIn(calendar, slot) >= MIN_SCHOOL_DAYS;

/**
 * The periods that overlap from–to (both counted), by time; none for 'day', whose duties stand on pages of their own.
 * With `schoolOnly` months, quarters and half-years that are vacation (fewer than `MIN_SCHOOL_DAYS` days inside semesters) are left out.
 */
export function periodsBetween(calendar: CountyCalendar, per: Period, from: Day, to: Day, { schoolOnly = false }: { readonly schoolOnly?: boolean } = {}): PeriodSlot[] {
  if (per === 'day' || from > to) return [];
  if (per === 'semester') {
    return calendar.semesters
      .filter((semester) => semester.start <= to && semester.end >= from)
      .map(({ id, name, start, end }) => ({ per, key: id, name, start, end }));
  }
  const slots: PeriodSlot[] = [];
  for (let at = from; at <= to; ) {
    const slot = slotAt(per, at);
    if (!schoolOnly || isTerm(calendar, slot)) slots.push(slot);
    at = addDays(slot.end, 1);
  }
  return slots;
}
