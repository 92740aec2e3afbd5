import type { House } from '#app/house';
import { newestPublications, readPublication, readPublicPhoto } from '#app/read-publication';
import { isUuid } from '#base/id';
import { Hono } from 'hono';
import type { County } from '../counties.ts';
import { publicationsPage } from './home-page.ts';
import { publicationPage } from './publication-page.ts';

const MOST = 200;

/** `/p` lists what is public, `/p/<id>` is for people, `/p/<id>.json` with everything needed to check it; `/p/<id>/<photo>.jpg` is a released photo. */
export function openPublications(house: House): Hono<{ Variables: { county: County } }> {
  const app = new Hono<{ Variables: { county: County } }>();
  app.get('/', async (c) => c.html(publicationsPage(c.get('county'), await newestPublications(house, c.get('county').code, MOST), MOST)));
  app.get('/:file', async (c) => {
    const [, id = '', json] = /^([0-9a-f-]{36})(\.json)?$/.exec(c.req.param('file')) ?? [];
    const county = c.get('county');
    const page = isUuid(id) ? await readPublication(house, county.code, id) : undefined;
    if (!page) return c.text('没有公开过这一件。', 404);
    if (!json) return c.html(publicationPage(county, id, page), 200, { 'cache-control': 'no-cache' });
    if (!page.bundle) return c.text('正在写入日志，请过一会儿再取。', 503, { 'retry-after': '2' });
    return c.body(`${JSON.stringify(page.bundle, null, 1)}\n`, 200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-cache' });
  });
  app.get('/:publication/:file', async (c) => {
    const { publication, file } = c.req.param();
    const photoId = /^([0-9a-f-]{36})\.jpg$/.exec(file)?.[1];
    const photo = isUuid(publication) && isUuid(photoId) ? await readPublicPhoto(house, c.get('county').code, publication, photoId) : undefined;
    if (!photo) return c.text('没有公开这张照片。', 404);
    // Asked for anew each time: a photo that is withdrawn is gone at once.
    const headers = { 'content-type': 'image/jpeg', etag: `"${photo.hash}"`, 'cache-control': 'no-cache', 'content-security-policy': `default-src 'none'; frame-ancestors 'none'; sandbox`, 'x-content-type-options': 'nosniff' };
    return c.req.header('if-none-match') === headers.etag ? c.body(null, 304, headers) : c.body(new Uint8Array(photo.bytes), 200, headers);
  });
  return app;
}
