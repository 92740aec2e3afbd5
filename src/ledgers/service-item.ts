import { choice, date, integer, link, longtext, rows, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { OFFICE, SCHOOL, SECTION } from './flows/desks.ts';
import { DOCUMENT_ENDS, DOCUMENT_STATES, documentFlow } from './flows/document-flow.ts';

/** 服务事项：一张办事指南，写明改前改后的材料和跑动次数；砍掉哪一份材料留得下痕迹。 */
export const serviceItem = defineLedger({
  id: 'service-item', version: 1, name: '服务事项',
  help: '一件事一张指南：要带什么、跑几趟、几天办好。砍掉的材料一份一行，写原来和现在；修订时改“现在”的数，“原来”的留着对比。',
  basis: ['1.3#5', '2.4#1', '2.4#2', '2.4#4'], appliesTo: 'both', title: 'matter',
  fields: {
    matter: text('办什么事', { see: 'public', filter: true, example: '学生转学' }),
    audience: choice('谁来办', ['家长和学生', '教职工', '学校', '社会公众'], { see: 'public', filter: true }),
    power: link('对应权责清单事项', 'power-list', { see: 'public', states: ['施行中'], hint: '本单位公布了权责清单的，要选上；清单里没有的，先补进清单' }),
    materialsBefore: integer('原来要几份材料', '份', { see: 'public', max: 50, group: '材料和跑动' }),
    materials: integer('现在要几份材料', '份', { see: 'public', max: 50, group: '材料和跑动' }),
    visitsBefore: integer('原来跑几趟', '趟', { see: 'public', max: 20, group: '材料和跑动' }),
    visits: integer('现在跑几趟', '趟', { see: 'public', max: 20, group: '材料和跑动' }),
    cuts: rows('取消、合并的材料', { material: text('材料', { see: 'public', example: '户口簿' }), before: text('原来', { see: 'public', example: '原件和复印件各一份' }), after: text('现在', { see: 'public', example: '系统核验，不再收' }), from: date('从哪天起', { see: 'public' }) }, { see: 'public', maxRows: 30, group: '材料和跑动' }),
    days: integer('办结时限', '个工作日', { see: 'public', min: 0, max: 180, group: '怎么办' }),
    guide: longtext('办理步骤和地点', { see: 'public', maxLength: 1500, group: '怎么办', example: '教务处一楼窗口，工作日 8:30—11:30' }),
  },
  states: DOCUMENT_STATES,
  actions: documentFlow({ needs: ['matter', 'audience', 'materialsBefore', 'materials', 'visitsBefore', 'visits'], issued: ['days', 'guide'], checks: ['cites-power'], makers: [...SCHOOL, ...SECTION, ...OFFICE], reviewers: ['school.head', 'section.head', 'office.head'] }),
  ...DOCUMENT_ENDS,
  disclosure: { when: ['施行中'], mode: 'record' }, cycle: 'year', burdenMinutes: 10, keepYears: 5,
  indicators: [
    { id: 'service-visits', name: '公布事项跑动合计', basis: ['1.3#5'], kind: 'count', of: { states: ['施行中'], sum: 'visits' }, unit: '趟' },
    { id: 'service-materials', name: '材料压减后占原来', basis: ['1.3#5'], kind: 'share', part: { states: ['施行中'], sum: 'materials' }, whole: { states: ['施行中'], sum: 'materialsBefore' } },
  ],
});
