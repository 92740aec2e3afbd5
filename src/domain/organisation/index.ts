export { checkChanges, whichNeedSecond, type Asker, type OrganisationRefusal } from './check-changes.ts';
export { changesOf, fromValues, toValues } from './values.ts';
export { findDifference, foldOrganisation, type FoldedRecord } from './fold-organisation.ts';
