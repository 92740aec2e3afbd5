import { ok } from '#base/result';
import { ledgerName } from '#model/ledger-name';
import type { Answers } from './answers.ts';
import { listSignals } from './list-signals.ts';

export const answerSignals: Answers<'signals.groups' | 'signals.list'> = {
  'signals.groups': async (house, viewer) => {
    const groups = Map.groupBy(await listSignals(house, viewer), ({ ledger, signal, light }) => `${light}/${ledger}/${signal}`);
    return ok([...groups.values()].flatMap((lines) => {
      const [first] = lines;
      if (!first) return [];
      const isOne = lines.length === 1;
      return [{
        ledger: first.ledger, ledgerName: ledgerName(first.ledger), signal: first.signal, name: first.name, light: first.light, count: lines.length,
        unitId: isOne ? first.unitId : null, unitName: isOne ? (viewer.units.find((unit) => unit.unitId === first.unitId)?.name ?? first.unitId) : null, title: isOne ? first.title : null, recordId: isOne ? (first.recordId as never) : null,
      }];
    }));
  },

  'signals.list': async (house, viewer, { ledger }) =>
    ok((await listSignals(house, viewer, { ledgers: [ledger] })).map((line) => ({
      ledger, ledgerName: ledgerName(ledger), signal: line.signal, name: line.name, light: line.light, unitId: line.unitId, unitName: viewer.units.find((unit) => unit.unitId === line.unitId)?.name ?? line.unitId,
      title: line.title, recordId: line.recordId as never, postId: line.postId as never, due: line.due?.due ?? null, explanation: line.due && { ...line.due }, figure: line.figure && { ...line.figure, origin: { ...line.figure.origin } },
    }))),
};
