import { LEDGERS } from '#ledgers';
import { defineLedger } from '#model/ledger';
import { files, integer, rows, text } from '#model/field';
import { expect, test } from 'vitest';
import { bodyValues, publicBody, publicStep, publishes } from './index.ts';
import type { Day } from '#base/day';

const notice = defineLedger({
  id: 'notice', version: 1, name: '公示', help: '说明', basis: ['1.3#1'], appliesTo: 'both', title: 'topic',
  fields: { topic: text('事项', { see: 'public' }), secret: text('内部'), papers: files('材料', { see: 'public' }), list: rows('清单', { what: text('内容', { see: 'public' }), who: text('经手') }, { see: 'public' }), n: integer('数量', '件', { see: 'public' }) },
  states: ['起草', '公示中'],
  actions: { make: { label: '起草', to: '起草', by: ['office.clerk'] }, show: { label: '公示', from: ['起草'], to: '公示中', by: ['office.clerk'] }, back: { label: '改', from: ['公示中'], to: '起草', by: ['office.clerk'] } },
  handedIn: [], done: [], disclosure: { when: ['公示中'], mode: 'record' }, burdenMinutes: 5, keepYears: 5,
});
const values = { topic: '采购', secret: '不说', papers: ['a', 'b'], list: [{ what: '课桌', who: '某某' }], n: null };

test('公开内容只有可公开的：内部字段、表里的内部列、空项都不在，附件只有个数', () => {
  const body = publicBody(notice, { values, state: '公示中' }, '第一小学');
  expect(body).toEqual({ title: '采购', ledger: '公示', clauses: '1.3#1', unit: '第一小学', state: '公示中', content: [{ label: '事项', text: '采购' }, { label: '材料', text: '2 个附件' }, { label: '清单', text: '1. 内容：课桌' }] });
});

test('进入公开状态就公布，内容没变不重复，变了再公布，退出就暂停，撤下的不因更正回来', () => {
  const body = publicBody(notice, { values, state: '公示中' }, '第一小学');
  const as = (state: string) => ({ state, values: bodyValues(body, '2026-09-01' as Day, 1) });
  const changed = { ...body, title: '采购二' };
  expect(publicStep(notice, '起草', body, undefined)).toBeUndefined();
  expect(publicStep(notice, '公示中', body, undefined)).toBe('publish');
  expect(publicStep(notice, '公示中', body, as('已公布'))).toBeUndefined();
  expect(publicStep(notice, '公示中', changed, as('已公布'))).toBe('correct');
  expect(publicStep(notice, '起草', body, as('已公布'))).toBe('suspend');
  expect(publicStep(notice, '起草', body, as('更正中'))).toBeUndefined();
  expect(publicStep(notice, '公示中', body, as('更正中'))).toBe('correct');
  for (const state of notice.states) expect(publicStep(notice, state, changed, as('已撤下'))).toBeUndefined();
});

test('只有声明逐件公开的台账才公布', () => {
  expect(LEDGERS.filter(publishes).map((ledger) => ledger.id)).toEqual(LEDGERS.filter((ledger) => ledger.disclosure !== 'never' && ledger.disclosure.mode === 'record').map((ledger) => ledger.id));
  expect(publicStep({ ...notice, disclosure: { when: ['公示中'], mode: 'aggregate' } }, '公示中', publicBody(notice, { values, state: '公示中' }, ''), undefined)).toBeUndefined();
});
