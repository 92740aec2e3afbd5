import type { Uuid } from '#base/id';
import { ok, refuse, type Result } from '#base/result';
import type { Output } from '#contract';
import { cellText } from '#domain/sheet';
import { ledgerName } from '#model/ledger-name';
import { inSight, type Transaction } from '#store/pools';
import { dropImport, findFailures, findImport, listImports, moveImport, putImport, type FoundFault, type RowAct, type SheetImport } from '#store/sheet-import';
import type { Answers } from './answers.ts';
import type { House } from './house.ts';
import { checkImport } from './sheet/check-import.ts';
import { findSheetLedger } from './sheet/hand-out.ts';
import { sightOf, type Viewer } from './viewer.ts';

type About = Output<'import.get'>;

const SHOWN = 100;
/** Acts in one transaction: enough that a commit costs little a row, few enough that others get their turn [measured: bench/excel.ts]. */
const BATCH = 500;

function aboutImport(one: SheetImport, failures: readonly FoundFault[]): About {
  const faults = [...one.found, ...failures];
  return {
    importId: one.importId, ledger: one.ledger, ledgerName: findSheetLedger(one.ledger)?.name ?? ledgerName(one.ledger), fileName: one.fileName, state: one.state, fresh: one.fresh, changed: one.changed, same: one.same, faulty: one.faulty,
    done: one.done, failed: one.failed, note: one.note, checkedAt: one.checkedAt, endedAt: one.endedAt, faultCount: faults.length,
    faults: faults.slice(0, SHOWN).map(({ sheet, row, heading, sentence }) => ({ sheet, row: row + 1, column: heading ?? '', sentence })),
  };
}

const within = <T>(house: House, { tenant, actor }: Viewer, work: (tx: Transaction) => Promise<T>): Promise<T> => inSight(house.pools.ql_app, sightOf(tenant, actor), work);

const describe = async (tx: Transaction, tenant: string, importId: Uuid): Promise<Result<About>> => {
  const one = await findImport(tx, tenant, importId);
  return one ? ok(aboutImport(one, one.failed > 0 ? await findFailures(tx, tenant, importId) : [])) : refuse({ code: 'not-found' });
};

const batchesOf = (acts: readonly RowAct[]): readonly (readonly RowAct[])[] => Array.from({ length: Math.ceil(acts.length / BATCH) }, (_, i) => acts.slice(i * BATCH, (i + 1) * BATCH));

export const answerSheets: Answers<'import.check' | 'import.run' | 'import.stop' | 'import.get' | 'import.list' | 'import.drop'> = {
  'import.check': async (house, viewer, { importId, ledger: id, fileName, base64 }) => {
    const ledger = findSheetLedger(id);
    if (!ledger) return refuse({ code: 'unknown-ledger' });
    const bytes = new Uint8Array(Buffer.from(base64, 'base64'));
    const checked = await checkImport(house, viewer, ledger, bytes);
    if (!checked.ok) return checked;
    const { acts, fresh, changed, same, faults, faultyRows, strangers, headings } = checked.value;
    const found = faults.map((fault) => ({ ...fault, heading: cellText(headings[fault.sheet]?.[fault.column]) }));
    const kept = { importId, ledger: id, postId: viewer.actor.postId, fileName, fresh, changed, same, faulty: faultyRows, found, checkedAt: house.clock() };
    return within(house, viewer, async (tx) => {
      if (!(await putImport(tx, viewer.tenant, viewer.actor.personId, kept, bytes, batchesOf(acts)))) return refuse({ code: 'id-taken' });
      const about = await describe(tx, viewer.tenant, importId);
      return about.ok ? ok({ ...about.value, strangers: [...strangers] }) : about;
    });
  },

  'import.run': (house, viewer, { importId }) => within(house, viewer, async (tx) => {
    const one = await findImport(tx, viewer.tenant, importId);
    // The acts were judged in one post; in another they would be somebody else's.
    if (one && one.postId !== viewer.actor.postId) return refuse({ code: 'other-post' });
    await moveImport(tx, viewer.tenant, importId, ['checked', 'stopped'], 'running', house.clock());
    return describe(tx, viewer.tenant, importId);
  }),

  'import.stop': (house, viewer, { importId }) => within(house, viewer, async (tx) => {
    await moveImport(tx, viewer.tenant, importId, ['running'], 'stopped', house.clock(), 'by-hand');
    return describe(tx, viewer.tenant, importId);
  }),

  'import.get': (house, viewer, { importId }) => within(house, viewer, (tx) => describe(tx, viewer.tenant, importId)),

  'import.list': async (house, viewer, { ledger }) => ok((await within(house, viewer, (tx) => listImports(tx, viewer.tenant, ledger))).map((one) => aboutImport(one, []))),

  'import.drop': async (house, viewer, { importId }) => ok({ dropped: await within(house, viewer, (tx) => dropImport(tx, viewer.tenant, importId)) }),
};
