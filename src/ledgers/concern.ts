import { choice, date, longtext, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { param } from '#model/limit';
import { EVERY_DESK, OFFICE } from './flows/desks.ts';

const HEADS = ['school.head', 'section.head', 'office.head'] as const;

/** 群众关切：受理、答复、回访、销号，不满意的重开；不记是谁反映的。 */
export const concern = defineLedger({
  id: 'concern', version: 1, name: '群众关切',
  help: '一件事一条，不写反映人的姓名和电话。一个工作日内受理，答复后要回访，不满意就重开。',
  basis: ['1.3#3', '1.4#3'], appliesTo: 'both', title: 'matter', noComments: true,
  fields: {
    matter: text('反映什么', { filter: true, maxLength: 300, group: '诉求', example: '校车冬季班次太少，孩子放学等一小时' }),
    kind: choice('哪一类', ['教育公平与入学', '收费', '食堂', '安全', '校车与交通', '师德', '课后服务', '其他'], { see: 'tenant', filter: true, group: '诉求' }),
    channel: choice('从哪里来', ['来电', '来访', '网络', '信箱', '上级转办', '家长会'], { filter: true, group: '诉求' }),
    raisedOn: date('反映日期', { filter: true, group: '诉求', from: { calendar: 'today' } }),
    answer: longtext('答复', { maxLength: 1500, group: '办理', example: '自 11 月 1 日起增开 17:40 一班' }),
    answeredOn: date('答复日期', { filter: true, group: '办理' }),
    visit: choice('回访', ['满意', '基本满意', '不满意', '联系不上'], { filter: true, group: '回访' }),
  },
  states: ['已登记', '已受理', '已答复', '已重开', '已销号', '已转出'],
  actions: {
    enter: { label: '登记', to: '已登记', by: EVERY_DESK, sets: ['matter', 'kind', 'channel', 'raisedOn'], needs: ['matter', 'kind', 'channel', 'raisedOn'] },
    accept: { label: '受理', from: ['已登记'], to: '已受理', by: EVERY_DESK, within: param('concern-accept-days'), since: 'raisedOn' },
    transfer: { label: '不归本单位，转出', from: ['已登记', '已受理'], to: '已转出', by: [...HEADS, 'office.clerk'], reason: true },
    answer: { label: '答复', from: ['已受理', '已重开'], to: '已答复', by: EVERY_DESK, sets: ['answer', 'answeredOn'], needs: ['answer', 'answeredOn'], within: param('concern-answer-days') },
    reopen: { label: '回访不满意，重开', from: ['已答复'], to: '已重开', by: [...HEADS, ...OFFICE], sets: ['visit'], needs: ['visit'], when: { is: 'visit', value: '不满意' }, notSameAs: ['answer'] },
    close: { label: '回访后销号', from: ['已答复'], to: '已销号', by: [...HEADS, ...OFFICE], sets: ['visit'], needs: ['visit'], when: { not: { is: 'visit', value: '不满意' } }, notSameAs: ['answer'], within: param('report-review-days') },
  },
  handedIn: ['已受理', '已答复', '已重开', '已销号', '已转出'], done: ['已销号', '已转出'],
  disclosure: { when: ['已销号'], mode: 'aggregate' }, cycle: 'event', on: 'raisedOn', burdenMinutes: 8, keepYears: 5,
  indicators: [
    { id: 'concern-days', name: '登记到答复平均天数', basis: ['1.4#3'], kind: 'days', from: 'enter', to: 'answer' },
    { id: 'concern-satisfied', name: '回访满意率', basis: ['1.4#3'], kind: 'share', part: { states: ['已销号'], when: { any: [{ is: 'visit', value: '满意' }, { is: 'visit', value: '基本满意' }] } }, whole: { states: ['已销号', '已重开'] } },
  ],
});
