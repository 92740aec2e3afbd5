import { choice, date, integer, rows, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { EVERY_DESK, OFFICE } from './flows/desks.ts';
import { REGISTER_ENDS, REGISTER_STATES, registerFlow } from './flows/register-flow.ts';

/** 联系学校与调研：去了哪里、看到什么问题、转给谁办；连续三次没有问题的走访会提醒。 */
export const liaison = defineLedger({
  id: 'liaison', version: 1, name: '联系学校与调研',
  help: '一次走访一条。问题写清楚、转给谁办；没有问题也可以登记，但连续三次会提醒。',
  basis: ['1.5#5'], appliesTo: 'both', title: 'place',
  fields: {
    place: text('去了哪里', { see: 'public', filter: true, example: '云台镇中心校' }),
    kind: choice('哪一种', ['领导联系学校', '调查研究', '机关干部下基层'], { see: 'public', filter: true }),
    visitedOn: date('日期', { see: 'public', filter: true, from: { calendar: 'today' } }),
    talked: integer('座谈交流', '人', { max: 1000 }),
    problems: rows('发现的问题', { problem: text('问题', { example: '厕所冬季结冰停用' }), to: text('转给谁', { example: '安全后勤股' }), until: date('几时答复') }, { maxRows: 20 }),
  },
  states: REGISTER_STATES,
  actions: registerFlow({ needs: ['place', 'kind', 'visitedOn'], makers: [...EVERY_DESK, 'bureau.leader'], confirmers: OFFICE, checks: ['no-issue-thrice'] }),
  ...REGISTER_ENDS,
  disclosure: { when: ['已确认'], mode: 'aggregate' }, cycle: 'semester', on: 'visitedOn', burdenMinutes: 10, keepYears: 5,
  indicators: [{ id: 'liaison-visits', name: '走访次数', basis: ['1.5#5'], kind: 'count', of: { states: ['已登记', '已确认'] }, unit: '次' }],
});
