import { createHash, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCheckpoint, openCheckpoint, parseCheckpoint, signCheckpoint, signNote } from '#domain/log';
import type { NoteCrypto, Signer } from '#domain/log';

const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest());
const toKey = (raw: Uint8Array) => createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(raw).toString('base64url') }, format: 'jwk' });
const crypto: NoteCrypto = { sha256, verifyEd25519: (key, message, signature) => verify(null, message, toKey(key), signature) };

function makeSigner(name: string): Signer {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return { name, publicKey: new Uint8Array(Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url')), sign: (message) => new Uint8Array(sign(null, message, privateKey)) };
}

const origin = 'qinglian.example/c/demo/log';
const root = sha256(new Uint8Array());
const text = `${origin}\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n`;

describe('checkpoint text (C2SP tlog-checkpoint)', () => {
  it('is three lines', () => {
    expect(parseCheckpoint(text)).toMatchObject({ origin, size: 20_852_163n, extensions: [] });
    expect(formatCheckpoint({ origin, size: 0n, root, extensions: [] })).toBe(`${origin}\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n`);
  });

  it('is read as it was written', () => {
    const line = fc.stringMatching(/^[a-z./\u4e00-\u9fff ]{1,30}$/);
    const checkpoint = fc.record({ origin: line, size: fc.bigInt(0n, (1n << 64n) - 1n), root: fc.uint8Array({ minLength: 32, maxLength: 32 }), extensions: fc.array(line, { maxLength: 3 }) });
    fc.assert(fc.property(checkpoint, (one) => {
      expect(parseCheckpoint(formatCheckpoint(one))).toEqual(one);
    }));
  });

  it.each([
    ['no final newline', text.slice(0, -1)], ['an empty line at the end', `${text}\n`], ['no origin', text.slice(origin.length)], ['a leading zero', text.replace('2085', '02085')],
    ['a sign', text.replace('2085', '+2085')], ['a size of 2^64', text.replace('20852163', '18446744073709551616')], ['a short root', text.replace('CsUY', '')],
    ['spare bits in the root', text.replace('2I=', '2J=')], ['a control character', `${text}a\tb\n`], ['two lines', text.split('\n').slice(0, 2).join('\n')], ['nothing', ''],
  ])('is refused with %s', (_, bad) => {
    expect(parseCheckpoint(bad)).toBeUndefined();
  });

  it('is never written with a broken part', () => {
    const good = { origin, size: 1n, root, extensions: [] };
    for (const bad of [{ origin: '' }, { origin: 'a\nb' }, { size: -1n }, { root: root.slice(1) }, { extensions: [''] }]) expect(() => formatCheckpoint({ ...good, ...bad })).toThrow(RangeError);
  });
});

describe('openCheckpoint', () => {
  const [log, witness] = [makeSigner(origin), makeSigner('witness.invalid')];
  const checkpoint = { origin, size: 5n, root, extensions: [] };
  const code = (note: string, keys = [log, witness]) => {
    const opened = openCheckpoint(crypto, note, origin, keys);
    return opened.ok ? 'opened' : opened.refusal.code;
  };

  it('opens what the log signed, with or without witnesses', () => {
    expect(openCheckpoint(crypto, signCheckpoint(sha256, checkpoint, [log]), origin, [log])).toEqual({ ok: true, value: checkpoint });
    expect(code(signCheckpoint(sha256, checkpoint, [witness, log]))).toBe('opened');
  });

  it('refuses what only a witness signed, another size, another origin, another text', () => {
    expect(code(signCheckpoint(sha256, checkpoint, [witness]))).toBe('note-unsigned');
    expect(code(signCheckpoint(sha256, checkpoint, [log]), [witness])).toBe('note-unsigned');
    expect(code(signCheckpoint(sha256, checkpoint, [log]).replace('\n5\n', '\n6\n'))).toBe('note-signature-wrong');
    expect(code(signCheckpoint(sha256, { ...checkpoint, origin: 'other.invalid/log' }, [log]))).toBe('origin-differs');
    expect(code(signNote(sha256, 'not a checkpoint\n', [log]))).toBe('checkpoint-malformed');
    expect(code('')).toBe('note-malformed');
  });
});
