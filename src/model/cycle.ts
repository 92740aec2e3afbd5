import type { Day } from '#base/day';
import type { Origin } from './origin.ts';

/** The recurring periods that a duty can have. */
export const PERIODS = {
  day: '每日',
  month: '每月',
  quarter: '每季度',
  'half-year': '每半年',
  semester: '每学期',
  'school-year': '每学年',
  year: '每年',
} as const;

export type Period = keyof typeof PERIODS;

/** How a length of time is counted; a 'day' is a calendar day, never exchanged with 'workday' (行政复议法第八十八条). */
export type SpanUnit = 'day' | 'workday' | 'month' | 'year';

export interface Span {
  readonly value: number;
  readonly unit: SpanUnit;
}

/** A duty is due so long after its period's start, or on (or before) its end: with anchor 'end' the value is 0 or counts backwards. */
export interface SpanRule {
  readonly anchor: 'start' | 'end';
  readonly span: Span;
}

/** A duty is due on the day that the document names (9月20日前): `day` 0 is the month's last; a `year` makes it that year's day alone. */
export interface DateRule {
  readonly anchor: 'date';
  readonly month: number;
  readonly day: number;
  readonly year?: number;
}

/** When a duty of a period is due. */
export type DueRule = SpanRule | DateRule;

/** The named day in words: 9月20日, 2029年7月15日, 12月底. */
export const dateWords = ({ year, month, day }: Omit<DateRule, 'anchor'>): string => `${year === undefined ? '' : `${year}年`}${month}月${day === 0 ? '底' : `${day}日`}`;

/**
 * What makes an obligation come round.
 * `event`: each time something happens; `continuous`: stands all the time; `festival`: before each named holiday. These three make no periodic duty.
 */
export type Cycle =
  | { readonly per: Period; readonly due: DueRule; readonly origin: Origin }
  | { readonly per: 'once'; readonly due: DueRule; readonly origin: Origin }
  | { readonly per: 'event' | 'continuous' | 'festival'; readonly origin: Origin };

export const CYCLE_NAMES: Readonly<Record<Cycle['per'], string>> = { ...PERIODS, once: '一次', event: '每次', continuous: '持续', festival: '节日前' };

/** One period of a calendar: `key` is stable and sorts by time ('2026-09', '2026-Q3', '2026秋', '2026-2027'). */
export interface PeriodSlot {
  readonly per: Period | 'once';
  readonly key: string;
  readonly name: string;
  readonly start: Day;
  readonly end: Day;
}

/** A due day and everything needed to see that it is right. */
export interface DueExplanation {
  readonly due: Day;
  readonly origin: Origin;
  /** The day from which is counted; it is not counted itself (民法典第二百零一条). */
  readonly start: Day;
  readonly startName: string;
  readonly span: Span;
  /** The days that were passed over: weekends in one run, holidays by name. */
  readonly skipped: readonly { readonly from: Day; readonly to: Day; readonly name: string }[];
  /** Set when the last day fell on a rest day and moved on (民法典第二百零三条). */
  readonly movedFrom?: Day;
  /** True when the due day lies past the end of the holiday table; it is computed again when the table grows. */
  readonly provisional: boolean;
  /** Every earlier due day of a provisional one, with the day on which it was computed again and why. */
  readonly moved?: readonly { readonly from: Day; readonly on: Day; readonly why: string }[];
}
