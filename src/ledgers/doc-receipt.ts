import { param } from '#model/limit';
import { date, text, yesno } from '#model/field';
import { defineLedger } from '#model/ledger';
import { REVIEWERS, SCHOOL } from './flows/desks.ts';
import { REPORT_ENDS, REPORT_STATES, reportFlow } from './flows/report-flow.ts';

/** 文件签收备案：收到方案、传达、报备本校方案，一张表一分钟。 */
export const docReceipt = defineLedger({
  id: 'doc-receipt', version: 1, name: '文件签收备案',
  help: '签收文件，写明哪天传达到全体教职工；本校方案在“本单位工作方案”里报，这里不再交一份。',
  basis: ['0#2'], appliesTo: 'school', title: 'document',
  fields: {
    document: text('文件', { see: 'tenant', filter: true, from: { ledger: 'programme-issue', field: 'title' }, example: '清廉学校建设实施方案' }),
    receivedOn: date('签收日期', { see: 'tenant', filter: true, from: { calendar: 'today' } }),
    toldOn: date('传达到教职工的日期', { see: 'tenant' }),
    hasPlan: yesno('本校方案已报', { see: 'tenant', filter: true }),
  },
  states: REPORT_STATES,
  actions: reportFlow({ needs: ['document', 'receivedOn', 'toldOn', 'hasPlan'], makers: SCHOOL, reviewers: REVIEWERS }),
  ...REPORT_ENDS,
  disclosure: 'never', cycle: 'once', on: 'receivedOn', burdenMinutes: 2, keepYears: 5,
  indicators: [{ id: 'doc-receipt-plan', name: '方案备案率', basis: ['0#2'], kind: 'share', part: { states: ['已报送', '已接收'], when: { is: 'hasPlan', value: true } }, whole: { states: ['已报送', '已接收'] } }],
  signals: [{ kind: 'expires', id: 'plan-filing', name: '签收后没有报本单位方案', basis: ['0#2'], states: ['已报送', '已接收'], on: 'receivedOn', after: param('plan-filing-days'), newest: [], unless: { ledger: 'school-plan', states: ['已报送', '已接收'] } }],
});
