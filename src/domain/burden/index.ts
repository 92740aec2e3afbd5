export { type Asked, type AskedLoad, burdenIndex, type BurdenIndex } from './burden-index.ts';
export { bucketOf, LEAST_HAND_INS, medianMinutes } from './fill-time.ts';
