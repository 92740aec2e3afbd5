import { isUuid, type Uuid } from '#base/id';
import { mayRead, publishes } from '#domain/disclosure';
import { findLedger } from '#ledgers';
import type { Actor } from '#model/actor';
import type { Values } from '#model/field';
import type { Ledger } from '#model/ledger';
import type { Act, LedgerRecord } from '#model/record';
import type { NewEntry } from '#store/act';
import { findFiles } from '#store/file';
import { findPictures } from '#store/picture';
import type { Transaction } from '#store/pools';
import { dropPublicPhoto, markNamed, putPublicPhoto } from '#store/public-photo';
import { findRecord } from '#store/record';
import { photoRelease } from '../ledgers/photo-release.ts';
import type { House } from './house.ts';
import { derivedId, publicationId } from './publish.ts';

type Hasher = Pick<House, 'sha256'>;

/** The record of one photo's release from one record: known to whoever knows both, and the photo's public address. */
export const releaseId = (house: Hasher, recordId: Uuid, fileId: Uuid): Uuid => derivedId(house, 'photo-release-id', `${recordId}/${fileId}` as Uuid);

/** Whether photos of this ledger's records may become public: it publishes record by record, and has a public field of files without personal data. */
export const photoFields = (ledger: Ledger): readonly string[] =>
  publishes(ledger) ? Object.entries(ledger.fields).flatMap(([name, field]) => (field.kind === 'files' && field.see === 'public' && !field.personal ? [name] : [])) : [];

/** The files in those fields. */
export const publicFiles = (ledger: Ledger, values: Values): readonly Uuid[] => photoFields(ledger).flatMap((name) => (values[name] ?? []) as readonly Uuid[]);

export type ReleaseRefusal = { readonly code: 'photo-not-named' | 'photo-unseen' | 'photo-changed' | 'photo-own' };

/**
 * Why a step of a release is not possible; undefined for every other act, and for taking back, which is always possible.
 * A photo that the record does not name, that nobody can look at, or that is another than the one that the person saw; and who uploaded it does not confirm it.
 */
export async function refuseRelease({ house, tx, tenant, actor, act, release, pending }: { readonly house: Hasher; readonly tx: Transaction; readonly tenant: string; readonly actor: Actor; readonly act: Act; readonly release: LedgerRecord | undefined; readonly pending: ReadonlyMap<Uuid, LedgerRecord> }): Promise<ReleaseRefusal['code'] | undefined> {
  if (act.ledger !== photoRelease.id || act.action === 'withdraw' || act.action === 'reject') return undefined;
  const { record: target, file: fileId } = { ...release?.values, ...act.set };
  if (!isUuid(target) || !isUuid(fileId) || act.recordId !== releaseId(house, target, fileId)) return 'photo-not-named';
  const record = pending.get(target) ?? (await findRecord(tx, tenant, target));
  const ledger = record && findLedger(record.ledger);
  if (!record || !ledger || record.unitId !== (release?.unitId ?? act.unitId) || !mayRead(actor, ledger, record) || !publicFiles(ledger, record.values).includes(fileId)) return 'photo-not-named';
  const [file] = await findFiles(tx, tenant, [fileId]);
  const seen = (await findPictures(tx, tenant, [fileId])).get(fileId);
  if (!file || file.erasedAt !== null || !seen) return 'photo-unseen';
  if (act.action !== 'confirm') return undefined;
  return file.uploaderId === actor.personId ? 'photo-own' : act.set['copy'] === seen ? undefined : 'photo-changed';
}

/** Brings what the public sees of photos along with the entries: released and withdrawn ones, and those that a published record no longer names. */
export async function keepReleases(house: Hasher, tx: Transaction, tenant: string, entries: readonly NewEntry[]): Promise<void> {
  for (const { envelope, record: { open } } of entries) {
    const ledger = findLedger(envelope.subject);
    if (ledger === undefined) continue;
    if (ledger.id === photoRelease.id) {
      if (envelope.toState !== '已公开') await dropPublicPhoto(tx, tenant, envelope.recordId);
      else await putPublicPhoto(tx, tenant, { photoId: envelope.recordId, publicationId: publicationId(house, open['record'] as Uuid), fileId: open['file'] as Uuid, caption: String(open['caption']), copy: String(open['copy']), since: envelope.at });
    } else if (photoFields(ledger).length > 0) await markNamed(tx, tenant, publicationId(house, envelope.recordId), publicFiles(ledger, open));
  }
}
