export { planDuties, type DutiesInput } from './plan-duties.ts';
export { priceDuties, type Price } from './price-duties.ts';
export { lightBands, lightOf, type LightBand } from './light-bands.ts';
export { type DutyState, measureOf, type MeasureProgress, measureProgress } from './measure-progress.ts';
export { succeedDuties, type EndedDuty, type StandingDuty } from './succeed-duties.ts';
export { layOutLights, type LightColumn, type OwedLight } from './lay-out-lights.ts';
export { measuresBelow } from './measures-below.ts';
