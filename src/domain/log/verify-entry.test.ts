import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { commit, NO_PERSONAL, verifyEntry } from '#domain/log';
import type { EntryMismatch, StoredEntry } from '#domain/log';

const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest());
const salt = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);

const parts = { envelope: { id: 1 }, open: { sum: 3 }, openSalt: salt(1), personal: { name: '某' }, personalSalt: salt(2) };
const filed: StoredEntry = { ...parts, ...commit(sha256, parts), erased: false, mayBeGone: false };
const bare = { ...parts, personal: null, personalSalt: null };
const withoutPersonal: StoredEntry = { ...bare, ...commit(sha256, bare), erased: false, mayBeGone: false };
const gone = { personal: null, personalSalt: null };

describe('verifyEntry', () => {
  it('finds an untouched entry intact, with and without personal part', () => {
    expect(verifyEntry(sha256, filed)).toEqual({ state: 'intact' });
    expect(verifyEntry(sha256, withoutPersonal)).toEqual({ state: 'intact' });
  });

  it('says erased, not broken, where the personal part was to go and is gone', () => {
    expect(verifyEntry(sha256, { ...filed, ...gone, erased: true })).toEqual({ state: 'erased' });
  });

  it('says destroyed where the whole body is gone and a list allows it; without a list, or with a part left, it is broken', () => {
    const emptied = { ...filed, ...gone, open: { set: {} }, openSalt: new Uint8Array(0) };
    expect(verifyEntry(sha256, { ...emptied, mayBeGone: true })).toEqual({ state: 'destroyed' });
    expect(verifyEntry(sha256, { ...filed, mayBeGone: true })).toEqual({ state: 'intact' });
    expect(verifyEntry(sha256, emptied)).toMatchObject({ mismatch: { kind: 'body-missing' } });
    expect(verifyEntry(sha256, { ...emptied, personal: { name: '某' }, mayBeGone: true })).toMatchObject({ mismatch: { kind: 'personal-not-erased' } });
    expect(verifyEntry(sha256, { ...emptied, commitment: salt(9), mayBeGone: true })).toMatchObject({ mismatch: { kind: 'commitment' } });
    expect(verifyEntry(sha256, { ...emptied, envelope: { id: 2 }, mayBeGone: true })).toMatchObject({ mismatch: { kind: 'commitment' } });
  });

  const broken: readonly [string, EntryMismatch['kind'], StoredEntry][] = [
    ['another open part', 'open-hash', { ...filed, open: { sum: 4 } }],
    ['another open salt', 'open-hash', { ...filed, openSalt: salt(9) }],
    ['an open salt cut short', 'open-hash', { ...filed, openSalt: salt(1).slice(1) }],
    ['an open part that could never have been filed', 'open-hash', { ...filed, open: { sum: 0.5 } }],
    ['another open hash', 'open-hash', { ...filed, openHash: salt(9) }],
    ['another personal part', 'personal-hash', { ...filed, personal: { name: '他' } }],
    ['another personal salt', 'personal-hash', { ...filed, personalSalt: salt(9) }],
    ['a personal salt cut short', 'personal-hash', { ...filed, personalSalt: salt(2).slice(1) }],
    ['a personal part put in later', 'personal-hash', { ...withoutPersonal, personal: { name: '某' }, personalSalt: salt(2) }],
    ['a personal hash set to none', 'personal-hash', { ...filed, personalHash: NO_PERSONAL }],
    ['a personal part gone without an erasure', 'personal-missing', { ...filed, ...gone }],
    ['a personal salt gone without an erasure', 'personal-missing', { ...filed, personalSalt: null }],
    ['an erasure that left the part', 'personal-not-erased', { ...filed, erased: true }],
    ['an erasure that left the salt', 'personal-not-erased', { ...filed, personal: null, erased: true }],
    ['an erasure of nothing', 'nothing-to-erase', { ...withoutPersonal, erased: true }],
    ['another envelope', 'commitment', { ...filed, envelope: { id: 2 } }],
    ['another commitment', 'commitment', { ...filed, commitment: salt(9) }],
    ['another hash of an erased part', 'commitment', { ...filed, ...gone, erased: true, personalHash: salt(9) }],
    ['a personal part removed with its hash', 'commitment', { ...filed, ...gone, personalHash: NO_PERSONAL }],
  ];

  it.each(broken)('%s: %s', (_, kind, entry) => {
    expect(verifyEntry(sha256, entry)).toMatchObject({ state: 'broken', mismatch: { kind } });
  });

  it('names what the parts give and what is stored', () => {
    const verdict = verifyEntry(sha256, { ...filed, commitment: salt(9) });
    expect(verdict).toEqual({ state: 'broken', mismatch: { kind: 'commitment', expected: Buffer.from(filed.commitment).toString('hex'), found: '09'.repeat(32) } });
  });
});
