import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, sign, verify as verifySignature } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { House } from '#app/house';
import { hashPassword } from '#http/accounts';
import type { Clock } from '#base/day';
import type { NoteCrypto, Signer } from '#domain/log';
import type { DatabaseAddress } from '#store/embedded-postgres';
import { openFileVault } from '#store/file-vault';
import type { DatabaseRole } from '#store/migrate';
import { openPools } from '#store/pools';

export interface HouseOptions {
  readonly dataFolder: string;
  readonly address: DatabaseAddress;
  readonly passwords: Readonly<Record<DatabaseRole, string>>;
  readonly clock: Clock;
}

const ED25519_SPKI_PREFIX = 12; // bytes before the 32 of the key in an Ed25519 SubjectPublicKeyInfo (RFC 8410)
const ED25519_PKCS8_SEED = Buffer.from('302e020100300506032b657004220420', 'hex');

const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest());

/** Hashing and signature checks by Node; needs no data folder. */
export const nodeCrypto: NoteCrypto = {
  sha256,
  verifyEd25519: (publicKey, message, signature) =>
    verifySignature(null, message, createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') }, format: 'jwk' }), signature),
};

/** A file name for an origin line: readable, and never another origin's. */
const fileOf = (origin: string): string => `${origin.replaceAll(/[^\w.-]/g, '_')}-${Buffer.from(sha256(new TextEncoder().encode(origin))).toString('hex').slice(0, 12)}`;

function writeDurably(path: string, text: string): void {
  const file = openSync(`${path}.new`, 'w', 0o600);
  writeSync(file, text);
  fsyncSync(file);
  closeSync(file);
  renameSync(`${path}.new`, path);
}

/** Builds the house on a migrated database; `wake` is set by whoever starts the sequencer. Keys and noted checkpoints lie in the data folder, 0600. */
export function buildHouse({ dataFolder, address, passwords, clock }: HouseOptions): House & { onWake: (wake: () => void) => void; close(): Promise<void> } {
  const [keyFolder, notedFolder] = ['log-keys', 'noted'].map((name) => join(dataFolder, name)) as [string, string];
  for (const folder of [keyFolder, notedFolder]) mkdirSync(folder, { recursive: true, mode: 0o700 });
  const signers = new Map<string, Signer>();
  const pools = openPools(address, passwords);
  let wake = (): void => undefined;

  const signerOf = (origin: string): Signer => {
    const known = signers.get(origin);
    if (known) return known;
    const path = join(keyFolder, fileOf(origin));
    if (!existsSync(path)) writeDurably(path, Buffer.from(generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' })).subarray(-32).toString('hex'));
    const key = createPrivateKey({ key: Buffer.concat([ED25519_PKCS8_SEED, Buffer.from(readFileSync(path, 'utf8').trim(), 'hex')]), format: 'der', type: 'pkcs8' });
    const publicKey = new Uint8Array(createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(ED25519_SPKI_PREFIX));
    const signer: Signer = { name: origin, publicKey, sign: (message) => new Uint8Array(sign(null, message, key)) };
    signers.set(origin, signer);
    return signer;
  };

  return {
    pools,
    files: openFileVault(join(dataFolder, 'files')),
    clock,
    sha256,
    hashPassword,
    randomBytes: (count) => new Uint8Array(randomBytes(count)),
    crypto: nodeCrypto,
    signerOf,
    noted: {
      read: (origin) => (existsSync(join(notedFolder, fileOf(origin))) ? readFileSync(join(notedFolder, fileOf(origin)), 'utf8') : undefined),
      write: (origin, note) => writeDurably(join(notedFolder, fileOf(origin)), note),
    },
    wake: () => wake(),
    onWake: (ring) => (wake = ring),
    close: () => pools.end(),
  };
}
