import { LEDGERS } from '#ledgers';
import { FORBIDDEN_TOPICS } from '#model/forbidden-topic';
import { isFilledByHand } from '#model/ledger';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fieldOf, findHeld, type Form, heldOf, judgeAnswer, lintForm, minutesOf, type Question, readAnswer, writeAnswer } from './index.ts';

const asked = (label: string, more: Partial<Question> = {}): Question => ({ label, kind: 'text', unit: '', options: [], must: true, help: '', example: '', from: '', ...more });
const form = (questions: readonly Question[], more: Partial<Form> = {}): Form => ({ title: '校车情况', purpose: '排安检', clause: '1.2#2', plan: '方案', kinds: ['primary'], endsOn: '2026-10-20', minutes: minutesOf(questions), keepYears: 2, questions, ...more });
const codes = (one: Form): readonly string[] => lintForm(one, LEDGERS, true).map(({ code }) => code);

const words = Object.entries(FORBIDDEN_TOPICS).flatMap(([topic, list]) => list.map((word) => [topic, word] as const));
/** What people put between letters to get past a list; letters and digits would make another word of it. */
const noise = fc.constantFrom('', ' ', '　', '-', '·', '、', '（', '\u200b', '\n', '*');
const around = fc.constantFrom('', '教职工', '填写', '各班', '2026年', '统计表里的');

test('任何一个词，不管写在标题、选项、说明还是例子里，中间夹什么符号，都拒绝，并说出是哪一类', () => {
  fc.assert(fc.property(fc.constantFrom(...words), fc.constantFrom('label', 'option', 'help', 'example'), fc.array(noise, { minLength: 12, maxLength: 12 }), around, around, ([topic, word], place, between, before, after) => {
    const hidden = [...word].map((letter, i) => letter + (i < word.length - 1 ? (between[i % between.length] ?? '') : '')).join('');
    const text = `${before} ${hidden} ${after}`;
    const one = place === 'label' ? asked(text) : place === 'option' ? asked('情况', { kind: 'choice', options: ['有', text] }) : asked('情况', { [place]: text });
    const fault = lintForm(form([asked('校车', { kind: 'integer', unit: '辆' }), one]), LEDGERS, false).find(({ at, code }) => at === 1 && code === 'forbidden');
    expect(fault?.words).toMatch(/不得采集“.+”/);
    // A longer phrase may hold a word of another topic; what is named is one of those that it holds.
    expect(words.some(([named, other]) => fault?.words.includes(`“${named}”`) && text.replaceAll(/[^\p{L}]/gu, '').includes(other))).toBe(true);
    expect(topic.length).toBeGreaterThan(0);
  }), { numRuns: 400 });
});

test('每一类都有好几种说法', () => {
  for (const topic of ['宗教', '信仰', '政治面貌', '民族', '思想动态', '信访史', '家庭出身', '健康']) expect(FORBIDDEN_TOPICS[topic]?.length).toBeGreaterThan(2);
});

test.each(['诚信教育课时', '食堂营养成分公示', '健康教育课时', '校车', '信访件办结数', '党员活动室', '清廉家访次数', '捐资助学金额', '最近一次安检', '校长信箱开启次数'])('“%s”不冤枉', (label) => {
  expect(codes(form([asked(label, { kind: 'integer', unit: '次' })]))).toEqual([]);
});

test.each([['学校名称', 'text', 'unit.name'], ['贵校全称', 'text', 'unit.name'], ['填报单位', 'text', 'unit.name'], ['学校类别', 'choice', 'unit.kind'], ['负责人', 'text', 'unit.head'], ['校长姓名', 'text', 'unit.head'], ['在校人数', 'integer', 'equity.pupils'], ['2026年在校学生数', 'integer', 'equity.pupils'], ['全校学生人数', 'text', 'equity.pupils'], ['多媒体教室数量', 'integer', 'equity.multimedia'], ['班主任人数', 'integer', 'headteacher-allowance.teachers']] as const)('“%s”系统里已有', (label, kind, from) => {
  expect(findHeld({ label, kind }, LEDGERS)?.from).toBe(from);
  expect(heldOf(from, LEDGERS)).toMatchObject({ from });
});

test.each([['校车', 'integer'], ['日期', 'date'], ['金额', 'money'], ['说明', 'text'], ['备注', 'text'], ['食堂员工数', 'integer'], ['多媒体教室数量', 'date'], ['校门口摄像头', 'integer'], ['负责人电话', 'text']] as const)('“%s”（%s）说不准是哪一项，不拦', (label, kind) => {
  expect(findHeld({ label, kind }, LEDGERS)).toBeUndefined();
});

