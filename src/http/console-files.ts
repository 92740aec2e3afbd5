import { randomUUID } from 'node:crypto';
import { openFile } from '#app/answer-files';
import type { House } from '#app/house';
import { putPart } from '#app/upload-file';
import { isRandomUuid } from '#base/id';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { County } from './counties.ts';
import { enter } from './enter.ts';
import { refused } from './refused.ts';
import { isOwnRequest } from './security.ts';
import type { Sessions } from './sessions.ts';

export interface FileOptions {
  readonly house: House;
  readonly sessions: Sessions;
  readonly origins: readonly string[];
  readonly onFault: (id: string, error: unknown) => void;
}

const LARGEST_PART_BYTES = 1024 * 1024;

/** `attachment; filename*=…` (RFC 6266, RFC 8187): a Chinese name as UTF-8, and a plain one for those who cannot. */
export const contentDisposition = (how: 'inline' | 'attachment', name: string): string =>
  `${how}; filename="${name.replaceAll(/[^\w.-]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name).replaceAll(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)}`;

/** The bytes of files, both ways; what is said about them goes through the contract. Nobody gets one without a session, and what is sent back can run nothing. */
export function openConsoleFiles({ house, sessions, origins, onFault }: FileOptions): Hono<{ Variables: { county: County } }> {
  const app = new Hono<{ Variables: { county: County } }>();
  app.onError((error, c) => {
    const id = randomUUID().slice(0, 8);
    onFault(id, error);
    return c.json({ fault: id }, 500);
  });

  app.put('/api/files/:fileId/:part', bodyLimit({ maxSize: LARGEST_PART_BYTES, onError: () => refused({ code: 'file-part' }) }), async (c) => {
    const { fileId, part } = c.req.param();
    if (!isOwnRequest(c.req.raw, origins, 'application/octet-stream')) return refused({ code: 'forbidden' });
    const viewer = await enter({ house, sessions }, c.get('county'), c.req.raw, c.req.header('qinglian-post'));
    if (!viewer.ok) return refused(viewer.refusal);
    if (!isRandomUuid(fileId) || !/^\d{1,4}$/.test(part)) return refused({ code: 'not-found' });
    const kept = await putPart(house, viewer.value, fileId, Number(part), new Uint8Array(await c.req.arrayBuffer()));
    return kept.ok ? c.json(kept.value) : refused(kept.refusal);
  });

  app.get('/files/:fileId', async (c) => {
    const viewer = await enter({ house, sessions }, c.get('county'), c.req.raw, c.req.query('post'));
    if (!viewer.ok) return refused(viewer.refusal);
    const fileId = c.req.param('fileId');
    const size = c.req.query('size');
    const found = isRandomUuid(fileId) ? await openFile(house, viewer.value, fileId, size === 'small' || size === 'view' ? size : undefined) : undefined;
    if (!found?.ok) return refused(found?.refusal ?? { code: 'not-found' });
    const { name, type, picture, bytes } = found.value;
    // The browser's own viewer shows a PDF under the same policy: nothing runs, nothing is loaded, no page may frame it.
    const isShown = (picture && c.req.query('download') === undefined) || (type === 'application/pdf' && c.req.query('view') !== undefined);
    const first = await bytes.next(); // a missing or altered file is a fault before the first byte goes out
    const body = new ReadableStream<Uint8Array>({
      start: (stream) => first.done ? stream.close() : stream.enqueue(first.value),
      pull: async (stream) => {
        const next = await bytes.next();
        if (next.done) stream.close();
        else stream.enqueue(next.value);
      },
      cancel: async () => void (await bytes.return(undefined)),
    });
    return c.body(body, 200, {
      'content-type': type, 'content-length': `${found.value.size}`, 'content-disposition': contentDisposition(isShown ? 'inline' : 'attachment', name),
      'content-security-policy': `default-src 'none'; frame-ancestors 'none'; sandbox`, 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-store',
    });
  });
  return app;
}
