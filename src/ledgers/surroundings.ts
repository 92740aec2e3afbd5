import { choice, date, longtext, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { param } from '#model/limit';
import { EVERY_DESK, OFFICE, SCHOOL } from './flows/desks.ts';

/** 周边环境：校门外的问题，教育局管不了的发函移送给管得了的部门，超期没有回复的升级。 */
export const surroundings = defineLedger({
  id: 'surroundings', version: 1, name: '周边环境',
  help: '一个问题一条，写清楚在哪里、归谁管。移送要有函号，到期没回复会亮灯，由办公室再去催。',
  basis: ['2.5#3'], appliesTo: 'both', title: 'problem',
  fields: {
    problem: text('什么问题', { filter: true, maxLength: 200, group: '排查', example: '校门东侧 30 米有彩票摊点' }),
    kind: choice('哪一种', ['食品摊点', '网吧游戏', '彩票与抽奖', '出版物', '交通', '噪声污染', '建筑安全', '其他'], { filter: true, group: '排查' }),
    foundOn: date('发现日期', { filter: true, group: '排查' }),
    department: choice('归谁管', ['市场监管', '公安', '城管', '文旅', '交通', '应急', '乡镇街道', '本校可解决'], { filter: true, group: '移送' }),
    letter: text('移送函号', { group: '移送', example: '青教函〔2026〕21号', when: { not: { is: 'department', value: '本校可解决' } } }),
    sentOn: date('移送日期', { filter: true, group: '移送', when: { not: { is: 'department', value: '本校可解决' } } }),
    reply: longtext('回复', { maxLength: 500, group: '结果', example: '已取缔，安排中队每日巡查' }),
    settledOn: date('解决日期', { filter: true, group: '结果' }),
  },
  states: ['已发现', '已移送', '已回复', '已升级', '已解决', '无法解决'],
  actions: {
    find: { label: '登记', to: '已发现', by: EVERY_DESK, sets: ['problem', 'kind', 'foundOn'], needs: ['problem', 'kind', 'foundOn'] },
    send: { label: '移送或自办', from: ['已发现'], to: '已移送', by: [...OFFICE, ...SCHOOL, 'section.clerk', 'section.head'], sets: ['department', 'letter', 'sentOn'], needs: ['department', 'letter', 'sentOn'] },
    answer: { label: '登记回复', from: ['已移送', '已升级'], to: '已回复', by: EVERY_DESK, sets: ['reply'], needs: ['reply'], within: param('transfer-reply-days') },
    escalate: { label: '没有回复，报领导小组协调', from: ['已移送'], to: '已升级', by: OFFICE, notBefore: param('transfer-reply-days'), within: param('transfer-escalate-days') },
    settle: { label: '已解决', from: ['已回复'], to: '已解决', by: ['school.head', ...OFFICE], sets: ['settledOn'], needs: ['settledOn'], notSameAs: ['answer'] },
    giveUp: { label: '无法解决', from: ['已回复'], to: '无法解决', by: ['office.head', 'bureau.leader'], reason: true },
  },
  handedIn: ['已移送', '已回复', '已升级', '已解决', '无法解决'], done: ['已解决', '无法解决'],
  disclosure: { when: ['已解决'], mode: 'aggregate' }, cycle: 'semester', on: 'foundOn', burdenMinutes: 8, keepYears: 5,
  indicators: [{ id: 'surroundings-settled', name: '移送问题办结率', basis: ['2.5#3'], kind: 'share', part: { states: ['已解决'] }, whole: {} }],
});
