import { choice, date, integer, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { param } from '#model/limit';
import { SCHOOL } from './flows/desks.ts';

/** 民主管理：教代会、家委会、学代会开了几次，提案答复了几件；只有数目和题目，没有谁提的。 */
export const democracy = defineLedger({
  id: 'democracy', version: 1, name: '民主管理',
  help: '会议一次一条，提案一件一条。提案写题目和答复，不写提案人。',
  basis: ['2.3#3'], appliesTo: 'school', title: 'topic',
  fields: {
    kind: choice('哪一种', ['教代会', '家委会', '学生代表会', '提案'], { filter: true }),
    topic: text('议题或提案', { filter: true, example: '修订绩效工资分配办法' }),
    heldOn: date('日期', { filter: true }),
    expected: integer('应到', '人', { min: 1, max: 2000, when: { not: { is: 'kind', value: '提案' } } }),
    present: integer('实到', '人', { max: 2000, when: { not: { is: 'kind', value: '提案' } } }),
    answer: text('答复', { maxLength: 500, example: '已列入下学期预算，九月前换新' }),
  },
  states: ['已登记', '已答复', '已确认', '已作废'],
  actions: {
    enter: { label: '登记', to: '已登记', by: SCHOOL, sets: ['kind', 'topic', 'heldOn', 'expected', 'present'], needs: ['kind', 'topic', 'heldOn', 'expected', 'present'], checks: ['parts-fit'] },
    answer: { label: '答复或办结', from: ['已登记'], to: '已答复', by: SCHOOL, sets: ['answer'], needs: ['answer'], within: param('proposal-answer-days') },
    confirm: { label: '确认', from: ['已答复'], to: '已确认', by: ['school.head'], notSameAs: ['enter', 'answer'] },
    void: { label: '作废', from: ['已登记'], to: '已作废', by: ['school.head'], reason: true },
  },
  handedIn: ['已登记', '已答复', '已确认'], done: ['已确认', '已作废'],
  disclosure: 'never', cycle: 'year', on: 'heldOn', burdenMinutes: 8, keepYears: 10,
  indicators: [{ id: 'democracy-answered', name: '提案办结率', basis: ['2.3#3'], kind: 'share', part: { states: ['已答复', '已确认'], when: { is: 'kind', value: '提案' } }, whole: { states: ['已登记', '已答复', '已确认'], when: { is: 'kind', value: '提案' } } }],
});
