import { ok, refuse } from '#base/result';
import type { Answers } from './answers.ts';
import { applyImport, planImport } from './import-roster.ts';

/** As many lines of a list as a page shows; who leaves is shown whole, because each may be kept. */
const SHOWN = 200;
const SHOWN_LEAVERS = 2_000;

const first = <T>(list: readonly T[], most = SHOWN): { count: number; first: T[] } => ({ count: list.length, first: list.slice(0, most) });

export const answerRoster: Answers<'roster.plan' | 'roster.apply'> = {
  'roster.plan': async (house, viewer, wish) => {
    if (!viewer.actor.roles.includes('admin.system')) return refuse({ code: 'forbidden' });
    const { changes, fresh, renamed, moved, leavers, unclear, units, titles, ...plan } = await planImport(house, viewer, wish);
    return ok({
      ...plan, changes: changes.length, units: units.map(({ unitId: _unitId, ...unit }) => unit), titles: [...titles],
      fresh: first(fresh), renamed: first(renamed), moved: first(moved), leavers: first(leavers, SHOWN_LEAVERS), unclear: first(unclear.map(({ personId: _personId, ...line }) => line)),
    });
  },
  'roster.apply': async (house, viewer, wish) => (viewer.actor.roles.includes('admin.system') ? applyImport(house, viewer, wish) : refuse({ code: 'forbidden' })),
};
