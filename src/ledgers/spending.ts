import { choice, date, money, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { SCHOOL } from './flows/desks.ts';

/** 经费使用：一笔支出经办、审批两个人；过了限额没有集体决策的批不下去。 */
export const spending = defineLedger({
  id: 'spending', version: 1, name: '经费使用',
  help: '大额的一笔一条，日常的按月汇总一条。过了限额要填集体决策日期。',
  basis: ['2.3#6'], appliesTo: 'school', title: 'purpose',
  fields: {
    purpose: text('用在哪里', { see: 'public', filter: true, example: '9 月水电费' }),
    kind: choice('科目', ['公用经费', '专项经费', '食堂', '课后服务', '捐赠', '月度汇总'], { see: 'public', filter: true }),
    amount: money('金额', { see: 'public', filter: true }),
    spentOn: date('支付日期', { see: 'public', filter: true }),
    decidedOn: date('集体决策日期', { see: 'public', hint: '过了限额必填' }),
    place: text('公开位置', { from: { ledger: 'school-disclosure', field: 'place' }, see: 'public', example: '校务公开栏' }),
  },
  states: ['已提出', '已审批', '已公开', '已驳回'],
  actions: {
    ask: { label: '提出', to: '已提出', by: SCHOOL, sets: ['purpose', 'kind', 'amount', 'spentOn', 'decidedOn'], needs: ['purpose', 'kind', 'amount', 'spentOn'] },
    approve: { label: '审批', from: ['已提出'], to: '已审批', by: ['school.head'], sets: ['decidedOn'], notSameAs: ['ask'], checks: ['collective'] },
    reject: { label: '驳回', from: ['已提出'], to: '已驳回', by: ['school.head'], reason: true, notSameAs: ['ask'] },
    publish: { label: '公开', from: ['已审批'], to: '已公开', by: SCHOOL, sets: ['place'], needs: ['place'] },
  },
  handedIn: ['已审批', '已公开'], done: ['已公开', '已驳回'],
  disclosure: { when: ['已公开'], mode: 'record' }, cycle: 'month', on: 'spentOn', burdenMinutes: 5, keepYears: 15,
  indicators: [{ id: 'spending-public', name: '支出公开率', basis: ['2.3#6'], kind: 'share', part: { states: ['已公开'] }, whole: { states: ['已审批', '已公开'] } }],
});
