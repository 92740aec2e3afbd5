import type { Output } from '#contract';

export type Line = Output<'indicators.list'>['obligations'][number]['indicators'][number];

/** A value in words: counts as they are, shares with one decimal, days likewise; a dash where nothing counts yet. */
export function showFigure({ kind, unit }: Pick<Line, 'kind' | 'unit'>, value: number | null): string {
  if (value === null) return '—';
  const number = kind === 'count' ? value.toLocaleString('zh-CN') : (value / 10).toFixed(1);
  return kind === 'share' ? `${number}%` : `${number} ${unit}`;
}

/** How it moved since the last period, without saying whether that is good; nothing where one of the two is missing, or where it counts violations. */
export function showTrend(line: Pick<Line, 'kind' | 'unit' | 'violations' | 'now' | 'last'>): string {
  if (line.violations || line.now === null || line.last === null) return '';
  const by = line.now - line.last;
  if (by === 0) return line.now === 0 ? '' : '持平';
  const size = showFigure(line, Math.abs(by)).replace('%', ' 个百分点');
  return `${by > 0 ? '↑ 多' : '↓ 少'} ${size}`;
}
