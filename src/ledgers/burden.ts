import { date, integer, longtext, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { EVERY_DESK, OFFICE } from './flows/desks.ts';
import { REGISTER_ENDS, REGISTER_STATES, registerFlow } from './flows/register-flow.ts';

/** 负担指数：这里只记系统以外还来要材料的，哪家要的、花了多久。 */
export const burden = defineLedger({
  id: 'burden', version: 1, name: '负担指数',
  help: '只有系统以外又来要材料、要表格的，才在这里记一笔，一分钟。',
  basis: ['1.5#5'], appliesTo: 'both', title: 'what',
  fields: {
    what: text('要什么', { see: 'tenant', filter: true, maxLength: 200, example: '再报一份活动照片 20 张' }),
    asker: text('哪家要的', { see: 'tenant', filter: true, example: '某中心' }),
    askedOn: date('日期', { see: 'tenant', filter: true, from: { calendar: 'today' } }),
    minutes: integer('花了', '分钟', { see: 'tenant', max: 10_000 }),
    held: longtext('系统里已有的是哪一项', { see: 'tenant', maxLength: 200, example: '主题活动台账里都有' }),
  },
  states: REGISTER_STATES,
  actions: registerFlow({ needs: ['what', 'asker', 'askedOn', 'minutes'], makers: EVERY_DESK, confirmers: ['school.head', ...OFFICE, 'section.head'] }),
  ...REGISTER_ENDS,
  disclosure: { when: ['已确认'], mode: 'aggregate' }, cycle: 'month', on: 'askedOn', burdenMinutes: 1, keepYears: 3,
  indicators: [{ id: 'burden-outside', name: '系统外填报', basis: ['1.5#5'], kind: 'count', of: { states: ['已登记', '已确认'], sum: 'minutes' }, unit: '分钟' }],
});
