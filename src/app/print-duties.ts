import { indicatorsFor } from '#domain/indicators';
import { findLedger } from '#ledgers';
import { CYCLE_NAMES, type Cycle, dateWords, type Span } from '#model/cycle';
import { STRENGTHS, makesDuty } from '#model/obligation';
import { ORIGINS } from '#model/origin';
import { SCHOOL_KINDS, UNIT_KINDS, type UnitKind } from '#model/actor';
import type { ProgrammePack } from './programme-pack.ts';

const SPANS: Readonly<Record<Span['unit'], string>> = { day: '日', workday: '个工作日', month: '个月', year: '年' };

function due(cycle: Cycle): string {
  if (!('due' in cycle)) return CYCLE_NAMES[cycle.per];
  if (cycle.due.anchor === 'date') return `${CYCLE_NAMES[cycle.per]} ${dateWords(cycle.due)}前`;
  const { anchor, span } = cycle.due;
  if (span.value === 0) return `${CYCLE_NAMES[cycle.per]}${anchor === 'end' ? '末' : '初'}`;
  return `${CYCLE_NAMES[cycle.per]}${anchor === 'start' ? '起' : '末前'} ${Math.abs(span.value)} ${SPANS[span.unit]}`;
}

function kinds(addressees: readonly UnitKind[]): string {
  const schools = SCHOOL_KINDS.filter((kind) => addressees.includes(kind));
  const all = schools.length === SCHOOL_KINDS.length;
  const names = addressees.filter((kind) => !all || !UNIT_KINDS[kind].school).map((kind) => UNIT_KINDS[kind].name);
  return [...names, ...(all ? ['全部学校'] : [])].join('、');
}

/** The order of a plan: front matter, general sections, projects, measures under their project, safeguards. */
function rank(address: string): readonly number[] {
  const [place = '', sentence = '0'] = address.split('#');
  const numbers = (place.match(/\d+/g) ?? []).map(Number);
  const [major = 0, minor = 0] = numbers;
  const group = place === '0' ? 0 : place.startsWith('G') ? 1 : place.startsWith('S') ? 3 : 2;
  return [group, major, minor, Number(sentence)];
}

const byAddress = (a: string, b: string): number => {
  const [left, right] = [rank(a), rank(b)];
  const at = left.findIndex((number, i) => number !== right[i]);
  return at < 0 ? 0 : (left[at] ?? 0) - (right[at] ?? 0);
};

/** What the ledger counts for an obligation: what answers its sentences by name, else all that it counts. */
function counted(ledgerId: string, sentences: readonly string[]): string {
  const ledger = findLedger(ledgerId);
  return ledger ? indicatorsFor(ledger, sentences).map(({ name, violations }) => (violations ? `${name}（只计数）` : name)).join('、') : '';
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

/**
 * docs/duties.md from the library alone: one row for each address and obligation, in the plan's order, with the first 12 digits of the sentence's hash.
 * The same library always gives the same bytes; no sentence of a plan is in it.
 */
export function printDuties(pack: ProgrammePack): string {
  const answered = new Map(pack.answeredElsewhere.map((note) => [note.obligation, note]));
  const rows = pack.obligations
    .flatMap((entry) => entry.sentences.map((address, at) => ({ entry, address, hash: (entry.sentenceHashes[at] ?? '').slice(0, 12) })))
    .toSorted((a, b) => byAddress(a.address, b.address) || pack.obligations.indexOf(a.entry) - pack.obligations.indexOf(b.entry))
    .map(({ entry, address, hash }) => {
      const duty = makesDuty(entry) ? '任务' : answered.has(entry.id) ? `由 ${answered.get(entry.id)?.by.join('、')} 回答` : '指标';
      const origins = [...new Set(entry.cycles.map(({ origin }) => `${ORIGINS[origin.kind]} ${origin.basis}`))].join('；');
      const cells = [address, `\`${hash}\``, entry.id, `${STRENGTHS[entry.strength]}·${entry.strength === 'X' ? '拦截' : duty}`, entry.action, `\`${entry.ledger}\``, entry.actor, kinds(entry.addressees), entry.cycles.map(due).join('、'), origins, entry.indicator, counted(entry.ledger, entry.sentences)];
      return `| ${cells.map(cell).join(' | ')} |`;
    });
  const figures = pack.obligations.flatMap((entry) =>
    entry.parameters.map(({ id, name, value, scale, unit, origin }) => `| \`${id}\` | ${cell(name)} | ${(value / 10 ** scale).toFixed(scale)} | ${unit} | ${entry.id} | ${ORIGINS[origin.kind]} ${cell(origin.basis)} |`),
  );
  const notes = [...pack.answeredElsewhere, ...pack.narrowed].map(({ obligation, by, reason }) => `| ${obligation} | ${by.join('、')} | ${cell(reason)} |`);
  return `${[
    `# ${pack.name}：句子、义务与台账`,
    '',
    '由义务库生成（`npx qinglian duties`），请勿手改。句子只以地址和指纹（SHA-256 前 12 位）出现。',
    '',
    `${pack.obligations.length} 项义务，${new Set(pack.obligations.flatMap(({ sentences }) => sentences)).size} 个句子，${pack.ledgers.length} 本台账。`,
    '',
    '“指标”是义务库想要的，“系统统计”是台账里实际数出来的，总览里的“指标”页按它显示；“只计数”的不设目标、不亮灯。',
    '',
    '| 地址 | 指纹 | 义务 | 强度 | 做什么 | 台账 | 谁 | 单位类别 | 周期 | 出处 | 指标 | 系统统计 |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
    '## 参数',
    '',
    '| 参数 | 名称 | 数值 | 单位 | 义务 | 出处 |',
    '| --- | --- | --- | --- | --- | --- |',
    ...figures,
    '',
    '## 不另设任务的应当义务与收窄的对象',
    '',
    '| 义务 | 由谁回答 | 理由 |',
    '| --- | --- | --- |',
    ...notes,
  ].join('\n')}\n`;
}
