import { choice, date, integer, text, yesno } from '#model/field';
import { defineLedger } from '#model/ledger';
import { EVERY_DESK, REVIEWERS } from './flows/desks.ts';
import { REPORT_ENDS, REPORT_STATES, reportFlow } from './flows/report-flow.ts';

/** 培训：没有清廉内容的培训项目批不了；只记人数和学时，没有名单和成绩。 */
export const training = defineLedger({
  id: 'training', version: 1, name: '培训',
  help: '一个培训一条。课程表里要有清廉内容；应训、实训只填人数。',
  basis: ['3.1#4', '3.2#2', '3.2#3', '3.2#4', '3.2#5'], appliesTo: 'both', title: 'name',
  fields: {
    name: text('培训名称', { see: 'public', filter: true, example: '2026 年新教师岗前培训' }),
    kind: choice('哪一种', ['岗前清廉教育', '专业发展培训', '教师法治教育', '班主任与辅导员', '应知应会测评'], { see: 'public', filter: true }),
    heldOn: date('结束日期', { see: 'public', filter: true }),
    hasModule: yesno('含清廉内容', { see: 'public', filter: true }),
    module: text('清廉内容是哪几课', { see: 'public', example: '收礼与有偿补课的红线，2 课时', when: { is: 'hasModule', value: true } }),
    hours: integer('总学时', '课时', { see: 'public', max: 500 }),
    expected: integer('应训', '人', { see: 'public', max: 20_000 }),
    trained: integer('实训', '人', { see: 'public', max: 20_000 }),
    passed: integer('测评完成', '人', { max: 20_000, when: { is: 'kind', value: '应知应会测评' }, hint: '只填合计' }),
  },
  states: REPORT_STATES,
  actions: reportFlow({ needs: ['name', 'kind', 'heldOn', 'hasModule', 'module', 'hours', 'expected', 'trained', 'passed'], makers: EVERY_DESK, reviewers: [...REVIEWERS, 'school.head'], checks: ['has-module', 'parts-fit'] }),
  ...REPORT_ENDS,
  disclosure: { when: ['已接收'], mode: 'aggregate' }, cycle: 'school-year', on: 'heldOn', burdenMinutes: 6, keepYears: 5,
  indicators: [
    { id: 'training-module', name: '含清廉内容的培训占比', basis: ['3.2#3'], kind: 'share', part: { states: ['已报送', '已接收'], when: { is: 'hasModule', value: true } }, whole: { states: ['已报送', '已接收'] } },
    { id: 'training-trained', name: '参训率', basis: ['3.2#3'], kind: 'share', part: { states: ['已报送', '已接收'], sum: 'trained' }, whole: { states: ['已报送', '已接收'], sum: 'expected' } },
  ],
});
