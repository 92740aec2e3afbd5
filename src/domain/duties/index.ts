export { planDuties, type DutiesInput } from './plan-duties.ts';
export { priceDuties, type Price } from './price-duties.ts';
export { lightOf } from './light-of.ts';
