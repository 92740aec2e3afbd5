import { type Day, dayOf } from '#base/day';
import type { Uuid } from '#base/id';
import { ok, refuse, type Result } from '#base/result';
import type { Output } from '#contract';
import { audienceOf, mayRead } from '#domain/disclosure';
import { allowedActions } from '#domain/workflow';
import { findLedger } from '#ledgers';
import { ledgerName } from '#model/ledger-name';
import { listSemesters } from '#store/organisation';
import { findLikePictures, findPictures, type LikePicture } from '#store/picture';
import { inSight, type Transaction } from '#store/pools';
import { findRecord } from '#store/record';
import { photoRelease } from '../ledgers/photo-release.ts';
import type { Answers } from './answers.ts';
import { type House, today } from './house.ts';
import { loadLimits } from './limits.ts';
import { readableFiles } from './readable-files.ts';
import { publicFiles, releaseId } from './release-photo.ts';
import { stepInput } from './step-input.ts';
import { servedAs } from './upload-file.ts';
import { sightOf, type Viewer } from './viewer.ts';

type Alike = Output<'picture.alike'>[number]['alike'];

/** No record has it: where nothing is to be left out. */
const NO_RECORD = '00000000-0000-0000-0000-000000000000' as Uuid;
const MOST_SHOWN = 5;

/** How many semesters have begun by a day: a vacation belongs to the semester before it. */
const begunBy = (starts: readonly Day[], day: Day): number => starts.filter((start) => start <= day).length;

/** As a reader sees them; the own unit learns of others only that there is one. */
async function show(tx: Transaction, { tenant, actor, units }: Viewer, ownerId: string, found: readonly LikePicture[]): Promise<Alike> {
  const isReviewer = actor.unitId !== ownerId;
  const readable = new Set((await readableFiles(tx, tenant, actor, found.map(({ other }) => other))).map(({ fileId }) => fileId));
  const shown: Alike = [];
  for (const one of found) {
    const isOwn = one.ownerId === ownerId;
    if (!isOwn && !isReviewer) continue;
    const record = await findRecord(tx, tenant, one.recordId);
    const of = record && findLedger(record.ledger);
    shown.push({
      isOwn, unitName: units.find(({ unitId }) => unitId === one.ownerId)?.name ?? one.ownerId, on: one.at, ledgerName: ledgerName(one.ledger),
      fileId: readable.has(one.other) ? one.other : null, recordId: record && of && mayRead(actor, of, record) ? record.recordId : null,
    });
  }
  return !isReviewer && found.some((one) => one.ownerId !== ownerId) ? [...shown, { isOwn: false, unitName: null, on: null, ledgerName: null, fileId: null, recordId: null }] : shown;
}

/** Where pictures like these stood before, of those that the viewer may read. */
async function findAlike(house: House, viewer: Viewer, { fileIds, recordId }: { readonly fileIds: readonly Uuid[]; readonly recordId?: Uuid | undefined }): Promise<Output<'picture.alike'>> {
  const { tenant, actor } = viewer;
  return inSight(house.pools.ql_app, sightOf(tenant, actor), async (tx) => {
    const record = recordId && (await findRecord(tx, tenant, recordId));
    // Whoever sees only what is public of a record learns nothing of where else its pictures stand.
    if (record && !['unit', 'chain'].includes(audienceOf(actor, record))) return [];
    const files = (await readableFiles(tx, tenant, actor, fileIds)).filter((file) => file.erasedAt === null && file.kind !== null && servedAs(file.kind).picture);
    const looked = await findPictures(tx, tenant, files.map(({ fileId }) => fileId));
    const starts = (await listSemesters(tx, tenant)).map(({ start }) => start);
    const since = record?.trail[0]?.at;
    const now = begunBy(starts, since ? dayOf(since) : today(house));
    const like = await findLikePictures(tx, files.map(({ fileId }) => fileId), recordId ?? NO_RECORD);
    const answers: Output<'picture.alike'> = [];
    for (const file of files) {
      const others = like.filter((one) => one.mine === file.fileId && (one.ownerId !== file.unitId || begunBy(starts, dayOf(one.at)) !== now));
      answers.push({ fileId: file.fileId, waiting: !looked.has(file.fileId), alike: await show(tx, viewer, file.unitId, others.slice(0, MOST_SHOWN)) });
    }
    return answers;
  });
}

/** The pictures of a record that may become public, and how far each is; refuses a record that the viewer does not read. */
async function listPhotos(house: House, viewer: Viewer, recordId: Uuid): Promise<Result<Output<'record.photos'>>> {
  const { tenant, actor } = viewer;
  const limits = await loadLimits(house, tenant);
  return inSight(house.pools.ql_app, sightOf(tenant, actor), async (tx) => {
    const record = await findRecord(tx, tenant, recordId);
    const ledger = record && findLedger(record.ledger);
    if (!record || !ledger || !mayRead(actor, ledger, record)) return refuse({ code: 'not-found' });
    const files = (await readableFiles(tx, tenant, actor, publicFiles(ledger, record.values))).filter((file) => file.erasedAt === null && file.kind !== null && servedAs(file.kind).picture);
    const copies = await findPictures(tx, tenant, files.map(({ fileId }) => fileId));
    const photos: Output<'record.photos'> = [];
    for (const { fileId, name, uploaderId } of files) {
      const id = releaseId(house, recordId, fileId);
      const release = await findRecord(tx, tenant, id);
      const isUploader = uploaderId === actor.personId;
      const allowed = allowedActions(stepInput(house, viewer, limits, photoRelease, release)).filter((step) => (release || actor.unitId === record.unitId) && !(isUploader && step === 'confirm'));
      photos.push({ fileId, name, releaseId: id, seq: release?.seq ?? 0, state: release?.state ?? null, caption: (release?.values['caption'] as string | undefined) ?? null, copy: copies.get(fileId) ?? null, isUploader, allowed: [...allowed] });
    }
    return ok(photos);
  });
}

export const answerPictures: Answers<'picture.alike' | 'record.photos'> = {
  'picture.alike': async (house, viewer, wish) => ok(await findAlike(house, viewer, wish)),
  'record.photos': (house, viewer, { recordId }) => listPhotos(house, viewer, recordId),
};
