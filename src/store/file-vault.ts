import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Uuid } from '#base/id';

/** Plaintext bytes of a part; only a file's last part may be shorter. */
export const PART_BYTES = 1024 * 1024;

const NONCE = 12;
const TAG = 16;
const SEALED_PART = NONCE + TAG + PART_BYTES;

/** Where a file lies and what it is encrypted with; the ids are checked before they come here. */
export interface VaultFile {
  readonly tenant: string;
  readonly fileId: Uuid;
  /** 32 bytes, of this file only. */
  readonly key: Uint8Array;
}

/** Copies of a picture: `small` to find it in a list, `view` to look at. */
export const PICTURE_COPIES = ['small', 'view'] as const;
export type PictureCopy = (typeof PICTURE_COPIES)[number];

/** What stays when an upload is let go. */
const FINISHED: ReadonlySet<string> = new Set(['sealed', ...PICTURE_COPIES]);

export interface FileVault {
  /** Keeps one part of an upload: when it resolves, the part outlives a power cut. Again replaces it. */
  putPart(file: VaultFile, part: number, bytes: Uint8Array): Promise<void>;
  /** The parts of an upload that are there. */
  listParts(tenant: string, fileId: Uuid): Promise<readonly number[]>;
  /** An upload's parts 0 … count-1 in one piece. Throws where one is missing or is not what was put. */
  readUpload(file: VaultFile, count: number): Promise<Uint8Array>;
  /** Keeps the finished file durably; its upload stays until the row says that the file is there. Again replaces it. */
  seal(file: VaultFile, bytes: Uint8Array): Promise<void>;
  /** Lets the upload of a sealed file go; whether anything was left of one. Does nothing where there is no sealed file. */
  dropUpload(tenant: string, fileId: string): Promise<boolean>;
  /** Keeps a small copy of a picture beside the finished file, under the same key; durably. Again replaces it. */
  sealCopy(file: VaultFile, copy: PictureCopy, bytes: Uint8Array): Promise<void>;
  /** A small copy; undefined where none was made. Throws where it is not what was sealed. */
  readCopy(file: VaultFile, copy: PictureCopy): Promise<Uint8Array | undefined>;
  /** The finished file, part by part. Throws where it is missing, cut, or not what was sealed. */
  read(file: VaultFile): AsyncGenerator<Uint8Array>;
  drop(tenant: string, fileId: string): Promise<void>;
  /** Every file of a county that has anything on disk. */
  list(tenant: string): Promise<readonly string[]>;
}

/** AES-256-GCM with the place of the part bound in, so that no part can stand in another's place and no end can be cut off. */
const placeOf = ({ tenant, fileId }: VaultFile, stage: 'upload' | 'sealed' | PictureCopy, part: number, count: number): Buffer => Buffer.from(`qinglian/file/v1\n${tenant}/${fileId}/${stage}/${part}/${count}`);

function encrypt(file: VaultFile, place: Buffer, bytes: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', file.key, nonce).setAAD(place);
  const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

function decrypt(file: VaultFile, place: Buffer, sealed: Buffer): Uint8Array {
  const decipher = createDecipheriv('aes-256-gcm', file.key, sealed.subarray(0, NONCE)).setAAD(place).setAuthTag(sealed.subarray(NONCE, NONCE + TAG));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()]);
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Writes beside, syncs, renames, syncs the folder: after a crash the name holds all of it or nothing. */
async function writeDurably(folder: string, name: string, pieces: Iterable<Uint8Array>): Promise<void> {
  const beside = join(folder, `${name}.${randomBytes(6).toString('hex')}.new`);
  const file = await open(beside, 'wx', 0o600);
  try {
    for (const piece of pieces) await file.writeFile(piece);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(beside, join(folder, name));
  await syncFolder(folder);
}

const isMissing = (error: unknown): boolean => (error as { code?: string }).code === 'ENOENT';
const orNothing = <T>(error: unknown, nothing: T): T => {
  if (isMissing(error)) return nothing;
  throw error;
};

/** The encrypted files below `root` (made with 0700), a folder a file: `<n>.part` while it is uploaded, `sealed` once it is finished, `small` and `view` beside a picture. */
export function openFileVault(root: string): FileVault {
  const folderOf = (tenant: string, fileId: string): string => join(root, tenant, fileId);
  const makeFolder = async (tenant: string, fileId: string): Promise<string> => {
    const folder = folderOf(tenant, fileId);
    const made = await mkdir(folder, { recursive: true, mode: 0o700 });
    if (made) for (const path of [join(root, tenant), root, join(root, '..')]) await syncFolder(path);
    return folder;
  };
  const names = (tenant: string, fileId: string): Promise<readonly string[]> => readdir(folderOf(tenant, fileId)).catch((error: unknown) => orNothing(error, []));
  return {
    async putPart(file, part, bytes) {
      await writeDurably(await makeFolder(file.tenant, file.fileId), `${part}.part`, [encrypt(file, placeOf(file, 'upload', part, 0), bytes)]);
    },
    async listParts(tenant, fileId) {
      return (await names(tenant, fileId)).flatMap((name) => /^(\d+)\.part$/.exec(name)?.[1] ?? []).map(Number).sort((a, b) => a - b);
    },
    async readUpload(file, count) {
      const parts: Uint8Array[] = [];
      for (let part = 0; part < count; part += 1) parts.push(decrypt(file, placeOf(file, 'upload', part, 0), await readFile(join(folderOf(file.tenant, file.fileId), `${part}.part`))));
      return Buffer.concat(parts);
    },
    async seal(file, bytes) {
      const count = Math.ceil(bytes.length / PART_BYTES);
      const pieces = function* (): Iterable<Uint8Array> {
        for (let part = 0; part < count; part += 1) yield encrypt(file, placeOf(file, 'sealed', part, count), bytes.subarray(part * PART_BYTES, (part + 1) * PART_BYTES));
      };
      await writeDurably(await makeFolder(file.tenant, file.fileId), 'sealed', pieces());
    },
    async dropUpload(tenant, fileId) {
      const there = await names(tenant, fileId);
      const left = there.includes('sealed') ? there.filter((name) => !FINISHED.has(name)) : [];
      for (const name of left) await rm(join(folderOf(tenant, fileId), name), { force: true });
      return left.length > 0;
    },
    async sealCopy(file, copy, bytes) {
      await writeDurably(await makeFolder(file.tenant, file.fileId), copy, [encrypt(file, placeOf(file, copy, 0, 1), bytes)]);
    },
    async readCopy(file, copy) {
      const sealed = await readFile(join(folderOf(file.tenant, file.fileId), copy)).catch((error: unknown) => orNothing(error, undefined));
      return sealed && decrypt(file, placeOf(file, copy, 0, 1), sealed);
    },
    async *read(file) {
      const sealed = await open(join(folderOf(file.tenant, file.fileId), 'sealed'), 'r');
      try {
        const { size } = await sealed.stat();
        const count = Math.ceil(size / SEALED_PART);
        if (count === 0) throw new Error('an empty file was never sealed');
        for (let part = 0; part < count; part += 1) {
          const piece = Buffer.alloc(Math.min(SEALED_PART, size - part * SEALED_PART));
          await sealed.read(piece, 0, piece.length, part * SEALED_PART);
          yield decrypt(file, placeOf(file, 'sealed', part, count), piece);
        }
      } finally {
        await sealed.close();
      }
    },
    drop: (tenant, fileId) => rm(folderOf(tenant, fileId), { recursive: true, force: true }),
    list: (tenant) => readdir(join(root, tenant)).catch((error: unknown) => orNothing(error, [])),
  };
}
