import { canonicalJson, type Json } from '#base/canonical-json';
import { readPublications } from '#store/publication';
import type { House } from './house.ts';

/** The first public page of a county that is not what its newest entry says, or that is missing, or that has no entry. */
export async function verifyPublications(house: Pick<House, 'pools'>, tenant: string): Promise<{ readonly kind: 'publication-differs'; readonly recordId: string; readonly expected: string; readonly found: string } | undefined> {
  for (const { recordId, page, entry } of await readPublications(house.pools.ql_log, tenant)) {
    const expected = entry && canonicalJson({ ...entry, envelope: { ...entry.envelope }, state: entry.envelope.toState, at: entry.envelope.at } as unknown as Json);
    const found = page && canonicalJson({ envelope: page.envelope, open: page.open, openSalt: page.openSalt, commitment: page.commitment, state: page.state, at: page.at } as unknown as Json);
    const title = page && page.title !== (page.state === '已公布' ? (page.open.set['title'] ?? null) : null);
    if (expected !== found || entry?.envelope.subject !== 'publication' || title) return { kind: 'publication-differs', recordId, expected: expected ?? 'no page', found: found ?? 'no page' };
  }
  return undefined;
}
