import { Hono } from 'hono';
import type { County } from '../counties.ts';
import { closedPage, REPORT_CSS } from './closed-page.ts';

const REPORT_PATH = /^\/c\/[^/]+\/report(?:\/|$)/;

const onReportHost = (request: Request, origin: string | undefined): boolean => origin !== undefined && new URL(request.url).host === new URL(origin).host;

/** Whether a request is the reporter's: by its path on any host, by its host where the reporter has one of her own. */
export const isReportRequest = (request: Request, origin: string | undefined): boolean => REPORT_PATH.test(new URL(request.url).pathname) || onReportHost(request, origin);

/** What the reporter's pages answer with beside the general headers: nothing kept, nothing said onwards, no cookie. */
const HEADERS = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'content-security-policy': `default-src 'none'; style-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'`,
};

/** Takes whatever could have come along from the staff side off a request, so that nothing below can read it. */
function stripped(request: Request): Request {
  const headers = new Headers(request.headers);
  for (const name of ['cookie', 'authorization', 'x-forwarded-for', 'forwarded', 'user-agent', 'referer']) headers.delete(name);
  return new Request(request.url, { method: request.method, headers });
}

/**
 * The reporter's pages of every county. They know no account, no session and no record of requests, and a fault here is not written down: it could say who asked.
 * Where the reporter has a host of her own, other hosts send her there and that host answers nothing else.
 */
export function openReport({ find, origin }: { readonly find: (code: string) => Promise<County | undefined>; readonly origin: string | undefined }): { fetch(request: Request): Promise<Response> } {
  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(HEADERS)) c.res.headers.set(name, value);
  });
  app.onError((_fault, c) => c.text('页面暂时打不开，请稍后再试，或拨打 12388。', 500));
  app.notFound((c) => c.text('没有这个页面。', 404));
  app.get('/c/:code/report/page.css', (c) => c.text(REPORT_CSS, 200, { 'content-type': 'text/css; charset=utf-8' }));
  app.get('/c/:code/report', async (c) => {
    const county = await find(c.req.param('code'));
    if (!county) return c.notFound();
    if (origin !== undefined && !onReportHost(c.req.raw, origin)) return c.redirect(`${origin}/c/${county.code}/report`);
    return c.html(closedPage(county));
  });
  app.get('/c/:code/report/', (c) => c.redirect(`/c/${c.req.param('code')}/report`));
  return { fetch: async (request) => app.fetch(stripped(request)) };
}
