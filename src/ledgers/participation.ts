import { choice, date, integer, longtext, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { param } from '#model/limit';
import { EVERY_DESK } from './flows/desks.ts';

/** 意见征集：征集到多少、采纳多少、为什么不采纳，一条不落地回。 */
export const participation = defineLedger({
  id: 'participation', version: 1, name: '意见征集',
  help: '一次征集一件。每条意见都要有答复：采纳的说怎么办，不采纳的说为什么。',
  basis: ['S4#3'], appliesTo: 'both', title: 'topic',
  fields: {
    topic: text('征集什么', { see: 'public', filter: true, example: '课后服务开什么课' }),
    kind: choice('面向', ['家长', '学生', '教职工', '社会公众'], { see: 'public', filter: true }),
    closesOn: date('截止', { see: 'public', filter: true }),
    received: integer('收到', '条', { see: 'public', max: 100_000 }),
    adopted: integer('采纳', '条', { see: 'public', max: 100_000 }),
    answered: integer('已答复', '条', { see: 'public', max: 100_000 }),
    feedback: longtext('采纳说明', { see: 'public', maxLength: 2000, example: '书法、足球、编程各开两个班；钢琴没有教室，明年再议' }),
  },
  states: ['征集中', '已反馈', '已确认', '已终止'],
  actions: {
    open: { label: '开始征集', to: '征集中', by: EVERY_DESK, sets: ['topic', 'kind', 'closesOn'], needs: ['topic', 'kind', 'closesOn'] },
    answer: { label: '反馈', from: ['征集中'], to: '已反馈', by: EVERY_DESK, sets: ['received', 'adopted', 'answered', 'feedback'], needs: ['received', 'adopted', 'answered', 'feedback'], checks: ['all-answered'], within: param('suggestion-answer-days'), since: 'closesOn' },
    confirm: { label: '确认', from: ['已反馈'], to: '已确认', by: ['school.head', 'section.head', 'office.head'], notSameAs: ['answer'] },
    stop: { label: '终止', from: ['征集中'], to: '已终止', by: ['school.head', 'section.head', 'office.head'], reason: true },
  },
  handedIn: ['已反馈', '已确认'], done: ['已确认', '已终止'],
  disclosure: { when: ['已反馈', '已确认'], mode: 'record' }, cycle: 'semester', on: 'closesOn', burdenMinutes: 10, keepYears: 5,
  indicators: [{ id: 'participation-answered', name: '意见答复率', basis: ['S4#3'], kind: 'share', part: { states: ['已反馈', '已确认'], sum: 'answered' }, whole: { states: ['已反馈', '已确认'], sum: 'received' } }],
  signals: [{ kind: 'expires', id: 'participation-open', name: '征集截止后还没有答复', basis: ['S4#3'], states: ['征集中'], on: 'closesOn', after: param('suggestion-answer-days') }],
});
