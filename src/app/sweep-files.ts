import { addDays } from '#base/day';
import { forgetFiles, listFinished, listKept } from '#store/file';
import { listTenants } from '#store/log';
import { type House, today } from './house.ts';

/** Days after which an unfinished upload, and a file that no entry ever named, are forgotten (as drafts are). */
const UNFINISHED_DAYS = 2;
const UNNAMED_DAYS = 30;

/** Forgets abandoned uploads and files that nothing names, and deletes ciphertext that has no key any more (erased, or left by a crash) and what is left of finished uploads; the number of files deleted from disk. To be run at the start and daily. */
export async function sweepFiles(house: House): Promise<number> {
  let dropped = 0;
  for (const { code } of await listTenants(house.pools.ql_log)) {
    await forgetFiles(house.pools.ql_log, code, { begunBefore: addDays(today(house), -UNFINISHED_DAYS), finishedBefore: addDays(today(house), -UNNAMED_DAYS) });
    const onDisk = await house.files.list(code);
    const kept = await listKept(house.pools.ql_log, code, onDisk);
    const finished = await listFinished(house.pools.ql_log, code, onDisk);
    for (const fileId of onDisk) {
      if (finished.has(fileId)) await house.files.dropUpload(code, fileId);
      if (kept.has(fileId)) continue;
      await house.files.drop(code, fileId);
      dropped += 1;
    }
  }
  return dropped;
}
