import { z } from 'zod';
import { day, uuid } from './shapes.ts';

const period = z.object({ name: z.string(), from: day, to: day });
const number = z.number().nullable();

/** 指标: what the records of a programme's ledgers come to, obligation by obligation. Nothing has a target, a light or an order. */
export const indicator = {
  /** Of the programme asked for, else the newest in force; of the period of today, or so many back, and the one before it. `GET …/console/indicators.xlsx?…` gives the same as a workbook. */
  'indicators.list': {
    input: z.strictObject({ programmeId: uuid.optional(), per: z.enum(['month', 'semester', 'year']).default('semester'), back: z.int().min(0).max(60).default(0) }),
    output: z.object({
      programmes: z.array(z.object({ programmeId: uuid, version: z.int(), title: z.string() })),
      programme: z.object({ programmeId: uuid, version: z.int(), title: z.string() }).nullable(),
      period: period.nullable(), last: period.nullable(),
      /** Whose sum `now` and `last` are, and whether the viewer reads the records behind them. */
      main: z.string(), hasRecords: z.boolean(),
      /** Groups of units that are told beside it; `units` is how many. */
      groups: z.array(z.object({ name: z.string(), units: z.int() })),
      measures: z.array(z.object({ measure: z.string(), title: z.string() })),
      obligations: z.array(z.object({
        obligationId: z.string(), measure: z.string(), sentences: z.array(z.string()), action: z.string(), strength: z.string(), /** Whether it makes duties; without them its indicators are all that is asked. */ duty: z.boolean(),
        /** Whether the viewer's unit leads or joins. */ mine: z.boolean(), ledger: z.string(), ledgerName: z.string(), /** What the library wants counted, in words. */ wanted: z.string(),
        /** Counts as they are, shares in per mille, days in tenths; null where nothing counts. `own`: they are sums of the viewer's own reach although `main` is more. */
        indicators: z.array(z.object({ id: z.string(), name: z.string(), kind: z.enum(['count', 'share', 'days']), unit: z.string(), violations: z.boolean(), own: z.boolean(), now: number, last: number, groups: z.array(number) })),
      })),
    }),
  },
} as const;
