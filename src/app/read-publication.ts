import { toBase64, toHex } from '#base/bytes';
import type { Day } from '#base/day';
import type { Uuid } from '#base/id';
import { parseCheckpoint, proveInclusion } from '#domain/log';
import type { EntryBody, EntryEnvelope } from '#model/record';
import { findCheckpoint, findTile, listLogs } from '#store/log';
import { inSight } from '#store/pools';
import { findPublication, listPublications } from '#store/publication';
import { findPublicPhoto, listPublicPhotos, type PublicPhoto } from '#store/public-photo';
import type { House } from './house.ts';

/** Everything that is needed to check a publication without us: docs/formats/publication.md. Salt and commitment are hexadecimal, the proof is base64. */
export interface PublicationBundle {
  readonly format: 'qinglian/publication/v1';
  readonly envelope: EntryEnvelope;
  readonly open: EntryBody;
  readonly openSalt: string;
  readonly commitment: string;
  readonly leafIndex: string;
  readonly proof: readonly string[];
  readonly checkpoint: string;
  readonly verifierKey: string;
}

/** A public page: what it says, and its proof once the log has it (within a second). */
export interface PublicPage {
  readonly state: string;
  readonly open: EntryBody;
  readonly bundle: PublicationBundle | undefined;
  /** Released photos, not part of what is proved. */
  readonly photos: readonly PublicPhoto[];
}

/** The publication under this id with the proof against the newest checkpoint; undefined where there is none. */
export async function readPublication(house: House, tenant: string, publicationId: Uuid): Promise<PublicPage | undefined> {
  return inSight(house.pools.ql_app, { tenant }, async (tx) => {
    const found = await findPublication(tx, tenant, publicationId);
    if (!found) return undefined;
    const photos = await listPublicPhotos(tx, tenant, publicationId);
    const { state, open, envelope, openSalt, commitment, leaf } = found;
    // Where a backup was restored over a newer state the county goes on in another log: the proof is that of the log which the entry is in.
    const log = leaf && (await listLogs(tx, tenant)).find(({ name }) => name === leaf.log);
    const checkpoint = log && (await findCheckpoint(tx, log));
    const size = checkpoint === undefined ? undefined : parseCheckpoint(checkpoint.slice(0, checkpoint.indexOf('\n\n') + 1))?.size;
    if (!log || checkpoint === undefined || size === undefined || leaf.index >= size) return { state, open, photos, bundle: undefined };
    const proof = await proveInclusion(house.sha256, ({ level, index, width }) => findTile(tx, log, level, index, width), leaf.index, size);
    return { state, open, photos, bundle: { format: 'qinglian/publication/v1', envelope, open, openSalt, commitment, leafIndex: `${leaf.index}`, proof: proof.map(toBase64), checkpoint, verifierKey: log.verifierKey } };
  });
}

/** One line of the list of what is public. */
export interface PublicLine {
  readonly publicationId: Uuid;
  readonly title: string;
  readonly unit: string;
  readonly ledger: string;
  readonly day: Day;
}

/** What is public now, newest first. */
export async function newestPublications(house: House, tenant: string, limit: number): Promise<readonly PublicLine[]> {
  const found = await inSight(house.pools.ql_app, { tenant }, (tx) => listPublications(tx, tenant, limit));
  return found.map(({ publicationId, title, open: { set } }) => ({ publicationId, title: title ?? '', unit: String(set['unit']), ledger: String(set['ledger']), day: set['day'] as Day }));
}

/** The bytes of a released photo: exactly the copy that was confirmed, with its SHA-256. Undefined where the public may not see it now; throws where the copy on disk is another one. */
export async function readPublicPhoto(house: House, tenant: string, publicationId: Uuid, photoId: Uuid): Promise<{ readonly bytes: Uint8Array; readonly hash: string } | undefined> {
  const found = await inSight(house.pools.ql_app, { tenant }, (tx) => findPublicPhoto(tx, publicationId, photoId));
  const bytes = found && (await house.files.readCopy({ tenant, fileId: found.fileId, key: found.key }, 'view'));
  if (!found || !bytes) return undefined;
  if (toHex(house.sha256(bytes)) !== found.copy) throw new Error('a public photo is not the one that was confirmed');
  return { bytes, hash: found.copy };
}
