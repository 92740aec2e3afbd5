import type { DueExplanation } from '#model/cycle';
import { ORIGINS, type Origin } from '#model/origin';

/** Units of time and how people read them. */
export const UNITS: Readonly<Record<string, string>> = { day: '日', workday: '个工作日', month: '个月', year: '年', hour: '时' };

/** Where a deadline comes from, in one sentence. */
export function explain(due: DueExplanation): string {
  const origin: Origin = due.origin;
  const { value, unit } = due.span;
  const counted = value === 0 ? due.startName : `自${due.startName}（${due.start}）起 ${value} ${UNITS[unit]}`;
  const skipped = due.skipped.map((run) => `${run.name} ${run.from === run.to ? run.from : `${run.from} 至 ${run.to}`}`).join('，');
  return [
    `${ORIGINS[origin.kind]}（${origin.basis}）${origin.confirmed ? `，已核定：${origin.confirmed.reason}` : ''}`, counted,
    skipped && `不计：${skipped}`, due.movedFrom && `最后一日 ${due.movedFrom} 是休息日，顺延`, due.moved?.map((step) => `原为 ${step.from}，${step.on} 因${step.why}重算`).join('，'), due.provisional && '节假日安排尚未公布，日期为暂定',
  ].filter(Boolean).join('；');
}
