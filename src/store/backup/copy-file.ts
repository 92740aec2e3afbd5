import { createHash } from 'node:crypto';
import { mkdir, open, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** What a copied file weighs and is: bytes, and SHA-256 in lower-case hexadecimal. */
export interface Weighed {
  readonly bytes: number;
  readonly sha256: string;
}

const CHUNK_BYTES = 2 ** 20;

const isGone = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

/** Copies a file as it is read, 0600, hashing on the way; undefined where the source is gone. Not yet durable: see `syncTree`. Without `to` it is only weighed. */
export async function copyFile(from: string, to?: string): Promise<Weighed | undefined> {
  const source = await open(from, 'r').catch((error: unknown) => {
    if (isGone(error)) return undefined;
    throw error;
  });
  if (!source) return undefined;
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    const target = to === undefined ? undefined : await open(to, 'w', 0o600);
    try {
      const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
      for (;;) {
        const { bytesRead } = await source.read(buffer, 0, CHUNK_BYTES, null);
        if (bytesRead === 0) break;
        const chunk = buffer.subarray(0, bytesRead);
        hash.update(chunk);
        if (target) await target.writeFile(chunk); // at the file's position, and whole
        bytes += bytesRead;
      }
    } finally {
      await target?.close();
    }
  } finally {
    await source.close();
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** Writes a text, 0600, hashed like a copied file. */
export async function putText(to: string, text: string | Uint8Array): Promise<Weighed> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  const file = await open(to, 'w', 0o600);
  try {
    await file.writeFile(text);
  } finally {
    await file.close();
  }
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  return { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** Makes one file or folder durable. */
export async function sync(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Runs work over all items, a few at a time. */
export async function few<T>(items: readonly T[], work: (item: T) => Promise<void>, width = 4): Promise<void> {
  const waiting = items.values();
  await Promise.all(Array.from({ length: width }, async () => {
    for (const item of waiting) await work(item);
  }));
}

/** Everything beneath a folder, links followed, as paths relative to it; folders before what is in them. What vanishes on the way is passed over, and `skip` is not entered. */
export async function listTree(root: string, skip: (path: string) => boolean = () => false): Promise<{ readonly folders: string[]; readonly files: string[] }> {
  const [folders, files]: [string[], string[]] = [[], []];
  const walk = async (folder: string): Promise<void> => {
    const found = await readdir(join(root, folder), { withFileTypes: true }).catch((error: unknown) => {
      if (isGone(error)) return [];
      throw error;
    });
    for (const one of found) {
      const path = folder === '' ? one.name : `${folder}/${one.name}`;
      if (skip(path)) continue;
      const isFolder = one.isDirectory() || (one.isSymbolicLink() && (await readdir(join(root, path)).then(() => true, () => false)));
      if (isFolder) {
        folders.push(path);
        await walk(path);
      } else if (one.isFile() || one.isSymbolicLink()) files.push(path);
    }
  };
  await walk('');
  return { folders, files };
}

/** Makes a whole copied tree durable: every file, then every folder, the innermost first. */
export async function syncTree(root: string): Promise<void> {
  const { folders, files } = await listTree(root);
  await few(files, (path) => sync(join(root, path)));
  for (const path of folders.toReversed()) await sync(join(root, path));
  await sync(root);
}
