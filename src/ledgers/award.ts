import { choice, date, integer, link, longtext, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { limit, param } from '#model/limit';
import { OFFICE, SCHOOL, SECTION } from './flows/desks.ts';

const MAKERS = [...SCHOOL, ...SECTION, ...OFFICE] as const;
const HEADS = ['school.head', 'section.head', 'office.head', 'bureau.leader'] as const;

/** 评审与奖惩：先公布标准、再提名；回避、公示、申诉都走完才公布。提名开始后标准不能改，一票否决查询没有通过不能评审。 */
export const award = defineLedger({
  id: 'award', version: 1, name: '评审与奖惩',
  help: '一次评审一件。标准先公布，提名开始后不能再改；评审前要有这一批的一票否决查询。',
  basis: ['2.3#4', '2.3#6'], appliesTo: 'both', title: 'name',
  fields: {
    name: text('评什么', { see: 'public', filter: true, group: '标准', example: '2026 年校级优秀教师评选' }),
    kind: choice('哪一种', ['评优评先', '职称评聘', '奖励', '惩处', '年度考核等次'], { see: 'public', filter: true, group: '标准' }),
    quota: integer('名额', '个', { see: 'public', max: 2000, group: '标准' }),
    criteria: longtext('标准和程序', { see: 'public', maxLength: 3000, group: '标准', example: '师德合格；课堂测评前 50%；近两年无违纪' }),
    nominated: integer('提名', '人', { from: { ledger: 'veto', field: 'people' }, see: 'public', max: 5000, group: '提名' }),
    veto: link('一票否决查询', 'veto', { states: ['已通过'], group: '评审' }),
    panel: integer('评审人数', '人', { see: 'public', min: 3, max: 100, group: '评审' }),
    recused: integer('其中回避', '人', { see: 'public', max: 100, group: '评审' }),
    noticeFrom: date('公示开始', { see: 'public', group: '公示' }),
    appeals: integer('收到申诉', '件', { see: 'public', max: 1000, group: '公示' }),
    answered: integer('已答复申诉', '件', { see: 'public', max: 1000, group: '公示' }),
    decidedOn: date('公布日期', { see: 'public', filter: true, group: '结果' }),
  },
  states: ['拟标准', '标准已公布', '提名中', '已评审', '公示中', '公示毕', '已公布', '已终止'],
  actions: {
    draft: { label: '拟标准', to: '拟标准', by: MAKERS, sets: ['name', 'kind', 'quota', 'criteria'], needs: ['name', 'kind', 'quota', 'criteria'] },
    amend: { label: '修改标准', from: ['拟标准', '标准已公布'], to: '拟标准', by: MAKERS, sets: ['name', 'kind', 'quota', 'criteria'], needs: ['name', 'kind', 'quota', 'criteria'] },
    announce: { label: '公布标准', from: ['拟标准'], to: '标准已公布', by: HEADS, notSameAs: ['draft', 'amend'] },
    open: { label: '开始提名', from: ['标准已公布'], to: '提名中', by: MAKERS },
    judge: { label: '评审', from: ['提名中'], to: '已评审', by: MAKERS, sets: ['nominated', 'veto', 'panel', 'recused'], needs: ['nominated', 'veto', 'panel', 'recused'], checks: ['parts-fit'] },
    notify: { label: '开始公示', from: ['已评审'], to: '公示中', by: MAKERS, sets: ['noticeFrom'], needs: ['noticeFrom'] },
    noticed: { label: '公示期满', from: ['公示中'], to: '公示毕', by: MAKERS, sets: ['appeals', 'answered'], needs: ['appeals', 'answered'], notBefore: param('award-notice-days') },
    decide: { label: '公布结果', from: ['公示毕'], to: '已公布', by: HEADS, sets: ['decidedOn', 'answered'], needs: ['decidedOn'], checks: ['appeals-answered', 'parts-fit'], within: limit('SS-01') },
    stop: { label: '终止', from: ['拟标准', '标准已公布', '提名中', '已评审', '公示中', '公示毕'], to: '已终止', by: HEADS, reason: true },
  },
  handedIn: ['已公布'], done: ['已公布', '已终止'],
  disclosure: { when: ['已公布'], mode: 'record' }, cycle: 'event', on: 'decidedOn', burdenMinutes: 20, keepYears: 15,
  indicators: [
    { id: 'award-recused', name: '评审回避人次占比', basis: ['2.3#6'], kind: 'share', part: { states: ['已公布'], sum: 'recused' }, whole: { states: ['已公布'], sum: 'panel' } },
    { id: 'award-appeals', name: '申诉办结率', basis: ['2.3#6'], kind: 'share', part: { states: ['公示毕', '已公布'], sum: 'answered' }, whole: { states: ['公示毕', '已公布'], sum: 'appeals' } },
  ],
});
