import { choices, date, integer, longtext, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { param } from '#model/limit';

const INSPECTORS = ['inspector', 'section.clerk', 'section.head', 'office.clerk'] as const;

/** 责任督学：每月到校一次，看了什么、要改什么；学校报整改，督学复查。 */
export const inspectorate = defineLedger({
  id: 'inspectorate', version: 1, name: '责任督学',
  help: '一次到校一条。要改的写清楚，学校在这一条里报整改，督学复查后销号。',
  basis: ['3.4#3'], appliesTo: 'both', title: 'focus',
  fields: {
    focus: text('看了什么', { filter: true, group: '督导', example: '食堂陪餐、作业量、课后服务收费' }),
    areas: choices('方面', ['师德师风', '收费', '食堂', '招生编班', '课程作业', '安全', '校务公开'], { group: '督导' }),
    visitedOn: date('到校日期', { filter: true, group: '督导' }),
    problems: integer('要改的', '处', { max: 100, group: '督导' }),
    advice: longtext('意见', { maxLength: 1000, group: '督导', example: '陪餐记录缺周五；公示栏收费标准是去年的' }),
    mended: longtext('整改情况', { maxLength: 1000, group: '整改' }),
    mendedOn: date('整改完成', { filter: true, group: '整改' }),
  },
  states: ['已督导', '无问题', '已整改', '已复查', '已作废'],
  actions: {
    visit: { label: '登记督导', to: '已督导', by: INSPECTORS, sets: ['focus', 'areas', 'visitedOn', 'problems', 'advice'], needs: ['focus', 'areas', 'visitedOn', 'problems'] },
    clean: { label: '没有要改的，学校已知', from: ['已督导'], to: '无问题', by: ['school.clerk', 'school.head'], notSameAs: ['visit'], when: { is: 'problems', value: 0 } },
    mend: { label: '报整改', from: ['已督导'], to: '已整改', by: ['school.clerk', 'school.head'], sets: ['mended', 'mendedOn'], needs: ['mended', 'mendedOn'], notSameAs: ['visit'], within: param('settle-days') },
    back: { label: '没有改到位', from: ['已整改'], to: '已督导', by: INSPECTORS, reason: true, notSameAs: ['mend'] },
    review: { label: '复查销号', from: ['已整改'], to: '已复查', by: INSPECTORS, notSameAs: ['mend'], within: param('rectify-review-days') },
    void: { label: '作废', from: ['已督导'], to: '已作废', by: ['section.head', 'office.head'], reason: true },
  },
  handedIn: ['已督导', '无问题', '已整改', '已复查'], done: ['无问题', '已复查', '已作废'],
  disclosure: { when: ['已复查', '无问题'], mode: 'aggregate' }, cycle: 'month', on: 'visitedOn', burdenMinutes: 10, keepYears: 5,
  indicators: [{ id: 'inspectorate-mended', name: '督导问题整改率', basis: ['3.4#3'], kind: 'share', part: { states: ['已复查'] }, whole: { states: ['已督导', '已整改', '已复查'] } }],
});
