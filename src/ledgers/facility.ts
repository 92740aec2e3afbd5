import { choice, date, integer, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { EVERY_DESK } from './flows/desks.ts';
import { REGISTER_ENDS, REGISTER_STATES, registerFlow } from './flows/register-flow.ts';

/** 设施建设与使用：有几间、达标几间、一学期用了几次。 */
export const facility = defineLedger({
  id: 'facility', version: 1, name: '设施建设与使用',
  help: '一种设施一条，一年一次。使用次数从使用登记本抄。',
  basis: ['4.3#3'], appliesTo: 'both', title: 'kind',
  fields: {
    kind: choice('哪一种', ['图书馆（室）', '理科实验室', '计算机教室', '音乐美术教室', '心理辅导室', '体育场馆', '劳动实践场所'], { see: 'public', filter: true }),
    rooms: integer('现有', '间', { see: 'public', max: 500 }),
    standard: integer('其中达标', '间', { see: 'public', max: 500 }),
    used: integer('一年使用', '次', { see: 'public', max: 100_000 }),
    plan: text('要补什么', { see: 'public', maxLength: 200, example: '缺通风橱 1 台，已列 2027 年预算' }),
    countedOn: date('统计日期', { see: 'public', filter: true }),
  },
  states: REGISTER_STATES,
  actions: registerFlow({ needs: ['kind', 'rooms', 'standard', 'used', 'countedOn'], makers: EVERY_DESK, confirmers: ['school.head', 'section.head', 'office.head'] }),
  ...REGISTER_ENDS,
  disclosure: { when: ['已确认'], mode: 'record' }, cycle: 'year', on: 'countedOn', burdenMinutes: 6, keepYears: 5,
  indicators: [{ id: 'facility-standard', name: '设施达标率', basis: ['4.3#3'], kind: 'share', part: { states: ['已登记', '已确认'], sum: 'standard' }, whole: { states: ['已登记', '已确认'], sum: 'rooms' } }],
});
