import { choice, date, files, longtext, money, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { param } from '#model/limit';
import { SCHOOL } from './flows/desks.ts';

/** 物资采购：需求、方式、采购、验收四步，提需求的人不能验收；同一供应商一个月内累计过门槛的，提醒是否拆分。 */
export const procurement = defineLedger({
  id: 'procurement',
  version: 1,
  name: '物资采购',
  help: '一次采购一件。提需求、采购、验收由不同的人办；同一家供应商 30 天内累计超过公开比选门槛时会提醒。',
  basis: ['2.3#6'],
  appliesTo: 'school',
  title: 'item',
  fields: {
    item: text('采购什么', { see: 'public', group: '需求', example: '教室照明灯具更换' }),
    need: longtext('为什么需要', { maxLength: 500, group: '需求', example: '三年级六间教室灯具老化，照度不达标' }),
    budget: money('预算', { see: 'public', filter: true, group: '需求' }),
    method: choice('采购方式', ['公开招标', '竞争性谈判', '询价', '单一来源', '框架协议或网上商城'], { see: 'public', filter: true, group: '采购' }),
    whySingle: longtext('单一来源的理由', { maxLength: 500, group: '采购', when: { is: 'method', value: '单一来源' } }),
    supplier: text('供应商', { see: 'public', filter: true, group: '采购', example: '营业执照上的全称' }),
    amount: money('成交金额', { see: 'public', filter: true, group: '采购' }),
    boughtOn: date('成交日期', { see: 'public', filter: true, group: '采购' }),
    acceptedOn: date('验收日期', { see: 'public', filter: true, group: '验收' }),
    result: choice('验收结论', ['合格', '整改后合格', '不合格退货'], { see: 'public', filter: true, group: '验收' }),
    papers: files('采购单、验收单', { group: '验收' }),
  },
  states: ['已提需求', '已定方式', '已采购', '已验收', '已取消'],
  actions: {
    request: { label: '提需求', to: '已提需求', by: SCHOOL, sets: ['item', 'need', 'budget'], needs: ['item', 'need', 'budget'] },
    cancel: { label: '取消', from: ['已提需求', '已定方式'], to: '已取消', by: SCHOOL, reason: true },
    approve: { label: '定采购方式', from: ['已提需求'], to: '已定方式', by: ['school.head'], sets: ['method', 'whySingle'], needs: ['method', 'whySingle'], notSameAs: ['request'] },
    buy: { label: '采购', from: ['已定方式'], to: '已采购', by: SCHOOL, sets: ['supplier', 'amount', 'boughtOn', 'papers'], needs: ['supplier', 'amount', 'boughtOn'], checks: ['split-purchase'] },
    accept: { label: '验收', from: ['已采购'], to: '已验收', by: SCHOOL, sets: ['acceptedOn', 'result', 'papers'], needs: ['acceptedOn', 'result'], notSameAs: ['request', 'buy'], within: param('acceptance-days') },
  },
  handedIn: ['已采购', '已验收'],
  done: ['已验收', '已取消'],
  disclosure: { when: ['已验收'], mode: 'record' },
  cycle: 'event',
  burdenMinutes: 10,
  keepYears: 15,
});
