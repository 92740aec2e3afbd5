export { cellText, isBlank, sameCell, type Cell, type RawSheet } from './cell.ts';
export { correctingStep, makingStep, settableFields } from './choose-step.ts';
export { EXAMPLE, FAULT, KEY, planColumns, type Column, type SheetPlan } from './plan-columns.ts';
export { planRow, type FindLink, type RowWish } from './plan-row.ts';
export { readCell, readDay, type ReadCell } from './read-cell.ts';
export { matchHeadings, readRows, type CellFault, type CellPlace, type SheetContent, type SheetRow } from './read-rows.ts';
export { writeRow, writeTableRows, type SheetRecord, type TitleOf } from './write-rows.ts';
export { writeCell } from './write-cell.ts';
