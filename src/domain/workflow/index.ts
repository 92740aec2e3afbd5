export { countedFrom, decide, refuseStep, type DecideInput, type Decision, type WorkflowRefusal } from './decide.ts';
export { allowedActions } from './allowed-actions.ts';
export { batchActions, isBatchAction } from './batch-actions.ts';
export { waitingActions } from './waiting-actions.ts';
export { applyEntry, foldEntries, upcast, type FoldedEntry } from './fold-entries.ts';
export { fileText } from './file-text.ts';
