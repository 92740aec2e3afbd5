import type { Audience } from '#model/field';
import type { Ledger } from '#model/ledger';
import { mayAudienceSee } from './disclose.ts';

/** What a record is called (`titleText`) before this audience, where it may see the title field; else only that it is not disclosed. */
export function shownTitle(ledger: Ledger | undefined, audience: Audience, title: string): string {
  const field = ledger?.fields[ledger.title];
  if (!field || !mayAudienceSee(audience, field)) return '（不公开）';
  return title === '' ? '（未填）' : title;
}
