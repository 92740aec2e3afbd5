import { ok, type Result } from '#base/result';
import type { Input, Output } from '#contract';
import { type Cell } from '#domain/sheet';
import { listIndicators } from '../answer-indicators.ts';
import { type House, today } from '../house.ts';
import type { Viewer } from '../viewer.ts';
import type { HandedOut } from './hand-out.ts';
import { writeApart } from './work-apart.ts';

type Found = Output<'indicators.list'>;
type Line = Found['obligations'][number]['indicators'][number];

/** A value as a number that a reader can go on counting with: percent and days with one decimal, a count as it is. */
const plain = ({ kind }: Pick<Line, 'kind'>, value: number | null): Cell => (value === null || kind === 'count' ? value : value / 10);

/** The indicators as the page shows them, as a workbook; no row is a unit. Refuses whom the page refuses. */
export async function exportIndicators(house: House, viewer: Viewer, wish: Input<'indicators.list'>): Promise<Result<HandedOut>> {
  const found = await listIndicators(house, viewer, wish);
  if (!found.ok) return found;
  const { main, period, last, groups, measures, obligations } = found.value;
  const titles = new Map(measures.map(({ measure, title }) => [measure, title]));
  const headings: Cell[] = ['举措', '名称', '依据', '做什么', '台账', '指标', '单位', `${main} ${period?.name ?? ''}`, `${main} ${last?.name ?? '上一期'}`, ...groups.map(({ name, units }) => `${name}（${units}）`)];
  const rows = obligations.flatMap((one) => one.indicators.map((line): readonly Cell[] => [
    one.measure, titles.get(one.measure) ?? '', one.sentences.join('、'), one.action, one.ledgerName, line.name, line.unit, plain(line, line.now), plain(line, line.last), ...line.groups.map((value) => plain(line, value)),
  ]));
  const bytes = await writeApart([{ name: '指标', columns: headings.map((_, i) => ({ width: [8, 22, 16, 40, 18, 22, 8][i] ?? 16, wrap: i === 3 })), rows: [headings, ...rows] }]);
  return ok({ name: `指标 ${period?.name ?? ''} ${today(house)}.xlsx`, bytes });
}
