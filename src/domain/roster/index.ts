export { COLUMN_NAMES, columnsOf, recogniseColumns, type ColumnKind, type Columns, type Recognised } from './recognise-columns.ts';
export { takeRows, type RosterRow, type RosterUnit, type Taken } from './take-rows.ts';
export { takeSemesters, type NamedSemester } from './take-semesters.ts';
export { type UnitDecision } from './place-units.ts';
export { planRoster, type PersonLine, type RosterDecisions, type RosterPlan } from './plan-roster.ts';
export { type UnclearCode } from './read-lines.ts';
