import { date, integer, longtext, rows, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { REPORT_ENDS, REPORT_STATES, reportFlow } from './flows/report-flow.ts';

/** 轮审计划：今年审哪几家、为什么；超过最长间隔没有审到的必须在里面。 */
export const auditPlan = defineLedger({
  id: 'audit-plan', version: 1, name: '轮审计划',
  help: '一年一份。每家写上次审计日期；快到最长间隔的排在前面。',
  basis: ['S3#3'], appliesTo: 'bureau', title: 'year',
  fields: {
    year: text('年度', { see: 'public', filter: true, maxLength: 12, example: '2027', from: { calendar: 'year' } }),
    units: rows('审哪几家', { unit: text('单位'), last: date('上次审计'), topic: text('审什么', { example: '食堂与采购' }) }, { see: 'public', maxRows: 200 }),
    auditors: integer('审计力量', '人', { max: 200 }),
    why: longtext('怎么排的', { see: 'public', maxLength: 1000, example: '先排间隔最长的，再排资金量大的' }),
    approvedOn: date('批准日期', { see: 'public', filter: true }),
  },
  states: REPORT_STATES,
  actions: reportFlow({ needs: ['year', 'units', 'auditors', 'approvedOn'], makers: ['audit.officer', 'section.clerk'], reviewers: ['office.head', 'bureau.leader', 'office.clerk'] }),
  ...REPORT_ENDS,
  disclosure: { when: ['已接收'], mode: 'record' }, cycle: 'year', on: 'approvedOn', burdenMinutes: 30, keepYears: 10,
});
