import { choice, date, integer, link, longtext, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { param } from '#model/limit';
import { EVERY_DESK } from './flows/desks.ts';

const HEADS = ['school.head', 'section.head', 'office.head', 'bureau.leader'] as const;

/** 考核：先定方案（清廉要求必须在里面），再出结果；结果只有等次人数，申诉答复完才能归档。 */
export const assessment = defineLedger({
  id: 'assessment', version: 1, name: '考核',
  help: '一次考核一件。方案里清廉要求和服务对象评价各占多少写清楚；结果只填各等次人数。',
  basis: ['3.4#1', '3.4#2', '3.4#3', 'S3#6'], appliesTo: 'both', title: 'name',
  fields: {
    name: text('考核名称', { see: 'tenant', filter: true, group: '方案', example: '2026 年教师年度考核' }),
    kind: choice('哪一种', ['教师考核', '服务对象评价', '学期责任制考核', '年度主体责任考核', '党建考核'], { see: 'tenant', filter: true, group: '方案' }),
    scheme: longtext('方案要点', { see: 'tenant', maxLength: 1500, group: '方案', example: '师德 20 分，一票否决；教学 50 分；服务对象评价 15 分；其他 15 分' }),
    integrity: integer('清廉要求占', '分', { see: 'tenant', max: 100, group: '方案' }),
    users: integer('服务对象评价占', '分', { see: 'tenant', max: 100, group: '方案' }),
    veto: link('一票否决查询', 'veto', { states: ['已通过'], group: '结果' }),
    assessed: integer('参加考核', '人', { from: { ledger: 'veto', field: 'people' }, max: 20_000, group: '结果' }),
    excellent: integer('优秀', '人', { max: 20_000, group: '结果' }),
    appeals: integer('收到申诉', '件', { max: 1000, group: '申诉' }),
    answered: integer('已答复申诉', '件', { max: 1000, group: '申诉' }),
    finishedOn: date('完成日期', { see: 'tenant', filter: true, group: '申诉' }),
  },
  states: ['方案待审', '方案退改', '考核中', '有结果', '已归档', '已终止'],
  actions: {
    propose: { label: '报方案', to: '方案待审', by: EVERY_DESK, sets: ['name', 'kind', 'scheme', 'integrity', 'users'], needs: ['name', 'kind', 'scheme', 'integrity', 'users'] },
    correct: { label: '重报方案', from: ['方案退改'], to: '方案待审', by: EVERY_DESK, sets: ['name', 'scheme', 'integrity', 'users'], needs: ['scheme', 'integrity', 'users'] },
    return: { label: '退改', from: ['方案待审'], to: '方案退改', by: HEADS, reason: true, notSameAs: ['propose', 'correct'] },
    approve: { label: '同意方案', from: ['方案待审'], to: '考核中', by: HEADS, notSameAs: ['propose', 'correct'], when: { all: [{ atLeast: 'integrity', value: 1 }, { any: [{ not: { is: 'kind', value: '教师考核' } }, { atLeast: 'users', value: 1 }] }] }, within: param('report-review-days') },
    result: { label: '出结果', from: ['考核中'], to: '有结果', by: EVERY_DESK, sets: ['veto', 'assessed', 'excellent'], needs: ['veto', 'assessed', 'excellent'], checks: ['parts-fit'] },
    file: { label: '归档', from: ['有结果'], to: '已归档', by: [...HEADS, 'office.clerk'], sets: ['appeals', 'answered', 'finishedOn'], needs: ['appeals', 'answered', 'finishedOn'], notSameAs: ['result'], checks: ['appeals-answered'], within: param('appeal-answer-days') },
    stop: { label: '终止', from: ['方案退改', '考核中'], to: '已终止', by: HEADS, reason: true },
  },
  handedIn: ['考核中', '有结果', '已归档'], done: ['已归档', '已终止'],
  disclosure: { when: ['已归档'], mode: 'aggregate' }, cycle: 'school-year', on: 'finishedOn', burdenMinutes: 20, keepYears: 10,
  indicators: [{ id: 'assessment-integrity', name: '考核方案含清廉要求', basis: ['3.4#2'], kind: 'share', part: { when: { atLeast: 'integrity', value: 1 } }, whole: {} }],
});
