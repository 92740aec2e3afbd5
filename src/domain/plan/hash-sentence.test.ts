import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashSentence, normaliseSentence } from './hash-sentence.ts';

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();

describe('hashSentence', () => {
  it('is SHA-256 in hexadecimal: the empty text gives the published vector (FIPS 180-4)', () => {
    expect(hashSentence('', sha256)).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(hashSentence(' a b c ', sha256)).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it.each([
    ['（一）夯实责任；每月不少于２次。', '(一)夯实责任;每月不少于2次。'],
    ['推行“一码通”', '推行「一码通」'],
    ['推行“一码通”', '推行"一码通"'],
    ['某教字〔2031〕5号', '某教字[2031]5号'],
    ['重点 项 目\n清单', '重点项目清单'],
    ['服\u200b务\ufeff', '服务'],
    ['到期——延期', '到期--延期'],
  ])('%s is the same sentence as %s', (one, other) => {
    expect(hashSentence(one, sha256)).toBe(hashSentence(other, sha256));
  });

  it('keeps apart what differs in words or numbers', () => {
    expect(hashSentence('每月不少于2次。', sha256)).not.toBe(hashSentence('每月不少于3次。', sha256));
  });

  it('normalising twice is normalising once', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      const once = normaliseSentence(text);
      expect(normaliseSentence(once)).toBe(once);
    }));
  });
});
