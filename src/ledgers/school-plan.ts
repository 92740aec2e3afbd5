import { choice, longtext, rows, date, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { EVERY_DESK, REVIEWERS } from './flows/desks.ts';
import { REPORT_ENDS, REPORT_STATES, reportFlow } from './flows/report-flow.ts';

/** 本单位工作方案：每条任务有责任岗位、时间节点和保障措施，缺一条不能报。 */
export const schoolPlan = defineLedger({
  id: 'school-plan', version: 1, name: '本单位工作方案',
  help: '一学期一份。每条任务写明责任岗位、什么时候完成、靠什么保障；上学期的可以复制过来改。',
  basis: ['S1#5', 'S2#3', 'S2#4'], appliesTo: 'both', title: 'term', titleWith: ['kind'],
  fields: {
    term: text('学期', { see: 'public', filter: true, maxLength: 20, example: '2026 年秋季学期', from: { calendar: 'semester' } }),
    kind: choice('哪一种', ['学校实施方案', '股室学期工作方案', '专项工作组分工'], { see: 'public', filter: true }),
    goal: longtext('本学期要做成的事', { compare: true, see: 'public', maxLength: 800, example: '食堂和采购两个岗位的风险全部有措施' }),
    tasks: rows('任务', { task: text('任务'), owner: text('责任岗位', { example: '总务主任' }), due: date('时间节点'), guard: text('保障措施', { example: '每周碰头一次，经费 2000 元' }) }, { see: 'public', maxRows: 40 }),
  },
  states: REPORT_STATES,
  actions: reportFlow({ needs: ['term', 'kind', 'goal', 'tasks'], makers: EVERY_DESK, reviewers: REVIEWERS, checks: ['whole-rows'] }),
  ...REPORT_ENDS,
  disclosure: { when: ['已接收'], mode: 'record' }, cycle: 'semester', burdenMinutes: 40, keepYears: 10,
});
