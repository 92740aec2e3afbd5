import { choice, files, longtext } from '#model/field';
import { defineLedger } from '#model/ledger';
import { REVIEWERS, SCHOOL, SECTION } from './flows/desks.ts';
import { REPORT_ENDS, REPORT_STATES, reportFlow } from './flows/report-flow.ts';

/** 学期总结与计划：总结、不足、改进、部署四要素齐全才能报送。 */
export const semesterReport = defineLedger({
  id: 'semester-report',
  version: 1,
  name: '学期总结与计划',
  help: '学期初报送：上学期做了什么、差在哪里、怎么改、新学期做什么。四部分都写了才能报送。',
  basis: ['S2#2', 'S2#3'],
  appliesTo: 'both',
  title: 'season',
  fields: {
    season: choice('学期', ['春季学期', '秋季学期'], { see: 'public', filter: true, hint: '指新学期', from: { calendar: 'season' } }),
    summary: longtext('上学期总结', { compare: true, see: 'public', maxLength: 5000, example: '开展活动、完成任务的情况，用数字说话', from: { digest: 'done' } }),
    shortcomings: longtext('存在不足', { compare: true, maxLength: 3000, example: '哪些没做到，原因是什么', from: { digest: 'lacking' } }),
    improvements: longtext('改进措施', { compare: true, maxLength: 3000, example: '针对每一条不足，谁来改、何时改完' }),
    plan: longtext('新学期部署', { compare: true, see: 'public', maxLength: 5000, example: '任务、责任人、时间节点' }),
    papers: files('附件（可不传）'),
  },
  states: REPORT_STATES,
  actions: reportFlow({ needs: ['season', 'summary', 'shortcomings', 'improvements', 'plan'], makers: [...SCHOOL, ...SECTION], reviewers: REVIEWERS }),
  ...REPORT_ENDS,
  disclosure: { when: ['已接收'], mode: 'aggregate' },
  cycle: 'semester',
  burdenMinutes: 60,
  keepYears: 10,
});
