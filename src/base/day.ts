/** A calendar day, 'YYYY-MM-DD', without a time zone. */
export type Day = string & { readonly __day: true };

/** An instant, ISO 8601 in UTC with milliseconds, as `Date#toISOString` writes it. */
export type Instant = string & { readonly __instant: true };

/** The clock that is handed to whoever needs to know what time it is. */
export type Clock = () => Instant;

const MS_PER_DAY = 86_400_000;
const SHANGHAI_OFFSET_MS = 8 * 3_600_000; // no summer time since 1991

const toMs = (day: Day): number => Date.parse(`${day}T00:00:00Z`);
const fromMs = (ms: number): Day => new Date(ms).toISOString().slice(0, 10) as Day;

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function isDay(text: unknown): text is Day {
  if (typeof text !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const [year, month, date] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8, 10))];
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return date >= 1 && date <= (month === 2 && isLeap ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0));
}

/** Throws a RangeError when the text is not a day that exists. */
export function day(text: string): Day {
  if (!isDay(text)) throw new RangeError(`not a day: ${text}`);
  return text;
}

/** Throws a RangeError when the text is not an instant. */
export function instant(text: string): Instant {
  const ms = Date.parse(text);
  if (Number.isNaN(ms)) throw new RangeError(`not an instant: ${text}`);
  return new Date(ms).toISOString() as Instant;
}

export const systemClock: Clock = () => new Date().toISOString() as Instant;

/** The day that it is in Asia/Shanghai at this instant. */
export const dayOf = (at: Instant): Day => fromMs(Date.parse(at) + SHANGHAI_OFFSET_MS);

/** The wall clock in Asia/Shanghai, 'YYYY-MM-DD HH:mm'. */
export const wallClock = (at: Instant): string => new Date(Date.parse(at) + SHANGHAI_OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ');

export const addMinutes = (at: Instant, n: number): Instant => new Date(Date.parse(at) + n * 60_000).toISOString() as Instant;

export const addDays = (from: Day, n: number): Day => fromMs(toMs(from) + n * MS_PER_DAY);

export const daysBetween = (from: Day, to: Day): number => (toMs(to) - toMs(from)) / MS_PER_DAY;

export const yearOf = (d: Day): number => Number(d.slice(0, 4));
export const monthOf = (d: Day): number => Number(d.slice(5, 7));
export const dateOf = (d: Day): number => Number(d.slice(8, 10));

/** Throws a RangeError when the month has no such day. */
export const dayFrom = (year: number, month: number, date: number): Day =>
  day(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`);

export const lastDayOfMonth = (year: number, month: number): Day => fromMs(Date.UTC(year, month, 0));

/** The corresponding day n months on; where the month has none, its last day (民法典第二百零二条). */
export function addMonths(from: Day, n: number): Day {
  const months = yearOf(from) * 12 + monthOf(from) - 1 + n;
  const [year, month] = [Math.floor(months / 12), (months % 12) + 1];
  const last = lastDayOfMonth(year, month);
  return dateOf(from) > dateOf(last) ? last : dayFrom(year, month, dateOf(from));
}

/** 0 is Sunday, 6 is Saturday. */
export const weekday = (d: Day): number => new Date(toMs(d)).getUTCDay();

export const minDay = (a: Day, b: Day): Day => (a < b ? a : b);
export const maxDay = (a: Day, b: Day): Day => (a > b ? a : b);

/** '2026年9月11日' */
export const chineseDay = (d: Day): string => `${yearOf(d)}年${monthOf(d)}月${dateOf(d)}日`;
