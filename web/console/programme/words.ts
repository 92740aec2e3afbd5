import type { Output } from '#contract';
import { SCHOOL_KINDS, type UnitKind, UNIT_KINDS } from '#model/actor';
import { CYCLE_NAMES, type Cycle, dateWords } from '#model/cycle';
import { type Obligation, type ObligationParameter, makesDuty } from '#model/obligation';
import { ORIGINS, type Origin } from '#model/origin';

export type Programme = Output<'programme.get'>;
export type StoredObligation = Programme['obligations'][number];
export type Sentence = Programme['sentences'][number];

export const SPAN_UNITS = { day: '日', workday: '个工作日', month: '个月', year: '年' } as const;
/** Units of the figures in a plan; one that is not here is shown as it was written. */
export const FIGURE_UNITS: Readonly<Record<string, string>> = {
  yuan: '元', 'yuan/month': '元/月', percent: '%', times: '倍', time: '次', day: '日', workday: '个工作日', month: '个月', year: '年', hour: '小时', minute: '分钟', lesson: '课时', credit: '学分', school: '所', person: '人', piece: '份', unit: '个',
};
export const VISIBILITIES = { public: '向社会公开', tenant: '全县可见', office: '办公室可见', unit: '本单位可见', aggregate: '只公开汇总数' } as const;

/** Where a deadline or figure comes from: 法定（法规条号）, 文件规定（方案句）, 待核, 默认待核定; a confirmed default says by whom and when. */
export function originWords({ kind, basis, confirmed }: Origin): string {
  return confirmed ? `已核定（${basis}；${confirmed.on} ${confirmed.by}：${confirmed.reason}）` : `${ORIGINS[kind]}（${basis}）`;
}

/** A cycle without its origin: 每学期，开始后 10 个工作日. */
export function rhythmWords(cycle: Cycle): string {
  if (!('due' in cycle)) return CYCLE_NAMES[cycle.per];
  if (cycle.due.anchor === 'date') return `${CYCLE_NAMES[cycle.per]}，${dateWords(cycle.due)}前`;
  const { anchor, span } = cycle.due;
  const start = cycle.per === 'once' ? '印发后' : '开始后';
  return `${CYCLE_NAMES[cycle.per]}，${span.value === 0 ? (anchor === 'start' ? '期初' : '期末') : `${anchor === 'start' ? start : '结束前'} ${span.value} ${SPAN_UNITS[span.unit]}`}`;
}

/** A cycle with its origin in words: 每学期，开始后 10 个工作日（默认待核定 S2#2）. */
export const cycleWords = (cycle: Cycle): string => `${rhythmWords(cycle)}｜${originWords(cycle.origin)}`;

/** A figure with its unit: 不少于两次 → 2 次. Decimals are kept scaled, so that nothing is rounded. */
export const figureWords = ({ name, value, scale, unit }: ObligationParameter): string => `${name}：${scale === 0 ? value : (value / 10 ** scale).toFixed(scale)} ${FIGURE_UNITS[unit] ?? unit}`;

/** The kinds of unit addressed, all kinds of school in one word. */
export function kindsWords(kinds: readonly UnitKind[]): string {
  const isAll = SCHOOL_KINDS.every((kind) => kinds.includes(kind));
  return [...kinds.filter((kind) => !isAll || !SCHOOL_KINDS.includes(kind)).map((kind) => UNIT_KINDS[kind].name), ...(isAll ? ['各学校（园）'] : [])].join('、');
}

/** Whether a default in it still waits for the office. */
export const waitsForOffice = ({ cycles, parameters }: Obligation): boolean => [...cycles, ...parameters].some(({ origin }) => origin.kind === 'default' && !origin.confirmed);

/** What 印发 makes of it. */
export const effectWords = (body: Obligation): string => (body.strength === 'X' ? '在台账里拒绝或提醒' : makesDuty(body) ? '生成任务' : '只看指标');

const WHY: Readonly<Record<string, string>> = { hash: '与义务库收录的原句一致', phrase: '针对', cue: '句中有', similar: '与库内表述相近', title: '与所在标题相近', cycle: '周期', date: '日期', number: '数字', forbidden: '禁止', encouraged: '鼓励', actor: '主体', own: '本局自拟', changed: '新版本' };

/** Why something was suggested, short: the words that it went by. */
export const whyWords = (why: StoredObligation['why']): string =>
  [...new Set(why.map((one) => {
    const [kind, words] = [String(one['kind']), String(one['words'] ?? '')];
    if (kind === 'similar' || kind === 'title') return `${WHY[kind]}（${Math.round(Number(words) * 100)}%）`;
    return `${WHY[kind] ?? kind}${words && kind !== 'hash' ? `“${words}”` : ''}`;
  }))].slice(0, 6).join('；');
