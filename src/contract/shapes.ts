import { isDay, type Day, type Instant } from '#base/day';
import { isUnitId, isUuid, type Uuid } from '#base/id';
import { z } from 'zod';

export const uuid = z.string().refine(isUuid).meta({ format: 'uuid' }) as unknown as z.ZodType<Uuid>;
export const unitId = z.string().refine(isUnitId);
export const day = z.string().refine(isDay).meta({ format: 'date' }) as unknown as z.ZodType<Day>;
export const instant = z.string().meta({ format: 'date-time' }) as unknown as z.ZodType<Instant>;

/** What a field holds, as JSON; the ledger decides whether it fits. */
export const value = z.json();

/** Why something was refused: a code with its details; the console has the sentence. */
export const refusal = z.looseObject({ code: z.string() });
