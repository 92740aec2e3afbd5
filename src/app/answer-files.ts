import type { Uuid } from '#base/id';
import { ok, refuse, type Result } from '#base/result';
import type { Output } from '#contract';
import { findSecrets, listUnitFiles, type StoredFile } from '#store/file';
import { inSight } from '#store/pools';
import type { Answers } from './answers.ts';
import type { House } from './house.ts';
import { readableFiles } from './readable-files.ts';
import { beginUpload, finishUpload, servedAs } from './upload-file.ts';
import { sightOf, type Viewer } from './viewer.ts';

const LISTED = 100;

const about = (file: StoredFile): Output<'file.finish'> => ({
  fileId: file.fileId, name: file.name, size: file.size, kind: file.kind ?? '', picture: file.kind !== null && servedAs(file.kind).picture, sha256: file.sha256 ?? '', unitId: file.unitId,
  finishedAt: file.finishedAt ?? file.begunAt, erasedAt: file.erasedAt,
});

export const answerFiles: Answers<'file.begin' | 'file.finish' | 'file.about' | 'file.list'> = {
  'file.begin': (house, viewer, input) => beginUpload(house, viewer, input),
  'file.finish': async (house, viewer, { fileId }) => {
    const finished = await finishUpload(house, viewer, fileId);
    return finished.ok ? ok(about(finished.value)) : finished;
  },
  'file.about': async (house, { tenant, actor }, { fileIds }) => ok((await inSight(house.pools.ql_app, sightOf(tenant, actor), (tx) => readableFiles(tx, tenant, actor, fileIds))).map(about)),
  'file.list': async (house, { tenant, actor }) => {
    const found = await inSight(house.pools.ql_app, sightOf(tenant, actor), async (tx) => readableFiles(tx, tenant, actor, await listUnitFiles(tx, tenant, actor.unitId, LISTED)));
    return ok(found.map(about).sort((a, b) => (a.finishedAt < b.finishedAt ? 1 : -1)));
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

/** Opens a file for a person who may read it; refuses everybody else as if it were not there, and one that was erased. */
export async function openFile(house: House, { tenant, actor }: Viewer, fileId: Uuid): Promise<Result<OpenFile>> {
  const found = await inSight(house.pools.ql_app, sightOf(tenant, actor), async (tx) => {
    const [file] = await readableFiles(tx, tenant, actor, [fileId]);
    return file && { file, secret: (await findSecrets(tx, tenant, [fileId])).get(fileId) };
  });
  if (!found) return refuse({ code: 'not-found' });
  if (!found.secret || found.file.kind === null) return refuse({ code: 'file-erased' });
  const { type, picture, ending } = servedAs(found.file.kind);
  const named = ending.some((one) => found.file.name.toLowerCase().endsWith(`.${one}`));
  return ok({ name: named ? found.file.name : `${found.file.name}.${ending[0]}`, type, picture, size: found.file.size, bytes: house.files.read({ tenant, fileId, key: found.secret.key }) });
}
