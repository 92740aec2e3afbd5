import { SCHOOL_KINDS } from '#model/actor';
import { choice, choices, date, integer, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { EVERY_DESK } from './flows/desks.ts';
import { REGISTER_ENDS, REGISTER_STATES, registerFlow } from './flows/register-flow.ts';

/** Which holiday of the calendar each occasion comes before. */
const FESTIVALS = { 元旦: '元旦春节', 春节: '元旦春节', 清明节: '清明', 劳动节: '五一端午', 端午节: '五一端午', 中秋节: '教师节中秋', 国庆节: '国庆' };

/** 八项规定自查：逐项勾选查过，发现几个问题；只有数目，问题在“查治建”里办。 */
export const eightRules = defineLedger({
  id: 'eight-rules', version: 1, name: '八项规定自查',
  help: '每月一次，节前另加一次。查过的勾上，发现问题填数目，再到“查治建”里登记。',
  basis: ['1.5#2'], appliesTo: 'both', title: 'month',
  fields: {
    month: text('月份或节点', { filter: true, maxLength: 20, example: '2026年9月 / 中秋节前' }),
    checkedOn: date('自查日期', { filter: true, from: { calendar: 'today' } }),
    occasion: choice('哪一种', ['月度自查', '元旦春节', '清明', '五一端午', '教师节中秋', '国庆', '升学季'], { filter: true }),
    checked: choices('查了哪些', ['公务接待', '公务用车', '办公用房', '津补贴发放', '会议费培训费', '节日礼品', '婚丧喜庆报备', '工会经费']),
    found: integer('发现问题', '个', { max: 1000 }),
    reminded: integer('提醒到', '人', { max: 5000, hint: '节前提醒发到多少人' }),
  },
  states: REGISTER_STATES,
  actions: registerFlow({ needs: ['month', 'checkedOn', 'occasion', 'checked', 'found'], makers: EVERY_DESK, confirmers: ['school.head', 'section.head', 'office.head', 'bureau.leader'] }),
  ...REGISTER_ENDS,
  disclosure: { when: ['已确认'], mode: 'aggregate' }, cycle: 'month', on: 'checkedOn', burdenMinutes: 4, keepYears: 5,
  indicators: [
    { id: 'eight-rules-checks', name: '自查次数', basis: ['1.5#2'], kind: 'count', of: { states: ['已登记', '已确认'] }, unit: '次' },
    { id: 'eight-rules-found', name: '自查发现问题', basis: ['1.5#2'], kind: 'count', of: { states: ['已登记', '已确认'], sum: 'found' }, unit: '个', violations: true },
  ],
  signals: [{ kind: 'festival-missing', id: 'festival-check', name: '节前自查还没有登记', basis: ['1.5#2'], states: ['已登记', '已确认'], units: [...SCHOOL_KINDS, 'office', 'section'], on: 'checkedOn', occasion: 'occasion', festivals: FESTIVALS, days: 'festival-days' }],
});
