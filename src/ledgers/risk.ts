import { choice, date, longtext, post, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { param } from '#model/limit';
import { EVERY_DESK } from './flows/desks.ts';

const HEADS = ['school.head', 'section.head', 'office.head', 'bureau.leader', 'group.officer'] as const;

/** 廉洁风险：岗位、权力、环节一行一条，定级、写措施、另一人核定；高风险没有措施不能销号。 */
export const risk = defineLedger({
  id: 'risk', version: 1, name: '廉洁风险',
  help: '一个岗位的一项权力一个环节一条。高风险必须写措施和完成时间，另一人核定后才算数。',
  basis: ['2.3#5'], appliesTo: 'both', title: 'power',
  fields: {
    holder: post('岗位', { group: '风险点' }),
    power: text('权力', { filter: true, group: '风险点', example: '食材采购' }),
    stage: choice('环节', ['提出', '审批', '采购', '验收', '付款', '评审', '录取与分班', '用人', '保管'], { filter: true, group: '风险点' }),
    scene: text('可能怎样出问题', { maxLength: 200, group: '风险点', example: '供货商固定，价格没有比过' }),
    level: choice('等级', ['高', '中', '低'], { filter: true, group: '定级' }),
    measures: longtext('防控措施', { maxLength: 800, group: '措施', example: '每月三家比价，结果上墙；采购与验收分设' }),
    doneOn: date('措施落实日期', { filter: true, group: '措施' }),
  },
  states: ['已排查', '已定级', '措施已落实', '已核定', '已消除'],
  actions: {
    list: { label: '排查', to: '已排查', by: EVERY_DESK, sets: ['holder', 'power', 'stage', 'scene'], needs: ['holder', 'power', 'stage', 'scene'] },
    rate: { label: '定级', from: ['已排查'], to: '已定级', by: [...EVERY_DESK, 'bureau.leader'], sets: ['level'], needs: ['level'] },
    settle: { label: '落实措施', from: ['已定级', '措施已落实'], to: '措施已落实', by: EVERY_DESK, sets: ['measures', 'doneOn'], needs: ['doneOn'], within: param('risk-settle-days') },
    confirm: { label: '核定', from: ['措施已落实'], to: '已核定', by: HEADS, notSameAs: ['list', 'settle'], when: { any: [{ not: { is: 'level', value: '高' } }, { filled: 'measures' }] } },
    reopen: { label: '岗位或权力变动，重新排查', from: ['已核定'], to: '已排查', by: EVERY_DESK, reason: true },
    clear: { label: '风险已消除', from: ['已核定'], to: '已消除', by: HEADS, reason: true, notSameAs: ['list', 'settle'] },
  },
  handedIn: ['措施已落实', '已核定', '已消除'], done: ['已核定', '已消除'],
  disclosure: 'never', cycle: 'year', burdenMinutes: 8, keepYears: 10,
  indicators: [{ id: 'risk-settled', name: '高风险措施落实率', basis: ['2.3#5'], kind: 'share', part: { states: ['措施已落实', '已核定', '已消除'], when: { is: 'level', value: '高' } }, whole: { when: { is: 'level', value: '高' } } }],
});
