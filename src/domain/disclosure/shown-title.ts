import type { Audience, Value } from '#model/field';
import type { Ledger } from '#model/ledger';
import { mayAudienceSee } from './disclose.ts';

const LONGEST = 200;

/** What a record is called before this audience: what its title field holds where the audience may see that field, else only that it is not disclosed. */
export function shownTitle(ledger: Ledger | undefined, audience: Audience, title: Value | undefined): string {
  const field = ledger?.fields[ledger.title];
  if (!field || !mayAudienceSee(audience, field)) return '（不公开）';
  return title === undefined || title === null || title === '' ? '（未填）' : String(title).slice(0, LONGEST);
}
