import { toHex } from '#base/bytes';
import type { Uuid } from '#base/id';
import { findSecrets } from '#store/file';
import { PART_BYTES } from '#store/file-vault';
import type { House } from './house.ts';
import { bindFile, LARGEST_FILE_BYTES } from './upload-file.ts';

/** What does not fit of a file that an entry names. */
export interface FileFault {
  readonly kind: 'file-missing' | 'file-differs';
  readonly expected: string;
  readonly found: string;
}

/** Re-hashes the files that entries name, each once. One that is gone fits where it was lawfully erased. */
export function openFileCheck(house: House, tenant: string): { check(files: Readonly<Record<string, string>>, isErased: (fileId: string) => boolean): Promise<FileFault | undefined>; checked(): number } {
  const known = new Map<string, string | undefined>();

  /** What an entry should say of the file as it lies there now; undefined where there is no such file, or its parts do not open. */
  const bindingOf = async (fileId: Uuid): Promise<string | undefined> => {
    const secret = (await findSecrets(house.pools.ql_log, tenant, [fileId])).get(fileId);
    if (!secret) return undefined;
    const parts: Uint8Array[] = [];
    try {
      for await (const part of house.files.read({ tenant, fileId, key: secret.key })) if (parts.push(part) > LARGEST_FILE_BYTES / PART_BYTES) return 'larger than any file';
    } catch {
      return 'does not open';
    }
    return toHex(bindFile(house, secret.salt, house.sha256(Buffer.concat(parts))));
  };

  return {
    checked: () => known.size,
    check: async (files, isErased) => {
      for (const [fileId, expected] of Object.entries(files)) {
        if (!known.has(fileId)) known.set(fileId, await bindingOf(fileId as Uuid));
        const found = known.get(fileId);
        if (found === undefined && isErased(fileId)) continue;
        if (found === undefined) return { kind: 'file-missing', expected: `${fileId}: ${expected}`, found: 'nothing' };
        if (found !== expected) return { kind: 'file-differs', expected: `${fileId}: ${expected}`, found };
      }
      return undefined;
    },
  };
}
