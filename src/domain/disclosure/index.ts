export { audienceOf, disclose, mayAudienceSee } from './disclose.ts';
export { mayRead } from './may-read.ts';
export { bodyValues, publicBody, type PublicBody, publicStep, publishes } from './publish.ts';
export { type CountedRow, showableRows } from './suppress.ts';
export { shownTitle } from './shown-title.ts';
export { tellsFew } from './tells-few.ts';
