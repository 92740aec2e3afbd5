import { findPublicLog, overviewCounty } from '#app/county-overview';
import { publicBurden } from '#app/public-burden';
import type { House } from '#app/house';
import { readLogFile } from '#app/read-log';
import { newestPublications } from '#app/read-publication';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Accounts } from './accounts.ts';
import { openConsole } from './console.ts';
import { type County, openCounties } from './counties.ts';
import { burdenPage } from './portal/burden-page.ts';
import { homePage, logPage } from './portal/home-page.ts';
import { PORTAL_CSS } from './portal/layout.ts';
import { openPublications } from './portal/publications.ts';
import { isReportRequest, openReport } from './report/open-report.ts';
import { withSecurityHeaders } from './security.ts';

export interface ServerOptions {
  readonly house: House;
  readonly listCounties: () => Promise<readonly County[]>;
  readonly accountsOf: (county: County) => Accounts;
  readonly passwordChanged: (userId: string) => Promise<void>;
  readonly origins: readonly string[];
  /** The reporter's pages answer only here, and nothing else does; without it they answer beside the others. */
  readonly reportOrigin?: string | undefined;
  readonly webFolder: URL;
  readonly onFault: (id: string, error: unknown) => void;
}

/** A document of 20 MiB in base64 (a third more) and what goes with it; whoever is not signed in has nothing to send but a name and a password. */
const LARGEST_BODY_BYTES = 28 * 1024 * 1024;
const LARGEST_SIGN_IN_BYTES = 64 * 1024;

const limitBody = (maxSize: number) => bodyLimit({ maxSize, onError: () => Response.json({ refusal: { code: 'too-large' } }, { status: 413 }) });

/** Every address of the program. `/c/<county>/report` goes to the reporter's pages before anything else sees the request: no cookie, no session, no log, nothing shared with the console. */
export function openServer(options: ServerOptions): Hono {
  const { house, listCounties, onFault, reportOrigin } = options;
  const counties = openCounties(listCounties);
  const app = new Hono();
  app.use(withSecurityHeaders);
  const report = openReport({ find: counties.find, origin: reportOrigin });
  app.use(async (c, next) => (isReportRequest(c.req.raw, reportOrigin) ? report.fetch(c.req.raw) : next()));
  app.use('/c/:code/console/auth/*', limitBody(LARGEST_SIGN_IN_BYTES));
  app.use(limitBody(LARGEST_BODY_BYTES));
  app.onError((error, c) => {
    const id = crypto.randomUUID().slice(0, 8);
    onFault(id, error);
    return c.text(`系统出错，编号 ${id}。请稍后再试，或把编号告诉管理员。`, 500);
  });
  app.notFound((c) => c.text('没有这个页面。', 404));

  app.get('/healthz', (c) => c.text('ok'));
  app.get('/portal.css', (c) => c.text(PORTAL_CSS, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'public, max-age=3600' }));
  app.get('/', async (c) => {
    const all = await counties.all();
    return all.length === 1 ? c.redirect(`/c/${all[0]?.code}/`) : c.text(all.map((county) => `${county.name}  /c/${county.code}/`).join('\n') || '还没有县。');
  });

  const county = new Hono<{ Variables: { county: County } }>();
  county.use(async (c, next) => {
    const found = await counties.find(c.req.param('code') ?? '');
    if (!found) return c.text('没有这个县。', 404);
    c.set('county', found);
    return next();
  });
  county.get('/log', (c) => c.redirect(`/c/${c.get('county').code}/log/`));
  county.get('/log/', async (c) => {
    const log = await findPublicLog(house, c.get('county').code);
    return log ? c.html(logPage(c.get('county'), log)) : c.notFound();
  });
  county.get('/log/*', async (c) => {
    const path = c.req.path.slice(`/c/${c.get('county').code}/log/`.length);
    const file = await readLogFile(house, c.get('county').code, path);
    if (!file) return c.notFound();
    const headers = { 'content-type': typeof file.bytes === 'string' ? 'text/plain; charset=utf-8' : 'application/octet-stream', 'cache-control': file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache' };
    return c.body(typeof file.bytes === 'string' ? file.bytes : new Uint8Array(file.bytes), 200, headers);
  });
  county.get('/burden', async (c) => c.html(burdenPage(c.get('county'), await publicBurden(house, c.get('county').code))));
  county.get('/burden/', (c) => c.redirect(`/c/${c.get('county').code}/burden`));
  county.route('/p', openPublications(house));
  county.get('/p/', (c) => c.redirect(`/c/${c.get('county').code}/p`));
  county.route('/console', openConsole(options));
  county.get('/console/', (c) => c.redirect(`/c/${c.get('county').code}/console`));
  app.get('/c/:code', (c) => c.redirect(`/c/${c.req.param('code')}/`));
  app.get('/c/:code/', async (c) => {
    const found = await counties.find(c.req.param('code'));
    return found ? c.html(homePage(found, await overviewCounty(house, found.code), await newestPublications(house, found.code, 10), await findPublicLog(house, found.code))) : c.notFound();
  });
  app.route('/c/:code', county);
  return app;
}
