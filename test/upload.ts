import type { Uuid } from '#base/id';
import { uuidV4 } from '#base/id';
import type { Output } from '#contract';
import { expect } from 'vitest';
import type { Person, TestHouse } from './harness.ts';

export const PART = 1024 * 1024;

/** A new id as the console makes it: all chance. */
export const newFileId = (): Uuid => uuidV4(crypto.getRandomValues(new Uint8Array(16)));

/** Puts one part as the console does; `headers` replace those that it sends. */
export const putPart = (house: TestHouse, code: string, person: Person, fileId: string, part: number | string, bytes: Uint8Array, headers: Record<string, string> = {}): Promise<Response> =>
  Promise.resolve(house.app.request(`http://localhost:3000/c/${code}/console/api/files/${fileId}/${part}`, { method: 'PUT', body: new Uint8Array(bytes), headers: { 'content-type': 'application/octet-stream', origin: 'http://localhost:3000', cookie: person.cookie, ...headers } }));

export const getFile = (house: TestHouse, code: string, person: Pick<Person, 'cookie'>, fileId: string, query = ''): Promise<Response> =>
  Promise.resolve(house.app.request(`http://localhost:3000/c/${code}/console/files/${fileId}${query}`, { headers: { cookie: person.cookie } }));

/** Whether a file is given out; what comes is let go. */
export async function statusOf(...asked: Parameters<typeof getFile>): Promise<number> {
  const answer = await getFile(...asked);
  await answer.body?.cancel();
  return answer.status;
}

/** Uploads a file whole; the parts' answers are checked, finishing is left to the caller. */
export async function putWhole(house: TestHouse, code: string, person: Person, name: string, bytes: Uint8Array, fileId = newFileId()): Promise<Uuid> {
  const { parts } = await person.ask('file.begin', { fileId, name, size: bytes.length });
  for (let part = 0; part < parts; part += 1) expect((await putPart(house, code, person, fileId, part, bytes.subarray(part * PART, (part + 1) * PART))).status).toBe(200);
  return fileId;
}

/** Uploads a file whole and finishes it. */
export async function upload(house: TestHouse, code: string, person: Person, name: string, bytes: Uint8Array): Promise<Output<'file.finish'>> {
  return person.ask('file.finish', { fileId: await putWhole(house, code, person, name, bytes) });
}
