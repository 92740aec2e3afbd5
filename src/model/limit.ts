import type { ParameterId } from './parameter.ts';
import type { TimeLimitId } from './time-limit.ts';

/** A limit in a definition is never a bare number: it points to a row of the time-limit table or to a parameter. */
export type LimitRef = { readonly limit: TimeLimitId } | { readonly param: ParameterId };

/** A row of the time-limit table, by id. */
export const limit = (id: TimeLimitId): LimitRef => ({ limit: id });

/** A parameter of the programme or of the county, by id. */
export const param = (id: ParameterId): LimitRef => ({ param: id });
