export { audienceOf, disclose } from './disclose.ts';
