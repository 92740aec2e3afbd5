export { indicatorsFor, indicatorsOf } from './indicators-of.ts';
export { countRecord, happenedOn, type Contribution } from './count-record.ts';
export { valueOf } from './value-of.ts';
export { periodOf, PERIODS, type MonthsOf, type PeriodKind } from './periods.ts';
export { safeGroups } from './safe-groups.ts';
