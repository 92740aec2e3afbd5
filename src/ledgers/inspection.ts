import { choice, choices, date, integer, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { param } from '#model/limit';
import { EVERY_DESK } from './flows/desks.ts';

const CHECKERS = [...EVERY_DESK, 'group.officer', 'inspector'] as const;
const isScreening = { is: 'kind', value: '读物活动场所排查' } as const;

/** 检查：查过什么、几处、限期改好没有；读物活动场所排查只有闭合选项，没有文字、照片和人。 */
export const inspection = defineLedger({
  id: 'inspection', version: 1, name: '检查',
  help: '一次检查一条。读物、活动、场所排查只勾选，不写文字、不传照片、不涉及任何人；查过就是完成，查出多少不评价。',
  basis: ['1.1#3', '1.4#3', '2.2#5', '2.5#4', 'S3#4'], appliesTo: 'both', title: 'kind', titleWith: ['checkedOn'],
  fields: {
    kind: choice('查什么', ['读物活动场所排查', '升学与排名宣传', '政治纪律执行', '教研视导', '正风肃纪节点检查', '招生收费'], { see: 'tenant', filter: true }),
    checkedOn: date('检查日期', { see: 'tenant', filter: true }),
    places: integer('查了几处', '处', { max: 10_000 }),
    object: choices('排查对象', ['出版物', '展陈', '课程活动', '场地使用'], { when: isScreening }),
    disposal: choice('处理', ['保留', '撤下', '移送', '没有需要处理的'], { when: isScreening }),
    ground: choice('依据', ['教育法第八条', '中小学生课外读物进校园管理办法', '出版管理条例', '未成年人保护法', '学校场地管理规定'], { when: { all: [isScreening, { any: [{ is: 'disposal', value: '撤下' }, { is: 'disposal', value: '移送' }] }] } }),
    problems: integer('要改的', '处', { max: 10_000, when: { not: isScreening } }),
    note: text('主要问题', { maxLength: 200, example: '两块宣传栏用了升学人数', when: { all: [{ not: isScreening }, { atLeast: 'problems', value: 1 }] } }),
    mended: integer('已改好', '处', { max: 10_000, when: { not: isScreening } }),
  },
  states: ['已检查', '已整改', '已确认', '已作废'],
  actions: {
    check: { label: '登记检查', to: '已检查', by: CHECKERS, sets: 'all', needs: ['kind', 'checkedOn', 'places', 'object', 'disposal', 'ground', 'problems', 'note'] },
    amend: { label: '更正', from: ['已检查'], to: '已检查', by: CHECKERS, sets: 'all', needs: ['kind', 'checkedOn', 'places', 'object', 'disposal', 'ground', 'problems', 'note'] },
    mend: { label: '报整改', from: ['已检查'], to: '已整改', by: CHECKERS, sets: ['mended'], when: { not: isScreening }, needs: ['mended'], within: param('settle-days') },
    confirm: { label: '确认', from: ['已检查', '已整改'], to: '已确认', by: ['school.head', 'section.head', 'office.head', 'group.officer', 'bureau.leader'], notSameAs: ['check', 'amend', 'mend'] },
    void: { label: '作废', from: ['已检查', '已整改'], to: '已作废', by: ['school.head', 'section.head', 'office.head'], reason: true, when: { not: isScreening } },
    // A reason is free text, and screening has none.
    strike: { label: '登错了，作废', from: ['已检查'], to: '已作废', by: ['school.head', 'section.head', 'office.head'], notSameAs: ['check', 'amend'], when: isScreening, danger: true },
  },
  handedIn: ['已检查', '已整改', '已确认'], done: ['已确认', '已作废'],
  disclosure: { when: ['已确认'], mode: 'aggregate' }, cycle: 'semester', on: 'checkedOn', burdenMinutes: 6, keepYears: 3,
  indicators: [{ id: 'inspection-done', name: '检查完成次数', basis: ['2.5#4'], kind: 'count', of: { states: ['已检查', '已整改', '已确认'] }, unit: '次' }],
});
