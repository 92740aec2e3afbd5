import { bandsOf, type PictureKind } from '#domain/photo';
import { findSecrets } from '#store/file';
import { claimPicture, type LookedAt, putPicture } from '#store/picture';
import type { House } from '../house.ts';
import { lookApart } from './look-apart.ts';

/** A picture that ended the process so often is given up. */
const MOST_TRIES = 3;

const isPicture = (kind: string | null): kind is PictureKind => kind === 'jpeg' || kind === 'png' || kind === 'webp';

async function lookAt(house: House, { tenant, fileId, kind }: { readonly tenant: string; readonly fileId: Parameters<House['files']['read']>[0]['fileId']; readonly kind: string | null }): Promise<LookedAt | undefined> {
  const secret = (await findSecrets(house.pools.ql_log, tenant, [fileId])).get(fileId);
  if (!secret || !isPicture(kind)) return undefined;
  const at = { tenant, fileId, key: secret.key };
  const parts: Uint8Array[] = [];
  for await (const part of house.files.read(at)) parts.push(part);
  const found = await lookApart({ kind, bytes: Buffer.concat(parts) });
  if (!found) return undefined;
  await house.files.sealCopy(at, 'small', found.small);
  await house.files.sealCopy(at, 'view', found.view);
  return { width: found.width, height: found.height, viewSha256: house.sha256(found.view), print: found.print && { ...found.print, bands: bandsOf(found.print.bits) } };
}

/** Looks at every picture that waits, one after the other: copies first, on disk, then the row. What a crash leaves waits still. The number looked at. */
export async function lookAtPictures(house: House, isStopping: () => boolean = () => false): Promise<number> {
  for (let count = 0; ; count += 1) {
    const claim = isStopping() ? undefined : await claimPicture(house.pools.ql_log);
    if (!claim) return count;
    await putPicture(house.pools.ql_log, claim.tenant, claim.fileId, claim.tries > MOST_TRIES ? undefined : await lookAt(house, claim));
  }
}

const LOOK_EVERY_MS = 700;

/** Looks for pictures that wait, apart from everything else. `stop` waits for the picture at hand. */
export function startPictures(house: House, onFault: (error: unknown) => void): { stop(): Promise<void> } {
  let stopping = false;
  let running: Promise<unknown> | undefined;
  const timer = setInterval(() => {
    running ??= lookAtPictures(house, () => stopping).catch(onFault).finally(() => { running = undefined; });
  }, LOOK_EVERY_MS);
  timer.unref();
  return { stop: async () => { stopping = true; clearInterval(timer); await running; } };
}
