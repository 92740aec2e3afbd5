import type { Output } from '#contract';
import { CYCLE_NAMES, type Cycle, dateWords, type DueRule } from '#model/cycle';
import { ORIGINS } from '#model/origin';

export type Programme = Output<'programme.get'>;
export type StoredObligation = Programme['obligations'][number];

const UNITS = { day: '日', workday: '个工作日', month: '个月', year: '年' } as const;

function dueWords(due: DueRule): string {
  if (due.anchor === 'date') return `，${dateWords(due)}前`;
  return due.span.value > 0 ? `，${due.anchor === 'start' ? '开始后' : '结束前'} ${due.span.value} ${UNITS[due.span.unit]}` : '';
}

/** A cycle and its origin in words: 每学期，开始后 10 个工作日（默认待核定 S2#2）. */
export function cycleWords(cycle: Cycle): string {
  const due = 'due' in cycle ? dueWords(cycle.due) : '';
  return `${CYCLE_NAMES[cycle.per]}${due}（${ORIGINS[cycle.origin.kind]}${cycle.origin.confirmed ? '，已核定' : ''} ${cycle.origin.basis}）`;
}

const WHY: Readonly<Record<string, string>> = { hash: '与义务库的句子相同', cue: '出现', similar: '词语相近', title: '标题', cycle: '周期', date: '日期', number: '数字', forbidden: '禁止词', encouraged: '鼓励词', actor: '主体', own: '本局自拟' };

/** Why something was suggested, short. */
export const whyWords = (why: StoredObligation['why']): string => [...new Set(why.map((one) => `${WHY[String(one['kind'])] ?? String(one['kind'])}${one['words'] && one['kind'] !== 'hash' ? `“${String(one['words'])}”` : ''}`))].slice(0, 5).join('；');
