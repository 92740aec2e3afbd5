export { audienceOf, disclose, mayAudienceSee } from './disclose.ts';
