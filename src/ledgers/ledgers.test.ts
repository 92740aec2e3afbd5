import { defineLedger } from '#model/ledger';
import { files, text } from '#model/field';
import { lintLedger } from '#model/lint-ledger';
import { LEDGERS } from '#ledgers';
import library from '../../programmes/qinglian/obligations.json' with { type: 'json' };
import { expect, test } from 'vitest';

test.each(LEDGERS.map((ledger) => [ledger.name, ledger] as const))('台账《%s》定义无误', (_name, ledger) => {
  expect(lintLedger(ledger)).toEqual([]);
});

test('台账编号不重复', () => {
  expect(new Set(LEDGERS.map((ledger) => ledger.id)).size).toBe(LEDGERS.length);
});

test.each(LEDGERS.map((ledger) => [ledger.name, ledger] as const))('台账《%s》的依据包含义务库里用到它的全部句子', (_name, ledger) => {
  const sentences = library.filter((obligation) => obligation.ledger === ledger.id).flatMap((obligation) => obligation.sentences);
  expect(sentences.filter((sentence) => !ledger.basis.includes(sentence))).toEqual([]);
});

test('关联字段指向的台账都有，状态也对', () => {
  const broken = LEDGERS.flatMap((ledger) => Object.values(ledger.fields).flatMap((field) => {
    if (field.kind !== 'link') return [];
    const target = LEDGERS.find((one) => one.id === field.ledger);
    return target && field.states.every((state) => target.states.includes(state)) ? [] : [`${ledger.id}: ${field.ledger}`];
  }));
  expect(broken).toEqual([]);
});

test('能被别的记录关联的台账，标题至少整条责任链看得到，也没有另定谁能看', () => {
  const linked = new Set(LEDGERS.flatMap((ledger) => Object.values(ledger.fields).flatMap((field) => (field.kind === 'link' ? [field.ledger] : []))));
  expect(linked.size).toBeGreaterThan(0);
  expect(LEDGERS.filter(({ id, title, fields, readers }) => linked.has(id) && (fields[title]?.see === 'unit' || readers)).map(({ id }) => id)).toEqual([]);
});

test('个人一人一行的台账，都写明了谁能看；写得不全的，启动前说出来', () => {
  expect(LEDGERS.filter(({ readers }) => readers).map(({ id }) => id).toSorted()).toEqual(['acknowledgement', 'help-need', 'induction', 'student-help', 'teacher-care', 'veto-receipt']);
  const care = LEDGERS.find(({ id }) => id === 'teacher-care');
  if (!care) throw new Error('no ledger');
  const { readers: _readers, ...open } = care;
  expect(lintLedger(open).join()).toContain('没有写明谁能看');
  expect(lintLedger({ ...care, readers: { field: 'seenBy', chosen: { 只有校长: 'head' } } }).join()).toContain('与字段的选项不一致');
  expect(lintLedger({ ...care, readers: { field: 'verdict', chosen: { 满意: 'head', 基本满意: 'head', 不满意: 'head' } } }).join()).toContain('只能在新建时选定');
  expect(lintLedger({ ...care, disclosure: { when: ['已办结'], mode: 'record' } }).join()).toContain('不能逐件公开');
  expect(lintLedger({ ...care, about: { post: 'wish' } }).join()).toContain('要指向岗位字段');
});

test('带入的来源都有，种类也一样', () => {
  const broken = LEDGERS.flatMap((ledger) => Object.entries(ledger.fields).flatMap(([name, field]) => {
    const { from } = field;
    if (!from) return [];
    const kinds = 'calendar' in from ? (from.calendar === 'today' ? ['date'] : ['text', 'choice']) : 'digest' in from ? ['longtext'] : 'duties' in from ? ['integer'] : [];
    const source = 'ledger' in from ? LEDGERS.find((one) => one.id === from.ledger)?.fields[from.field] : undefined;
    return kinds.includes(field.kind) || (source?.kind === field.kind && !source.personal) ? [] : [`${ledger.id}.${name}`];
  }));
  expect(broken).toEqual([]);
});

test('有毛病的定义逐条用中文说明', () => {
  const bad = defineLedger({
    id: 'bad', version: 1, name: '坏台账', help: '', basis: ['九'], appliesTo: 'school', title: 'name',
    fields: { name: text('姓名', { personal: true, see: 'public' }), faith: text('宗教信仰'), papers: files('附件', { filter: true }) },
    states: ['甲', '乙', '丙'],
    actions: { make: { label: '新建', to: '甲', by: [] }, move: { label: '移动', from: ['甲'], to: '乙', by: ['school.clerk'] } },
    handedIn: [], done: [], disclosure: 'never', burdenMinutes: 0, keepYears: 1,
  });
  const faults = lintLedger(bad).join('\n');
  for (const words of ['“九”不是有效的句址', '含个人信息，不能对外公开', '不得采集“宗教”', '类型不能筛选', '状态“丙”永远到不了', '状态“乙”是死路', '没有人能办', '分钟数', '填报说明']) expect(faults).toContain(words);
});
