export { guessColumns, type SheetCell, type SheetColumns } from './guess-columns.ts';
export { type Pupil, readPupils } from './read-pupils.ts';
export { type MarkedClass, markLowest } from './mark-lowest.ts';
