import { date, integer, rows, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { param } from '#model/limit';

const HEADS = ['school.head', 'section.head', 'office.head'] as const;
const OTHER_LINE = ['group.officer', 'audit.officer'] as const;

/** 销毁清册：程序列出保存期满的记录，单位负责人初审，另一条线上的人批准，批准后由程序销毁内容和附件；谁在哪天办了哪一步、日志里的校验值都还在。清册不抄题名，销毁了就是销毁了。 */
export const disposal = defineLedger({
  id: 'disposal', version: 1, name: '销毁清册',
  help: '程序每天查一遍：办结满保存年限、没有未了事项的，列成清册。单位负责人初审，派驻纪检监察组或内审批准后，程序销毁这些记录的内容和附件，不能恢复。批准以前又有人办过的，不销毁。',
  basis: ['S1#4'], appliesTo: 'both', title: 'what', byProgram: true,
  fields: {
    what: text('清册', { filter: true }),
    ledger: text('台账编号', { maxLength: 40, filter: true }),
    rule: text('依据', { maxLength: 300 }),
    keptUntil: date('保存到', { filter: true }),
    count: integer('件数', '件', { min: 1 }),
    items: rows('逐件', { record: text('记录编号', { maxLength: 36 }), upTo: integer('步数', '步', { min: 1 }), year: integer('办结年度', '年'), under: text('所属记录', { maxLength: 36 }) }, { maxRows: 200 }),
  },
  states: ['待初审', '待批准', '已批准', '不予销毁'],
  actions: {
    list: { label: '列入清册', to: '待初审', by: [], program: true, sets: 'all', needs: ['what', 'ledger', 'rule', 'keptUntil', 'count', 'items'] },
    check: { label: '初审同意', from: ['待初审'], to: '待批准', by: HEADS, within: param('disposal-days') },
    approve: { label: '批准销毁', from: ['待批准'], to: '已批准', by: OTHER_LINE, notSameAs: ['check'], within: param('disposal-days'), danger: true },
    keep: { label: '不予销毁', from: ['待初审', '待批准'], to: '不予销毁', by: [...HEADS, ...OTHER_LINE], reason: true },
  },
  handedIn: [], done: ['已批准', '不予销毁'],
  disclosure: 'never', burdenMinutes: 5, keepYears: 30,
});
