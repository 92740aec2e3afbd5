export { foldText } from './fold-text.ts';
export { winnow, type Print } from './winnow.ts';
export { commonRuns, subtract } from './subtract.ts';
export { LEAST_LETTERS, weighCopy } from './weigh-copy.ts';
export { pairPassages, type Hit, type Passage } from './pair-passages.ts';
