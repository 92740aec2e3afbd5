import { createHash, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { formatVerifierKey, keyId, openNote, parseVerifierKey, signNote } from '#domain/log';
import type { NoteCrypto, Signer, VerifierKey } from '#domain/log';
import { toBase64, toHex } from '#base/bytes';

const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest());
const toKey = (raw: Uint8Array) => createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(raw).toString('base64url') }, format: 'jwk' });
const crypto: NoteCrypto = { sha256, verifyEd25519: (key, message, signature) => verify(null, message, toKey(key), signature) };

function makeSigner(name: string): Signer {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = new Uint8Array(Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url'));
  return { name, publicKey: raw, sign: (message) => new Uint8Array(sign(null, message, privateKey)) };
}

/** Key and note of the documentation of golang.org/x/mod/sumdb/note. */
const PUBLISHED_KEY = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const PUBLISHED_NOTE = `If you think cryptography is the answer to your problem,
then you don't know what your problem is.

— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
`;
const published = parseVerifierKey(sha256, PUBLISHED_KEY) as VerifierKey;

describe('verifier keys', () => {
  it.each([PUBLISHED_KEY, 'sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8'])('%s is read and written', (text) => {
    const key = parseVerifierKey(sha256, text) as VerifierKey;
    expect(key.publicKey).toHaveLength(32);
    expect(formatVerifierKey(sha256, key)).toBe(text);
    expect(toHex(keyId(sha256, key))).toBe(text.split('+')[1]);
  });

  it.each([
    PUBLISHED_KEY.replace('PeterNeumann', 'PeterNewmann'), PUBLISHED_KEY.replace('c74f20a3', 'c74f20a4'), PUBLISHED_KEY.replace('ARpc', 'AhpC'), PUBLISHED_KEY.replace('ARpc', 'ARpd'),
    PUBLISHED_KEY.slice(0, -1), `${PUBLISHED_KEY}\n`, PUBLISHED_KEY.replace('+', ' '), '',
  ])('refuses %j', (text) => {
    expect(parseVerifierKey(sha256, text)).toBeUndefined();
  });

  it('throws on a name with a space or a plus, on a key of another length', () => {
    for (const name of ['', 'a b', 'a+b', 'a\u3000b', 'a\nb']) expect(() => formatVerifierKey(sha256, { ...published, name })).toThrow(RangeError);
    expect(() => formatVerifierKey(sha256, { name: 'a', publicKey: new Uint8Array(31) })).toThrow(RangeError);
  });
});

describe('signed notes', () => {
  it('opens the published note', () => {
    expect(openNote(crypto, PUBLISHED_NOTE, [published])).toEqual({ ok: true, value: { text: PUBLISHED_NOTE.slice(0, PUBLISHED_NOTE.lastIndexOf('\n\n') + 1), signedBy: ['PeterNeumann'] } });
  });

  it('refuses the published note with one letter changed, without its signature, cut or with control characters', () => {
    const code = (note: string) => {
      const opened = openNote(crypto, note, [published]);
      return opened.ok ? 'opened' : opened.refusal.code;
    };
    expect(code(PUBLISHED_NOTE.replace('answer', 'Answer'))).toBe('note-signature-wrong');
    expect(code(PUBLISHED_NOTE.replace('\n\n', '\n \n\n'))).toBe('note-signature-wrong');
    expect(code(PUBLISHED_NOTE.slice(0, -1))).toBe('note-malformed');
    expect(code(PUBLISHED_NOTE.replace('\n\n', '\n'))).toBe('note-malformed');
    expect(code(PUBLISHED_NOTE.replace('—', '-'))).toBe('note-malformed');
    expect(code(PUBLISHED_NOTE.replaceAll('\n', '\r\n'))).toBe('note-malformed');
    expect(code(`${PUBLISHED_NOTE}\n`)).toBe('note-malformed');
    expect(code(PUBLISHED_NOTE + PUBLISHED_NOTE.slice(PUBLISHED_NOTE.indexOf('—')).repeat(100))).toBe('note-malformed');
    expect(code('')).toBe('note-malformed');
  });

  it('opens what it signs, passes unknown keys over, and refuses where only unknown keys signed', () => {
    const [log, witness] = [makeSigner('example.invalid/log'), makeSigner('witness.invalid')];
    const note = signNote(sha256, '一行\n\n又一行\n', [log, witness]);
    expect(openNote(crypto, note, [log, witness])).toEqual({ ok: true, value: { text: '一行\n\n又一行\n', signedBy: [log.name, witness.name] } });
    expect(openNote(crypto, note, [witness])).toMatchObject({ value: { signedBy: [witness.name] } });
    expect(openNote(crypto, note, [makeSigner(log.name)])).toMatchObject({ refusal: { code: 'note-unsigned' } });
  });

  it('refuses the whole note where one known key has not signed this text', () => {
    const [log, witness] = [makeSigner('example.invalid/log'), makeSigner('witness.invalid')];
    const liar: Signer = { ...witness, sign: (message) => witness.sign(message.slice(1)) };
    expect(openNote(crypto, signNote(sha256, 'text\n', [log, liar]), [log, witness])).toMatchObject({ refusal: { code: 'note-signature-wrong', name: 'witness.invalid' } });
  });

  it('refuses a signature under the right key id that is not 64 bytes', () => {
    const line = `— PeterNeumann ${toBase64(new Uint8Array([...keyId(sha256, published), 1, 2, 3]))}\n`;
    expect(openNote(crypto, `text\n\n${line}`, [published])).toMatchObject({ refusal: { code: 'note-signature-wrong' } });
  });

  it('throws on a text without final newline, with control characters, with a lone surrogate', () => {
    for (const text of ['text', 'a\tb\n', 'a\r\n', '\ud800\n']) expect(() => signNote(sha256, text, [])).toThrow(RangeError);
  });
});
