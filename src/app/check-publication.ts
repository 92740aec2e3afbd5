import { fromBase64, fromHex, toHex } from '#base/bytes';
import type { Json } from '#base/canonical-json';
import { isCountyCode } from '#base/id';
import { ok, refuse, type Result } from '#base/result';
import { commit, leafHash, type NoteCrypto, openCheckpoint, parseVerifierKey, verifyInclusion } from '#domain/log';
import { z } from 'zod';

const uuid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
const hex32 = z.string().regex(/^[0-9a-f]{64}$/);

/** An untrusted bundle: exactly the keys of docs/formats/publication.md, so that nothing unproved can ride along. */
const bundleShape = z.strictObject({
  format: z.literal('qinglian/publication/v1'),
  envelope: z.strictObject({
    tenant: z.string().refine(isCountyCode), entryId: uuid, subject: z.literal('publication'), recordId: uuid, seq: z.int().min(1), action: z.string(), toState: z.enum(['已公布', '更正中', '已撤下']), definitionVersion: z.int().min(1),
    personId: uuid, postId: uuid, onBehalfOf: z.null(), unitId: z.string(), leadUnitId: z.string().nullable(), at: z.iso.datetime({ precision: 3 }),
  }),
  open: z.strictObject({ set: z.record(z.string(), z.json()), reason: z.string().optional() }),
  openSalt: hex32,
  commitment: hex32,
  leafIndex: z.string().regex(/^(0|[1-9]\d{0,19})$/),
  proof: z.array(z.base64()).max(64),
  checkpoint: z.string().max(1_000_000),
  verifierKey: z.string().max(1_000),
});

export type CheckedPublication = z.output<typeof bundleShape> & { readonly size: bigint };

/** Why a bundle proves nothing: which step does not hold. */
export type PublicationFault = { readonly code: 'not-a-bundle' | 'commitment' | 'key' | 'other-key' | 'checkpoint' | 'other-log' | 'inclusion' };

const attempt = <T>(work: () => T): T | undefined => {
  try {
    return work();
  } catch {
    return undefined;
  }
};

/**
 * Checks a publication by its bundle alone, without network and database: body and salt give the commitment, the proof leads from it to the checkpoint, the log's key signed that.
 * `knownKey` is the verifier key as somebody noted it elsewhere; without it the bundle's own key is believed.
 */
export function checkPublication(crypto: NoteCrypto, text: string, knownKey?: string): Result<CheckedPublication, PublicationFault> {
  const parsed = bundleShape.safeParse(attempt(() => JSON.parse(text) as unknown));
  if (!parsed.success) return refuse({ code: 'not-a-bundle' });
  const bundle = parsed.data;
  const { commitment } = attempt(() => commit(crypto.sha256, { envelope: bundle.envelope, open: bundle.open as unknown as Json, openSalt: fromHex(bundle.openSalt), personal: null, personalSalt: null })) ?? {};
  if (!commitment || toHex(commitment) !== bundle.commitment) return refuse({ code: 'commitment' });
  if (knownKey !== undefined && knownKey.trim() !== bundle.verifierKey) return refuse({ code: 'other-key' });
  const key = parseVerifierKey(crypto.sha256, bundle.verifierKey);
  if (!key) return refuse({ code: 'key' });
  if (!new RegExp(`/c/${bundle.envelope.tenant}/log(/[0-9]+)?$`).test(key.name)) return refuse({ code: 'other-log' });
  const checkpoint = openCheckpoint(crypto, bundle.checkpoint, key.name, [key]);
  if (!checkpoint.ok) return refuse({ code: 'checkpoint' });
  const { size, root } = checkpoint.value;
  const proof = attempt(() => bundle.proof.map(fromBase64));
  if (!proof || !verifyInclusion(crypto.sha256, { index: BigInt(bundle.leafIndex), size, leafHash: leafHash(crypto.sha256, commitment), proof, root }).ok) return refuse({ code: 'inclusion' });
  return ok({ ...bundle, size });
}
