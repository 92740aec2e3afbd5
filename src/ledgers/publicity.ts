import { choice, choices, date, integer, rows, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { EVERY_DESK, REVIEWERS } from './flows/desks.ts';
import { REPORT_ENDS, REPORT_STATES, reportFlow } from './flows/report-flow.ts';

/** 宣传月：每学期连续一个月，有方案、有渠道、有触达；不满一个月的会提醒。 */
export const publicity = defineLedger({
  id: 'publicity', version: 1, name: '宣传月',
  help: '一学期一次，从哪天到哪天由学校自己定，连续满一个月。活动在“主题活动”里登记，这里不再重复。',
  basis: ['S4#1', 'S4#2', 'S4#3'], appliesTo: 'both', title: 'theme',
  fields: {
    theme: text('主题', { see: 'public', filter: true, example: '公开，让家长放心' }),
    kind: choice('哪一种', ['学期宣传月', '日常宣传'], { see: 'public', filter: true }),
    from: date('开始', { see: 'public', filter: true }),
    to: date('结束', { see: 'public', filter: true }),
    channels: choices('渠道', ['校园环境', '广播', '班会', '网站公众号', '家长会', '社区', '宣传册'], { see: 'public' }),
    steps: rows('安排', { week: text('第几周'), work: text('做什么') }, { see: 'public', maxRows: 10 }),
    reached: integer('触达', '人次', { see: 'public', max: 1_000_000 }),
  },
  states: REPORT_STATES,
  actions: reportFlow({ needs: ['theme', 'kind', 'from', 'to', 'channels', 'reached'], makers: EVERY_DESK, reviewers: REVIEWERS, checks: ['whole-month'] }),
  ...REPORT_ENDS,
  disclosure: { when: ['已接收'], mode: 'record' }, cycle: 'semester', on: 'from', burdenMinutes: 15, keepYears: 5,
  indicators: [{ id: 'publicity-months', name: '宣传月次数', basis: ['S4#2'], kind: 'count', of: { states: ['已报送', '已接收'], when: { is: 'kind', value: '学期宣传月' } }, unit: '次' }],
});
