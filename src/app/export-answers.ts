import type { Uuid } from '#base/id';
import { type Fen } from '#base/money';
import { ok, refuse, type Result } from '#base/result';
import { fieldOf, formOf, type Question, readAnswer } from '#domain/collection';
import type { Cell } from '#domain/sheet';
import { inSight } from '#store/pools';
import { findRecord } from '#store/record';
import { answersByUnit, seesAnswers } from './answer-collections.ts';
import { type House, today } from './house.ts';
import type { HandedOut } from './sheet/hand-out.ts';
import type { DrawnColumn } from './sheet/workbook.ts';
import { writeApart } from './sheet/work-apart.ts';
import { sightOf, type Viewer } from './viewer.ts';

const FEN_PER_YUAN = 100;

/** An answer as a cell: numbers, amounts in yuan and days as such, so that a sheet can add them up. */
function toCell(question: Question, text: string): Cell {
  const value = readAnswer(fieldOf(question), text);
  if (value === null || value === undefined || text === '') return null;
  if (question.kind === 'money') return (value as Fen) / FEN_PER_YUAN;
  if (question.kind === 'date') return { day: text as never };
  return question.kind === 'integer' ? (value as number) : text;
}

/** Every addressed unit's answer to a form as a workbook, one line a unit; of files only their number. Refuses whoever does not see all answers. */
export async function exportAnswers(house: House, viewer: Viewer, recordId: Uuid): Promise<Result<HandedOut>> {
  const { tenant, actor } = viewer;
  const found = await inSight(house.pools.ql_app, sightOf(tenant, actor), async (tx) => {
    const form = await findRecord(tx, tenant, recordId);
    return form?.ledger === 'collection' && seesAnswers(viewer, form) ? { form, lines: await answersByUnit(house, viewer, tx, form) } : undefined;
  });
  if (!found) return refuse({ code: 'not-found' });
  const { title, questions } = formOf(found.form.values);
  const columns: DrawnColumn[] = [{ width: 26 }, { width: 12 }, ...questions.map(({ kind }): DrawnColumn => ({ width: kind === 'text' ? 36 : 16, wrap: kind === 'text', ...(kind === 'money' || kind === 'date' ? { format: kind } : {}) })), { width: 40, wrap: true }];
  const headings = ['单位', '状态', ...questions.map(({ label, kind, unit }) => (kind === 'integer' ? `${label}（${unit}）` : kind === 'money' ? `${label}（元）` : kind === 'file' ? `${label}（个）` : label)), '不报的理由'];
  const rows = found.lines.map((line): Cell[] => [line.unitName, line.state, ...questions.map((question) => (question.kind === 'file' ? (line.recordId ? line.papers.length : null) : toCell(question, line.answers[question.label] ?? ''))), line.why || null]);
  return ok({ name: `${title} ${today(house)}.xlsx`, bytes: await writeApart([{ name: '填报', columns, rows: [headings, ...rows] }]) });
}
