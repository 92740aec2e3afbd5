import { randomUUID } from 'node:crypto';
import type { House } from '#app/house';
import { exportAnswers } from '#app/export-answers';
import { exportList, type HandedOut, handBack, makeTemplate } from '#app/sheet/hand-out';
import type { Viewer } from '#app/viewer';
import { exportIndicators } from '#app/sheet/draw-indicators';
import { isUnitId, isUuid } from '#base/id';
import { refuse, type Result } from '#base/result';
import { CONTRACT } from '#contract';
import { type Context, Hono } from 'hono';
import { contentDisposition } from './console-files.ts';
import type { County } from './counties.ts';
import { enter } from './enter.ts';
import { refused } from './refused.ts';
import type { Sessions } from './sessions.ts';

export interface SheetOptions {
  readonly house: House;
  readonly sessions: Sessions;
  readonly onFault: (id: string, error: unknown) => void;
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** What the address of a list says beside its filters. */
const OWN = new Set(['post', 'state', 'unit', 'indicator', 'from', 'to']);

/** Which indicator's records an address asks for. */
const countedOf = ({ indicator, from, to }: Readonly<Record<string, string>>) => CONTRACT['records.list'].input.shape.counted.safeParse(indicator === undefined ? undefined : { indicator, from, to });

/** Workbooks on the way out: templates, lists as filtered, and one's own imports with what is wrong in them. */
export function openConsoleSheets({ house, sessions, onFault }: SheetOptions): Hono<{ Variables: { county: County } }> {
  const app = new Hono<{ Variables: { county: County } }>();
  app.onError((error, c) => {
    const id = randomUUID().slice(0, 8);
    onFault(id, error);
    return c.json({ fault: id }, 500);
  });

  const answer = async (c: Context<{ Variables: { county: County } }>, work: (viewer: Viewer) => Promise<Result<HandedOut>>): Promise<Response> => {
    const viewer = await enter({ house, sessions }, c.get('county'), c.req.raw, c.req.query('post'));
    if (!viewer.ok) return refused(viewer.refusal);
    const made = await work(viewer.value);
    if (!made.ok) return refused(made.refusal);
    const { name, bytes } = made.value;
    return c.body(new Uint8Array(bytes), 200, { 'content-type': XLSX, 'content-length': `${bytes.length}`, 'content-disposition': contentDisposition('attachment', name), 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-store' });
  };

  app.get('/sheets/:ledger/template', (c) => answer(c, (viewer) => makeTemplate(viewer, c.req.param('ledger'))));

  app.get('/sheets/:ledger/export', (c) => answer(c, async (viewer) => {
    const asked = c.req.query();
    const unitId = asked['unit'];
    if (unitId !== undefined && !isUnitId(unitId)) return refuse({ code: 'bad-input' });
    const counted = countedOf(asked);
    if (!counted.success) return refuse({ code: 'bad-input' });
    return exportList(house, viewer, { ledger: c.req.param('ledger'), unitId, state: asked['state'], counted: counted.data, filters: Object.fromEntries(Object.entries(asked).filter(([name]) => !OWN.has(name))) });
  }));

  app.get('/collections/:recordId/export', (c) => answer(c, async (viewer) => {
    const recordId = c.req.param('recordId');
    return isUuid(recordId) ? exportAnswers(house, viewer, recordId) : refuse({ code: 'not-found' });
  }));

  app.get('/indicators.xlsx', (c) => answer(c, async (viewer) => {
    const { programmeId, per, back } = c.req.query();
    const wish = CONTRACT['indicators.list'].input.safeParse({ ...(programmeId ? { programmeId } : {}), ...(per ? { per } : {}), ...(back ? { back: Number(back) } : {}) });
    return wish.success ? exportIndicators(house, viewer, wish.data) : refuse({ code: 'bad-input' });
  }));

  app.get('/imports/:importId/workbook', (c) => answer(c, async (viewer) => {
    const importId = c.req.param('importId');
    return isUuid(importId) ? handBack(house, viewer, importId) : refuse({ code: 'not-found' });
  }));
  return app;
}
