import { choice, choices, date, integer, longtext, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { limit, param } from '#model/limit';
import { OFFICE, SECTION } from './flows/desks.ts';

const MAKERS = [...SECTION, ...OFFICE] as const;

/** 校外培训检查：名录里随机抽，查完公示，问题限期改。抽取凭证先填编号，可复算的抽取另做。 */
export const trainingOrg = defineLedger({
  id: 'training-org', version: 1, name: '校外培训检查',
  help: '一次检查一条。查的是机构，不写人。结果 20 个工作日内公示。',
  basis: ['1.4#3'], appliesTo: 'bureau', title: 'org',
  fields: {
    org: text('机构', { see: 'public', filter: true, example: '登记证书上的全称' }),
    kind: choice('来由', ['双随机抽查', '投诉核查', '寒暑假巡查'], { see: 'public', filter: true }),
    draw: text('抽取编号', { see: 'public', maxLength: 60, when: { is: 'kind', value: '双随机抽查' } }),
    checkedOn: date('检查日期', { see: 'public', filter: true }),
    inspectors: integer('检查人员', '人', { min: 2, max: 20 }),
    items: choices('查了哪些', ['证照', '收费与预付费', '人员资质', '场地安全', '培训时间内容', '广告']),
    result: choice('结果', ['未发现问题', '责令整改', '移送处罚'], { see: 'public', filter: true }),
    problems: longtext('问题', { see: 'public', maxLength: 800, when: { not: { is: 'result', value: '未发现问题' } } }),
    mended: longtext('整改情况', { see: 'public', maxLength: 800 }),
    place: text('公示位置', { see: 'public' }),
  },
  states: ['已检查', '整改中', '已整改', '已公示', '已作废'],
  actions: {
    check: { label: '登记检查', to: '已检查', by: MAKERS, sets: ['org', 'kind', 'draw', 'checkedOn', 'inspectors', 'items', 'result', 'problems'], needs: ['org', 'kind', 'draw', 'checkedOn', 'inspectors', 'items', 'result', 'problems'] },
    order: { label: '责令整改', from: ['已检查'], to: '整改中', by: MAKERS, when: { not: { is: 'result', value: '未发现问题' } } },
    mend: { label: '整改验收', from: ['整改中'], to: '已整改', by: MAKERS, sets: ['mended'], needs: ['mended'], notSameAs: ['check'], within: param('settle-days') },
    publish: { label: '公示结果', from: ['已检查', '已整改'], to: '已公示', by: MAKERS, sets: ['place'], needs: ['place'], notSameAs: ['check'], within: limit('SS-01') },
    void: { label: '作废', from: ['已检查'], to: '已作废', by: ['section.head', 'office.head'], reason: true },
  },
  handedIn: ['整改中', '已整改', '已公示'], done: ['已公示', '已作废'],
  disclosure: { when: ['已公示'], mode: 'record' }, cycle: 'quarter', on: 'checkedOn', burdenMinutes: 15, keepYears: 10,
  indicators: [{ id: 'training-org-mended', name: '整改率', basis: ['1.4#3'], kind: 'share', part: { states: ['已整改', '已公示'], when: { not: { is: 'result', value: '未发现问题' } } }, whole: { when: { not: { is: 'result', value: '未发现问题' } } } }],
});
