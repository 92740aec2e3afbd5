import { date, integer, money, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { REVIEWERS, SCHOOL } from './flows/desks.ts';
import { REPORT_ENDS, REPORT_STATES, reportFlow } from './flows/report-flow.ts';

/** 班主任津贴：这个月几位班主任、发了多少、每人最低多少；低于规定的提醒并要写原因。只有合计，没有姓名。 */
export const headteacherAllowance = defineLedger({
  id: 'headteacher-allowance', version: 1, name: '班主任津贴',
  help: '一月一条，照工资表的合计填。最低一人低于规定的，写明原因再报。',
  basis: ['3.5#2'], appliesTo: 'both', title: 'month',
  fields: {
    month: text('月份', { see: 'tenant', filter: true, maxLength: 12, example: '2026-09' }),
    teachers: integer('班主任', '人', { from: { ledger: 'headteacher-allowance', field: 'teachers' }, see: 'tenant', max: 5000 }),
    total: money('发放合计', { see: 'tenant', filter: true }),
    least: money('最低一人', { see: 'tenant', filter: true }),
    why: text('低于规定的原因', { maxLength: 200, example: '9 月中旬到岗，按天计' }),
    paidOn: date('发放日期', { see: 'tenant', filter: true }),
  },
  states: REPORT_STATES,
  actions: reportFlow({ needs: ['month', 'teachers', 'total', 'least', 'paidOn'], makers: [...SCHOOL, 'section.clerk'], reviewers: REVIEWERS, checks: ['allowance-below'] }),
  ...REPORT_ENDS,
  disclosure: { when: ['已接收'], mode: 'aggregate' }, cycle: 'month', on: 'paidOn', burdenMinutes: 4, keepYears: 10,
  indicators: [{ id: 'allowance-months', name: '足额发放月份', basis: ['3.5#2'], kind: 'share', part: { states: ['已报送', '已接收'], when: { not: { filled: 'why' } } }, whole: { states: ['已报送', '已接收'] } }],
});
