import { z } from 'zod';
import { day, unitId, uuid } from './shapes.ts';

const period = z.object({
  name: z.string(), start: day, end: day, due: day, explanation: z.looseObject({}),
  /** held: there is a record; missed: its last day has passed without; due: that day is near; coming; before: it ended before the county began here. */
  status: z.enum(['held', 'missed', 'due', 'coming', 'before']),
  recordId: uuid.nullable(), heldOn: day.nullable(),
});

/** 组织生活日历: what a branch has to hold in twelve months, by the county's rules, and what it has held. */
export const meetingCalendar = {
  'meetings.calendar': {
    input: z.strictObject({ unitId, /** The first month, YYYY-MM; absent: September of this school year. */ from: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/).optional() }),
    output: z.object({
      from: day, to: day,
      rules: z.array(z.object({ ledger: z.string(), signal: z.string(), kind: z.string(), every: z.int(), origin: z.looseObject({ kind: z.string(), basis: z.string() }), owed: z.int(), held: z.int(), periods: z.array(period) })),
      /** Periods whose last day has passed, or that have been held, and how many of these have been: 应开、实开. */
      owed: z.int(), held: z.int(),
    }),
  },
} as const;
