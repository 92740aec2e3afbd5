import { addDays, chineseDay, type Day } from '#base/day';
import { findLedger } from '#ledgers';
import type { Semester } from '#model/calendar';
import { isFilledByHand } from '#model/ledger';
import { ledgerName } from '#model/ledger-name';
import { countDigest, type DigestLine, listLate } from '#store/digest';
import { listSemesters } from '#store/organisation';
import type { Transaction } from '#store/pools';
import { type House, today } from './house.ts';
import { listSignals } from './list-signals.ts';
import type { Viewer } from './viewer.ts';

/** A draft names so many late duties; the author knows the rest. */
const MOST_NAMED = 12;

/** The span that a summary speaks of: the semester that ended last, where it has records; else the one that runs. */
async function spanOf(tx: Transaction, viewer: Viewer, unitId: string, on: Day): Promise<{ readonly semester: Semester; readonly lines: readonly DigestLine[] } | undefined> {
  const semesters = await listSemesters(tx, viewer.tenant);
  for (const semester of [semesters.findLast(({ end }) => end < on), semesters.find(({ start, end }) => start <= on && on <= end)]) {
    if (!semester) continue;
    const lines = await countDigest(tx, viewer.tenant, { unitId, from: semester.start, to: semester.end });
    if (lines.length > 0) return { semester, lines };
  }
  return undefined;
}

const isWork = (id: string): boolean => {
  const ledger = findLedger(id);
  return ledger !== undefined && isFilledByHand(ledger) && ledger.readers === undefined;
};

/** What a unit's own records of the semester say that it did, ledger by ledger, as the beginning of a summary; empty where there are none. The author writes on. */
export async function digestRecords(house: House, viewer: Viewer, tx: Transaction, unitId: string): Promise<string> {
  const found = await spanOf(tx, viewer, unitId, today(house));
  // The summary itself is no work to tell of.
  const lines = found?.lines.filter((line) => isWork(line.ledger) && line.ledger !== 'semester-report') ?? [];
  if (!found || lines.length === 0) return '';
  const { semester } = found;
  const parts = lines.map(({ ledger, count, done }) => `${ledgerName(ledger)} ${count} 件${done < count ? `（办结 ${done} 件）` : ''}`);
  return `${semester.name}（${chineseDay(semester.start)}至${chineseDay(semester.end)}）台账记载：${parts.join('，')}。`;
}

/** What a unit owes today: duties past their day and what signals show red, as the beginning of the shortcomings; empty where all is well. */
export async function digestLacking(house: House, viewer: Viewer, tx: Transaction, unitId: string): Promise<string> {
  const late = await listLate(tx, viewer.tenant, { unitId, before: today(house), since: addDays(today(house), -200), limit: MOST_NAMED });
  const gaps = unitId === viewer.actor.unitId ? (await listSignals(house, viewer, { own: true })).filter((line) => line.light === 'red' && line.recordId === null) : [];
  const names = [...new Set(gaps.map((line) => line.name))].slice(0, MOST_NAMED);
  return [late.length > 0 ? `逾期未办：${late.map(({ ledger, period }) => `${ledgerName(ledger)}（${period}）`).join('，')}。` : '', names.length > 0 ? `台账提醒：${names.join('，')}。` : ''].join('');
}
