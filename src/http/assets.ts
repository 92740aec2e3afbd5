import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const zip = promisify(gzip);

/** What a browser may be sent of one file; `gzip` only where that is shorter. */
export interface Asset {
  readonly plain: Uint8Array<ArrayBuffer>;
  readonly gzip: Uint8Array<ArrayBuffer> | undefined;
}

/** Reads the built web's files, each zipped once and remembered: their names carry the hash of their contents. Undefined where there is no such file. */
export function openAssets(webFolder: URL): (file: string) => Promise<Asset | undefined> {
  const known = new Map<string, Promise<Asset | undefined>>();
  const read = async (file: string): Promise<Asset | undefined> => {
    const bytes = await readFile(new URL(`assets/${file}`, webFolder)).catch(() => undefined);
    if (!bytes) return undefined;
    const zipped = await zip(bytes, { level: 9 });
    return { plain: new Uint8Array(bytes), gzip: zipped.length < bytes.length ? new Uint8Array(zipped) : undefined };
  };
  return async (file) => {
    const before = known.get(file);
    if (before) return before;
    const asset = read(file);
    known.set(file, asset);
    if (!(await asset)) known.delete(file); // a name that anybody may ask for is not remembered
    return asset;
  };
}
