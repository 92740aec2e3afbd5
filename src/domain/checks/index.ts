export { CHECKS } from './all-checks.ts';
