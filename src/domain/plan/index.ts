export { hashSentence, normaliseSentence } from './hash-sentence.ts';
export { readPlan, type Plan } from './read-plan.ts';
export type { Outline, OutlineHeading, OutlineItem } from './outline.ts';
export type { Sentence } from './sentence.ts';
export { compareVersions, type VersionStep } from './compare-versions.ts';
export { layDates } from './lay-dates.ts';
export { suggestObligations, type SuggestedSentence, type Suggestion } from './suggest.ts';
export type { Draft, Why } from './suggest-draft.ts';
