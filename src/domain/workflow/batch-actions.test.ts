import { expect, test } from 'vitest';
import { LEDGERS } from '../../ledgers/index.ts';
import { isBatchAction } from './batch-actions.ts';

test('能批量办的只有往前走、不用填、至多写一个理由的步骤', () => {
  const all = LEDGERS.flatMap((ledger) => Object.entries(ledger.actions).flatMap(([name, action]) => (isBatchAction(action) ? [{ ledger: ledger.id, name, action }] : [])));
  const names = all.map(({ ledger, name }) => `${ledger}.${name}`);
  expect(names).toEqual(expect.arrayContaining(['semester-report.accept', 'semester-report.return', 'meeting.accept', 'supervise.close']));
  for (const none of ['semester-report.submit', 'semester-report.correct', 'semester-report.withdraw', 'rectify.close', 'project.progress', 'procurement.approve', 'erasure.approve']) expect(names).not.toContain(none);
});