test('一本台账独有的名称，照样问一遍就认得出；带出的一项不带个人信息，也不是只有本单位看得到的', () => {
  const sources = LEDGERS.filter((ledger) => ledger.appliesTo !== 'bureau' && isFilledByHand(ledger)).flatMap((ledger) => Object.entries(ledger.fields).map(([name, field]) => ({ ledger, name, field })));
  const found = sources.filter(({ ledger, name }) => heldOf(`${ledger.id}.${name}`, LEDGERS));
  expect(found.length).toBeGreaterThan(60);
  for (const { ledger, field } of found) expect({ id: ledger.id, label: field.label, ok: !field.personal && field.see !== 'unit' && ledger.readers === undefined }).toMatchObject({ ok: true });
});

test('表要短而且完整：同名、没有单位、没有选项、两个附件、问得太多，都说得出', () => {
  const two = { kind: 'integer', unit: '辆' } as const;
  expect(codes(form([asked('校车', two), asked('校 车', two)]))).toEqual(['field']);
  expect(codes(form([asked('校车', { kind: 'integer' })]))).toEqual(['field']);
  expect(codes(form([asked('颜色', { kind: 'choice', options: ['红'] })]))).toEqual(['field']);
  expect(codes(form([asked('照片', { kind: 'file' }), asked('台账扫描件', { kind: 'file' })]))).toEqual(['form']);
  expect(codes(form(Array.from({ length: 21 }, (_, i) => asked(`第${i}项`))))).toEqual(['form']);
  expect(codes(form([asked('校车', two)], { clause: '' }))).toEqual(['form']);
  expect(codes(form([asked('负责人', { kind: 'held', from: 'unit.head' })]))).toEqual(['form']);
  expect(codes(form([asked('校车', two), asked('甲', { kind: 'held', from: 'rectify.contact' })]))).toEqual(['field']);
  expect(codes(form([asked('校车', two)], { purpose: '收学生姓名' }))).toEqual(['per-person']);
});

const question = fc.constantFrom<Question>(asked('甲'), asked('乙', { kind: 'integer', unit: '个' }), asked('丙', { kind: 'money' }), asked('丁', { kind: 'date' }), asked('戊', { kind: 'yesno' }), asked('己', { kind: 'choice', options: ['有', '没有'] }));

test('填的内容写成文字再读回来，一样；合题的收下，不认识的一项、少的一项、不合的都拒绝', () => {
  const valueOf = ({ kind }: Question): fc.Arbitrary<string | number | boolean> => (kind === 'integer' ? fc.integer({ min: 0, max: 1e9 }) : kind === 'money' ? fc.integer({ min: 0, max: 1e12 }) : kind === 'yesno' ? fc.boolean() : kind === 'date' ? fc.constantFrom('2026-09-01', '2028-02-29') : kind === 'choice' ? fc.constantFrom('有', '没有') : fc.string({ minLength: 1, maxLength: 100 }).filter((text) => text.isWellFormed()));
  const filled = fc.uniqueArray(question, { minLength: 1, selector: ({ label }) => label }).chain((questions) => fc.tuple(fc.constant(questions), fc.tuple(...questions.map(valueOf))));
  fc.assert(fc.property(filled, fc.string({ minLength: 1, maxLength: 4 }), ([questions, values], stray) => {
    const rows = questions.map((one, i) => ({ label: one.label, answer: writeAnswer(fieldOf(one), values[i] ?? null) }));
    for (const [i, one] of questions.entries()) expect(readAnswer(fieldOf(one), rows[i]?.answer ?? '')).toEqual(values[i]);
    expect(judgeAnswer(questions, rows, 0, new Map())).toBeUndefined();
    expect(judgeAnswer(questions, rows.slice(1), 0, new Map())).toMatchObject({ label: questions[0]?.label, why: 'missing' });
    expect(judgeAnswer(questions, [...rows, ...rows.slice(0, 1)], 0, new Map())).toMatchObject({ why: 'twice' });
    if (!questions.some(({ label }) => label === stray)) expect(judgeAnswer(questions, [...rows, { label: stray, answer: '1' }], 0, new Map())).toEqual({ label: stray, why: 'unknown' });
    expect(judgeAnswer(questions, rows, 1, new Map())).toMatchObject({ why: 'unknown' });
  }));
});

test('分钟数按题目算，多问一项不会更少', () => {
  fc.assert(fc.property(fc.array(question), question, (questions, more) => {
    expect(minutesOf([...questions, more])).toBeGreaterThanOrEqual(minutesOf(questions));
    expect(minutesOf(questions)).toBeGreaterThanOrEqual(1);
  }));
});
