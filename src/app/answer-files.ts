import { addDays } from '#base/day';
import type { Uuid } from '#base/id';
import { ok, refuse, type Result } from '#base/result';
import type { Output } from '#contract';
import { audienceOf, mayRead, shownTitle } from '#domain/disclosure';
import { findLedger } from '#ledgers';
import { freshnessOf } from '#model/freshness';
import { countOwnBytes, type FileWish, findSecrets, listUnitFiles, listUsers, type StoredFile } from '#store/file';
import { findMaterials, UNREGISTERED } from '#store/material';
import type { PictureCopy } from '#store/file-vault';
import { findPictures } from '#store/picture';
import { inSight, type Transaction } from '#store/pools';
import type { Answers } from './answers.ts';
import { type House, today } from './house.ts';
import { loadLimits } from './limits.ts';
import { readableFiles } from './readable-files.ts';
import { registerMaterial } from './register-material.ts';
import { beginUpload, finishUpload, quotaOf, servedAs } from './upload-file.ts';
import { sightOf, type Viewer } from './viewer.ts';

type About = Output<'file.finish'>;

const PAGE = 50;
/** At most so many records are named beside a file in a list. */
const MOST_USES = 20;

const KINDS: Readonly<Record<string, readonly string[]>> = { picture: ['jpeg', 'png', 'webp'], pdf: ['pdf', 'ofd'], office: ['docx', 'xlsx', 'pptx', 'doc', 'xls', 'ppt'], text: ['txt'] };

/** What may be said of these files to somebody who may read them, with how fresh they are today. */
async function describe(house: House, tx: Transaction, tenant: string, files: readonly StoredFile[]): Promise<readonly About[]> {
  const limits = await loadLimits(house, tenant);
  const pictures = await findPictures(tx, tenant, files.map(({ fileId }) => fileId));
  const materials = await findMaterials(tx, tenant, files.map(({ fileId }) => fileId));
  return files.map((file) => {
    const { isRegistered, edition, earlier, newer, validUntil } = materials.get(file.fileId) ?? UNREGISTERED;
    return {
      fileId: file.fileId, name: file.name, size: file.size, kind: file.kind ?? '', picture: file.kind !== null && servedAs(file.kind).picture, sha256: file.sha256 ?? '', unitId: file.unitId,
      finishedAt: file.finishedAt ?? file.begunAt, erasedAt: file.erasedAt, isRegistered, preview: (pictures.get(file.fileId) ?? null) !== null, edition, earlier, newer, validUntil, light: freshnessOf(validUntil, today(house), limits.value('material-yellow-days').value),
    };
  });
}

async function describeOne(house: House, { tenant, actor }: Viewer, fileId: Uuid): Promise<Result<About>> {
  const [one] = await inSight(house.pools.ql_app, sightOf(tenant, actor), async (tx) => describe(house, tx, tenant, await readableFiles(tx, tenant, actor, [fileId])));
  return one ? ok(one) : refuse({ code: 'not-found' });
}

export const answerFiles: Answers<'file.begin' | 'file.finish' | 'file.about' | 'file.list' | 'file.room' | 'file.register'> = {
  'file.begin': (house, viewer, input) => beginUpload(house, viewer, input),
  'file.finish': async (house, viewer, { fileId }) => {
    const finished = await finishUpload(house, viewer, fileId);
    return finished.ok ? describeOne(house, viewer, fileId) : finished;
  },
  'file.about': async (house, { tenant, actor }, { fileIds }) => ok([...(await inSight(house.pools.ql_app, sightOf(tenant, actor), async (tx) => describe(house, tx, tenant, await readableFiles(tx, tenant, actor, fileIds))))]),
  'file.list': async (house, { tenant, actor }, { search, kind, ledger, expiring, older, after }) => {
    const yellow = (await loadLimits(house, tenant)).value('material-yellow-days').value;
    return inSight(house.pools.ql_app, sightOf(tenant, actor), async (tx) => {
      const wish = { search, kinds: kind && KINDS[kind], ledger, newest: !older, validTo: expiring ? addDays(today(house), yellow) : undefined, after: after as FileWish['after'], limit: PAGE };
      const found = (await listUnitFiles(tx, tenant, actor.unitId, wish)).map(({ fileId }) => fileId);
      const users = await listUsers(tx, tenant, found);
      const usesOf = (fileId: Uuid): Output<'file.list'>[number]['uses'] => (users.get(fileId) ?? []).flatMap(({ record, title }) => {
        const of = findLedger(record.ledger);
        return of && mayRead(actor, of, record) ? [{ recordId: record.recordId, ledger: of.id, title: shownTitle(of, audienceOf(actor, record), title), state: record.state }] : [];
      }).slice(0, MOST_USES);
      const about = await describe(house, tx, tenant, await readableFiles(tx, tenant, actor, found));
      return ok(about.map((one) => ({ ...one, uses: usesOf(one.fileId) })).sort((a, b) => found.indexOf(a.fileId) - found.indexOf(b.fileId)));
    });
  },
  'file.room': async (house, { tenant, actor }) => ok(await inSight(house.pools.ql_app, sightOf(tenant, actor), async (tx) => ({ used: await countOwnBytes(tx), limit: await quotaOf(house, tenant) }))),
  'file.register': async (house, viewer, input) => {
    const done = await registerMaterial(house, viewer, input);
    return done.ok ? describeOne(house, viewer, input.fileId) : done;
  },
};

/** A file as it goes over the line. */
export interface OpenFile {
  readonly name: string;
  readonly type: string;
  readonly picture: boolean;
  readonly size: number;
  readonly bytes: AsyncGenerator<Uint8Array>;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Opens a file, or a picture's small copy, for a person who may read it; refuses everybody else as if it were not there, one that was erased, and a copy that is not made. */
export async function openFile(house: House, { tenant, actor }: Viewer, fileId: Uuid, copy?: PictureCopy): Promise<Result<OpenFile>> {
  const found = await inSight(house.pools.ql_app, sightOf(tenant, actor), async (tx) => {
    const [file] = await readableFiles(tx, tenant, actor, [fileId]);
    return file && { file, secret: (await findSecrets(tx, tenant, [fileId])).get(fileId) };
  });
  if (!found) return refuse({ code: 'not-found' });
  if (!found.secret || found.file.kind === null) return refuse({ code: 'file-erased' });
  const at = { tenant, fileId, key: found.secret.key };
  const { type, picture, ending } = servedAs(found.file.kind);
  if (copy) {
    const bytes = picture ? await house.files.readCopy(at, copy) : undefined;
    return bytes ? ok({ name: `${found.file.name}.jpg`, type: 'image/jpeg', picture, size: bytes.length, bytes: once(bytes) }) : refuse({ code: 'not-found' });
  }
  const named = ending.some((one) => found.file.name.toLowerCase().endsWith(`.${one}`));
  return ok({ name: named ? found.file.name : `${found.file.name}.${ending[0]}`, type, picture, size: found.file.size, bytes: house.files.read(at) });
}
