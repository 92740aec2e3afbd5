import { concat, utf8 } from '#base/bytes';
import type { Uuid } from '#base/id';
import { ok, refuse, type Result } from '#base/result';
import { stripPlace } from '#domain/photo';
import { countOwnBytes, countUnfinished, findFiles, findSecrets, finishFile, putFile, type StoredFile } from '#store/file';
import { PART_BYTES, type VaultFile } from '#store/file-vault';
import { queuePicture } from '#store/picture';
import { inSight } from '#store/pools';
import { holdUnit } from '#store/related';
import { EVIDENCE_KINDS, evidenceKind } from './document/evidence-kind.ts';
import type { House } from './house.ts';
import { loadLimits } from './limits.ts';
import { sightOf, type Viewer } from './viewer.ts';

/** The largest file taken, in bytes [our judgement: a scanned contract of a hundred pages; a longer film belongs elsewhere]. */
export const LARGEST_FILE_BYTES = 50 * 1024 * 1024;
/** How many uploads a person may leave unfinished at once. */
const MOST_UNFINISHED = 30;

/** How many bytes of files a unit may hold: a figure of the county. */
export const quotaOf = async (house: House, tenant: string): Promise<number> => (await loadLimits(house, tenant)).value('unit-quota-mb').value * 1024 * 1024;

export const partsOf = (size: number): number => Math.ceil(size / PART_BYTES);

/** A name that no file system and no header trips over: its last path segment, without control characters and what turns text around. */
const cleanName = (name: string): string => (name.split(/[\\/]/).at(-1) ?? '').replaceAll(/[\p{Cc}\p{Cf}]/gu, '').trim().slice(-120) || '未命名';

const own = async (house: House, { tenant, actor }: Viewer, fileId: Uuid): Promise<{ file: StoredFile; at: VaultFile } | undefined> =>
  inSight(house.pools.ql_app, sightOf(tenant, actor), async (tx) => {
    const file = (await findFiles(tx, tenant, [fileId])).find((one) => one.uploaderId === actor.personId);
    const secret = (await findSecrets(tx, tenant, [fileId])).get(fileId);
    return file && secret && { file, at: { tenant, fileId, key: secret.key } };
  });

/** Begins an upload, or goes on with one of the same person, id and size. Refuses what is too large, too many at once, more than the unit may hold, and an id that is somebody's. */
export async function beginUpload(house: House, viewer: Viewer, { fileId, name, size }: { readonly fileId: Uuid; readonly name: string; readonly size: number }): Promise<Result<{ partBytes: number; parts: number; have: number[]; finished: boolean }>> {
  const { tenant, actor } = viewer;
  if (size > LARGEST_FILE_BYTES) return refuse({ code: 'file-too-large', limitBytes: LARGEST_FILE_BYTES });
  const quota = await quotaOf(house, tenant);
  const begun = await inSight(house.pools.ql_app, sightOf(tenant, actor), async (tx) => {
    const known = (await findFiles(tx, tenant, [fileId]))[0];
    if (known) return known.uploaderId === actor.personId && (known.finishedAt !== null || known.size === size) ? known : 'id-taken';
    if ((await countUnfinished(tx, tenant, actor.personId)) >= MOST_UNFINISHED) return 'file-too-many';
    await holdUnit(tx, tenant, 'file', actor.unitId);
    if ((await countOwnBytes(tx)) + size > quota) return 'file-quota';
    const made = await putFile(tx, tenant, { fileId, name: cleanName(name), size, unitId: actor.unitId, uploaderId: actor.personId, begunAt: house.clock() }, { key: house.randomBytes(32), salt: house.randomBytes(32) });
    return made ? undefined : 'id-taken';
  });
  if (begun === 'file-quota') return refuse({ code: begun, limitBytes: quota });
  if (typeof begun === 'string') return refuse({ code: begun });
  const finished = begun?.finishedAt != null;
  return ok({ partBytes: PART_BYTES, parts: partsOf(size), have: finished ? [] : [...(await house.files.listParts(tenant, fileId))], finished });
}

/** Keeps one part; when it answers, the part is on the disk. Again replaces it. Refuses a part that is not of this upload, or not as long as it must be. */
export async function putPart(house: House, viewer: Viewer, fileId: Uuid, part: number, bytes: Uint8Array): Promise<Result<{ part: number }>> {
  const found = await own(house, viewer, fileId);
  if (!found || found.file.finishedAt !== null) return refuse({ code: 'not-found' });
  const { size } = found.file;
  if (part >= partsOf(size) || bytes.length !== Math.min(PART_BYTES, size - part * PART_BYTES)) return refuse({ code: 'file-part' });
  await house.files.putPart(found.at, part, bytes);
  return ok({ part });
}

/** Uploads are looked at one after the other, so that many at once do not fill the memory. */
let queue: Promise<unknown> = Promise.resolve();

/** Looks at the whole content, takes place and device out of photos, seals it on disk, and only then says that it is there. Refuses what is incomplete and what is not kept. */
export async function finishUpload(house: House, viewer: Viewer, fileId: Uuid): Promise<Result<StoredFile>> {
  const turn = queue.then(() => finishOne(house, viewer, fileId));
  queue = turn.catch(() => undefined);
  return turn;
}

async function finishOne(house: House, viewer: Viewer, fileId: Uuid): Promise<Result<StoredFile>> {
  const { tenant, actor } = viewer;
  const found = await own(house, viewer, fileId);
  if (!found) return refuse({ code: 'not-found' });
  if (found.file.finishedAt !== null) return ok(found.file);
  const [count, have] = [partsOf(found.file.size), new Set(await house.files.listParts(tenant, fileId))];
  const missing = Array.from({ length: count }, (_, part) => part).filter((part) => !have.has(part));
  if (missing.length > 0) return refuse({ code: 'file-incomplete', missing });
  const raw = await house.files.readUpload(found.at, count);
  const kind = evidenceKind(raw);
  if (typeof kind !== 'string') return refuse(kind);
  const bytes = kind === 'jpeg' || kind === 'png' || kind === 'webp' ? stripPlace(kind, raw) : raw;
  if (!bytes) return refuse({ code: 'file-damaged' });
  await house.files.seal(found.at, bytes);
  await inSight(house.pools.ql_app, sightOf(tenant, actor), async (tx) => {
    const isFirst = await finishFile(tx, tenant, fileId, { size: bytes.length, kind, sha256: house.sha256(bytes), at: house.clock() });
    if (isFirst && servedAs(kind).picture) await queuePicture(tx, tenant, fileId);
  });
  await house.files.dropUpload(tenant, fileId); // only now: before the row stands, a crash must leave what can be gone on with
  const kept = await own(house, viewer, fileId);
  return kept ? ok(kept.file) : refuse({ code: 'not-found' });
}

/** What entries say of a file: SHA-256 over a label, the file's salt and the SHA-256 of its content. The salt goes with the key when the file is erased, so that nobody can try guesses. */
export const bindFile = (house: Pick<House, 'sha256'>, salt: Uint8Array, sha256: Uint8Array): Uint8Array => house.sha256(concat(utf8('qinglian/file/v1\n'), salt, sha256));

/** Whether its kind may be shown in the browser, and the type that it is served as. */
export const servedAs = (kind: string): (typeof EVIDENCE_KINDS)[keyof typeof EVIDENCE_KINDS] => EVIDENCE_KINDS[kind as keyof typeof EVIDENCE_KINDS];
