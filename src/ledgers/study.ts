import { choice, date, integer, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { EVERY_DESK } from './flows/desks.ts';
import { REGISTER_ENDS, REGISTER_STATES, registerFlow } from './flows/register-flow.ts';

/** 学习：记学了什么、几次、应到实到，只有人数，没有名单，没有心得。 */
export const study = defineLedger({
  id: 'study', version: 1, name: '学习',
  help: '每次（或每个计划）记一条：题目、日期、应到和实到人数。不要名单，不收心得体会。',
  basis: ['1.2#1', '1.2#2', '1.2#4', '1.3#3', '1.5#3', '3.1#1', '3.1#2', '3.2#1', '3.2#2'], appliesTo: 'both', title: 'topic',
  fields: {
    topic: text('学了什么', { filter: true, example: '教育法律法规：招生与收费' }),
    kind: choice('哪一种', ['年度学习计划', '党组织学习', '理论学习中心组', '领导干部学法', '教师集中学习', '“四有”好教师学习', '干部职工学习与分工'], { filter: true }),
    heldOn: date('日期', { filter: true }),
    planned: integer('计划次数', '次', { when: { is: 'kind', value: '年度学习计划' } }),
    expected: integer('应到', '人', { min: 1, max: 2000, when: { not: { is: 'kind', value: '年度学习计划' } } }),
    present: integer('实到', '人', { max: 2000, when: { not: { is: 'kind', value: '年度学习计划' } } }),
    hours: integer('学时', '课时', { max: 40, when: { not: { is: 'kind', value: '年度学习计划' } } }),
  },
  states: REGISTER_STATES,
  actions: registerFlow({ needs: ['topic', 'kind', 'heldOn', 'planned', 'expected', 'present'], makers: EVERY_DESK, confirmers: ['school.head', 'section.head', 'office.head'], checks: ['parts-fit'] }),
  ...REGISTER_ENDS,
  disclosure: 'never', cycle: 'month', on: 'heldOn', burdenMinutes: 5, keepYears: 5,
  indicators: [
    { id: 'study-sessions', name: '集中学习次数', basis: ['1.2#1', '3.2#1'], kind: 'count', of: { states: ['已登记', '已确认'], when: { not: { is: 'kind', value: '年度学习计划' } } }, unit: '次' },
    { id: 'study-law', name: '集体学法次数', basis: ['1.2#1'], kind: 'count', of: { states: ['已登记', '已确认'], when: { is: 'kind', value: '领导干部学法' } }, unit: '次' },
    { id: 'study-present', name: '应学实学率', basis: ['3.2#1'], kind: 'share', part: { states: ['已登记', '已确认'], sum: 'present' }, whole: { states: ['已登记', '已确认'], sum: 'expected' } },
  ],
});
