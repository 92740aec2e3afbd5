export { indicatorsFor, indicatorsOf } from './indicators-of.ts';
export { countRecord, happenedOn, type Contribution } from './count-record.ts';
export { valueOf } from './value-of.ts';
