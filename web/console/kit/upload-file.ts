import { uuidV4, type Uuid } from '#base/id';
import type { Output } from '#contract';
import { ask, Offline, put, Refused } from '../api.ts';

/** Where an upload stands: bytes that the server has on its disk, and whether the network is being waited for. */
export interface Progress {
  readonly sent: number;
  readonly waiting: boolean;
}

const AGAIN_AFTER_MS = 3_000;

/** The id of an upload that was begun with the same file in this browser, so that a closed page does not begin anew. */
const remembered = (file: File): { id: Uuid; forget(): void } => {
  const key = `qinglian-upload/${file.name}/${file.size}/${file.lastModified}`;
  try {
    const id = (localStorage.getItem(key) as Uuid | null) ?? uuidV4(crypto.getRandomValues(new Uint8Array(16)));
    localStorage.setItem(key, id);
    return { id, forget: () => localStorage.removeItem(key) };
  } catch {
    return { id: uuidV4(crypto.getRandomValues(new Uint8Array(16))), forget: () => undefined };
  }
};

/** Until the network is back, or some seconds have gone by. */
const calm = (): Promise<void> => new Promise((again) => {
  const go = (): void => { clearTimeout(timer); removeEventListener('online', go); again(); };
  const timer = setTimeout(go, AGAIN_AFTER_MS);
  addEventListener('online', go);
});

/** Uploads one file part by part and goes on where it stood when the network comes back. Throws `Refused` where the server does not take it, an AbortError where it was called off. */
export async function uploadFile(file: File, signal: AbortSignal, onProgress: (progress: Progress) => void): Promise<Output<'file.finish'>> {
  const { id: fileId, forget } = remembered(file);
  let sent = 0;
  const patiently = async <T>(work: () => Promise<T>): Promise<T> => {
    for (;;) {
      signal.throwIfAborted();
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof Offline)) throw error;
        onProgress({ sent, waiting: true });
        await calm();
      }
    }
  };
  try {
    const { partBytes, parts, have, finished } = await patiently(() => ask('file.begin', { fileId, name: file.name, size: file.size }));
    const pieceOf = (part: number): Blob => file.slice(part * partBytes, (part + 1) * partBytes);
    for (let part = 0; part < parts && !finished; part += 1) {
      if (!have.includes(part)) await patiently(async () => put(`/api/files/${fileId}/${part}`, await pieceOf(part).arrayBuffer(), signal));
      sent += pieceOf(part).size;
      onProgress({ sent, waiting: false });
    }
    const kept = await patiently(() => ask('file.finish', { fileId }));
    forget();
    return kept;
  } catch (error) {
    if (error instanceof Refused) forget();
    throw error;
  }
}
