import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commit, NO_PERSONAL } from '#domain/log';

const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest());
const hashOf = (...parts: readonly (string | Uint8Array)[]): Uint8Array => sha256(Buffer.concat(parts.map((part) => Buffer.from(part as string))));

const openSalt = new Uint8Array(32).fill(1);
const personalSalt = new Uint8Array(32).fill(2);
const parts = { envelope: { id: 'e1', by: 7 }, open: { sum: 3 }, openSalt, personal: { name: '某' }, personalSalt };

describe('commit', () => {
  it('hashes exactly the bytes of docs/formats/log.md', () => {
    const openHash = hashOf('qinglian/open/v1\n', openSalt, '{"sum":3}');
    const personalHash = hashOf('qinglian/personal/v1\n', personalSalt, '{"name":"某"}');
    const envelopeHash = hashOf('qinglian/envelope/v1\n', '{"by":7,"id":"e1"}');
    expect(commit(sha256, parts)).toEqual({ openHash, personalHash, commitment: hashOf('qinglian/entry/v1\n', envelopeHash, openHash, personalHash) });
  });

  it('puts 32 zero bytes where there is no personal part', () => {
    const hashes = commit(sha256, { ...parts, personal: null, personalSalt: null });
    expect(hashes.personalHash).toEqual(NO_PERSONAL);
    expect(NO_PERSONAL).toEqual(new Uint8Array(32));
    expect(hashes.commitment).not.toEqual(commit(sha256, parts).commitment);
  });

  it('does not depend on the order of keys', () => {
    expect(commit(sha256, { ...parts, envelope: { by: 7, id: 'e1' } })).toEqual(commit(sha256, parts));
  });

  it('keeps the parts apart: the same body under the same salt hashes differently as open and as personal', () => {
    const { openHash, personalHash } = commit(sha256, { ...parts, personal: parts.open, personalSalt: openSalt });
    expect(openHash).not.toEqual(personalHash);
  });

  it('changes with every part and every salt', () => {
    const salt = fc.uint8Array({ minLength: 32, maxLength: 32 });
    fc.assert(
      fc.property(fc.constantFrom('envelope', 'open', 'personal'), fc.dictionary(fc.string({ unit: 'grapheme' }), fc.integer()), salt, (part, body, other) => {
        const { commitment } = commit(sha256, parts);
        expect(commit(sha256, { ...parts, [part]: { ...body, changed: true } }).commitment).not.toEqual(commitment);
        fc.pre(!Buffer.from(other).equals(openSalt) && !Buffer.from(other).equals(personalSalt));
        expect(commit(sha256, { ...parts, openSalt: other }).commitment).not.toEqual(commitment);
        expect(commit(sha256, { ...parts, personalSalt: other }).commitment).not.toEqual(commitment);
      }),
    );
  });

  it('throws on a short salt, on a part without its salt, on a float', () => {
    expect(() => commit(sha256, { ...parts, openSalt: new Uint8Array(31) })).toThrow(RangeError);
    expect(() => commit(sha256, { ...parts, personalSalt: null })).toThrow(RangeError);
    expect(() => commit(sha256, { ...parts, personal: null })).toThrow(RangeError);
    expect(() => commit(sha256, { ...parts, open: { sum: 0.5 } })).toThrow(TypeError);
  });
});
