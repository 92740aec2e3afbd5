import { randomBytes, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { ANSWERS } from '#app/answers';
import type { House } from '#app/house';
import { CONTRACT, type Name } from '#contract';
import { Hono } from 'hono';
import { z } from 'zod';
import type { Accounts } from './accounts.ts';
import { openAssets } from './assets.ts';
import { openConsoleSheets } from './console-sheets.ts';
import { openConsoleFiles } from './console-files.ts';
import type { County } from './counties.ts';
import { enter } from './enter.ts';
import { refused } from './refused.ts';
import { isOwnPost, securityHeaders } from './security.ts';
import { openSessions } from './sessions.ts';
import { openSignIn } from './sign-in.ts';

/** Questions that change no account and end no session; after every other one the sessions are looked up anew. */
const LEAVES_ACCOUNTS_ALONE: ReadonlySet<string> = new Set<Name>(['session.me', 'units.list', 'ledgers.list', 'records.list', 'record.get', 'record.copies', 'record.prefill', 'record.before', 'records.makeable', 'act', 'inbox.list', 'draft.save', 'draft.list', 'draft.drop', 'help.terms', 'help.coverage', 'comment.list', 'comment.write', 'comment.withdraw', 'comment.seen', 'looks.mine', 'mine.home', 'signing.list']);

/** The worker that reads a teacher's score sheet: a policy of its own lets it reach nothing, whatever is in the sheet. */
const SCORE_READER = 'score-worker-';

const TYPES: Readonly<Record<string, string>> = { js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8', svg: 'image/svg+xml', woff2: 'font/woff2', png: 'image/png' };

export interface ConsoleOptions {
  readonly house: House;
  readonly accountsOf: (county: County) => Accounts;
  readonly passwordChanged: (userId: string) => Promise<void>;
  readonly origins: readonly string[];
  /** Where the built console lies. */
  readonly webFolder: URL;
  readonly onFault: (id: string, error: unknown) => void;
}

/** The whole contract as OpenAPI 3.1. */
export function openApi(): unknown {
  const schema = (type: z.ZodType, io: 'input' | 'output') => ({ content: { 'application/json': { schema: z.toJSONSchema(type, { io, unrepresentable: 'any' }) } } });
  return {
    openapi: '3.1.0',
    info: { title: 'qinglian console', version: '1' },
    paths: Object.fromEntries(Object.entries(CONTRACT).map(([name, { input, output }]) => [`/${name}`, { post: { operationId: name, requestBody: schema(input, 'input'), responses: { 200: { description: 'ok', ...schema(output, 'output') } } } }])),
  };
}

/** The staff console of a county: its API, its sign-in, its files. */
export function openConsole({ house, accountsOf, passwordChanged, origins, webFolder, onFault }: ConsoleOptions): Hono<{ Variables: { county: County } }> {
  const app = new Hono<{ Variables: { county: County } }>();
  const readAsset = openAssets(webFolder);
  const sessions = openSessions(accountsOf, () => performance.now());

  app.get('/api/openapi.json', (c) => c.json(openApi() as never));

  app.post('/api/:name', async (c) => {
    const name = c.req.param('name');
    if (!Object.hasOwn(CONTRACT, name)) return refused({ code: 'not-found' });
    if (!isOwnPost(c.req.raw, origins)) return refused({ code: 'forbidden' });
    const county = c.get('county');
    try {
      const viewer = await enter({ house, sessions }, county, c.req.raw, c.req.header('qinglian-post'), name === 'session.me');
      if (!viewer.ok) return refused(viewer.refusal);
      const input = CONTRACT[name as Name].input.safeParse(await c.req.json().catch(() => undefined));
      if (!input.success) return refused({ code: 'bad-input', issues: input.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })) });
      const answer = await (ANSWERS[name as Name] as (h: House, v: unknown, i: unknown) => ReturnType<(typeof ANSWERS)[Name]>)(house, viewer.value, input.data).finally(() => LEAVES_ACCOUNTS_ALONE.has(name) || sessions.forget());
      return answer.ok ? c.json(answer.value as never) : refused(answer.refusal);
    } catch (error) {
      const id = randomUUID().slice(0, 8);
      onFault(id, error);
      return c.json({ fault: id }, 500);
    }
  });

  app.use('/auth/*', (_c, next) => next().finally(sessions.forget));
  app.route('/auth', openSignIn({ house, accountsOf, passwordChanged, origins, onFault }));

  app.route('/', openConsoleSheets({ house, sessions, onFault }));

  app.route('/', openConsoleFiles({ house, sessions, origins, onFault }));

  app.get('/assets/:file', async (c) => {
    const file = c.req.param('file');
    const type = TYPES[file.split('.').at(-1) ?? ''];
    const asset = type && /^[\w.-]+$/.test(file) ? await readAsset(file) : undefined;
    if (!asset || !type) return c.notFound();
    const zipped = /\bgzip\b/.test(c.req.header('accept-encoding') ?? '') ? asset.gzip : undefined;
    return c.body(zipped ?? asset.plain, 200, { ...(file.startsWith(SCORE_READER) ? { 'content-security-policy': `default-src 'none'` } : {}), 'content-type': type, 'cache-control': 'public, max-age=31536000, immutable', vary: 'Accept-Encoding', ...(zipped ? { 'content-encoding': 'gzip' } : {}) });
  });

  app.get('*', async (c) => {
    const page = await readFile(new URL('index.html', webFolder), 'utf8').catch(() => undefined);
    if (page === undefined) return c.text('网页尚未构建，请运行 npm run build。', 503);
    const nonce = randomBytes(16).toString('base64');
    const base = `/c/${c.get('county').code}/console/`;
    return c.html(page.replaceAll('__CSP_NONCE__', nonce).replaceAll(/(src|href)="(?:\.\/|\/)?assets\//g, `$1="${base}assets/`), 200, { ...securityHeaders(nonce), 'cache-control': 'no-store' });
  });
  return app;
}
