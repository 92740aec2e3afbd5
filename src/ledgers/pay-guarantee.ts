import { choice, date, integer, money, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { EVERY_DESK, REVIEWERS } from './flows/desks.ts';
import { REPORT_ENDS, REPORT_STATES, reportFlow } from './flows/report-flow.ts';

/** 待遇保障：增量绩效、乡村教师补助、特教津贴，核定多少、实发多少，只有合计。 */
export const payGuarantee = defineLedger({
  id: 'pay-guarantee', version: 1, name: '待遇保障',
  help: '一种待遇一个时段一条，照核定文和发放表的合计填。',
  basis: ['3.5#3', '3.5#4', '3.5#5'], appliesTo: 'both', title: 'period', titleWith: ['kind'],
  fields: {
    period: text('时段', { see: 'tenant', filter: true, maxLength: 20, example: '2026 年 9 月' }),
    kind: choice('哪一种', ['增量绩效工资', '重点高中绩效总量', '乡村教师生活补助', '特教教师津贴'], { see: 'tenant', filter: true }),
    approval: text('核定文号', { from: { ledger: 'pay-guarantee', field: 'approval' }, see: 'tenant', example: '青人社函〔2026〕33号' }),
    teachers: integer('应发', '人', { see: 'tenant', max: 20_000 }),
    paid: integer('实发', '人', { see: 'tenant', max: 20_000 }),
    due: money('应发金额', { see: 'tenant', filter: true }),
    total: money('实发金额', { see: 'tenant', filter: true }),
    paidOn: date('发放日期', { see: 'tenant', filter: true }),
  },
  states: REPORT_STATES,
  actions: reportFlow({ needs: ['period', 'kind', 'teachers', 'paid', 'due', 'total', 'paidOn'], makers: EVERY_DESK, reviewers: REVIEWERS }),
  ...REPORT_ENDS,
  disclosure: { when: ['已接收'], mode: 'aggregate' }, cycle: 'year', on: 'paidOn', burdenMinutes: 8, keepYears: 10,
  indicators: [{ id: 'pay-paid', name: '应发实发率', basis: ['3.5#3'], kind: 'share', part: { states: ['已报送', '已接收'], sum: 'total' }, whole: { states: ['已报送', '已接收'], sum: 'due' } }],
});
