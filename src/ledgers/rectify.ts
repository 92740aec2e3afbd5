import { choice, date, files, link, longtext, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { param } from '#model/limit';

/** What the unit found itself: its own head may look again and close it. */
const isOwn = { any: [{ is: 'source', value: '会议查摆' }, { is: 'source', value: '单位自查' }] } as const;

/** 限期整改：下达或本单位立项、报结果、复查销号，立项、整改的人不能自己销号。 */
export const rectify = defineLedger({
  id: 'rectify',
  version: 1,
  name: '限期整改',
  help: '办公室下达整改事项，会议和自查发现的由本单位立项；单位写明措施和完成情况，由另一人复查后销号。除联系方式和含个人信息的佐证外，只写事，不写人。',
  basis: ['S3#7'],
  appliesTo: 'both',
  title: 'problem',
  fields: {
    kind: choice('哪一类', ['食堂', '采购', '收费', '经费', '师德', '公开', '会议与记录', '安全', '其他'], { see: 'public', filter: true, hint: '同类问题一年内再出现，会标“反弹”' }),
    source: choice('从哪里来', ['督查检查', '会议查摆', '审计发现', '单位自查', '群众反映'], { filter: true }),
    meeting: link('哪次会议', 'party-life', { states: ['已登记', '已确认'], parent: true, when: { is: 'source', value: '会议查摆' } }),
    problem: text('问题', { see: 'public', filter: true, maxLength: 300, example: '第三季度陪餐记录缺 6 天' }),
    ground: text('依据', { see: 'public', example: '方案 S3#7；督查单第 12 号' }),
    demand: longtext('整改要求', { maxLength: 2000 }),
    measures: longtext('整改措施', { maxLength: 3000 }),
    doneOn: date('完成日期', { filter: true }),
    evidence: files('佐证材料'),
    contact: text('复查联系人及电话', { personal: true, maxLength: 60, hint: '可不填，期满依法删除', example: '总务处 王老师 138…' }),
    named: files('含姓名、签字或人像的佐证', { personal: true, hint: '签到表、合影等放这里，期满依法删除' }),
    finding: longtext('复查意见', { maxLength: 2000 }),
  },
  states: ['已下达', '已报结果', '已销号', '已撤销'],
  actions: {
    order: { label: '下达', to: '已下达', by: ['office.clerk', 'office.head', 'section.head'], sets: ['kind', 'source', 'meeting', 'problem', 'ground', 'demand'], needs: ['problem', 'ground', 'demand'], checks: ['rebound'] },
    raise: { label: '本单位立项', to: '已下达', by: ['school.clerk', 'school.head'], sets: ['kind', 'source', 'meeting', 'problem', 'ground', 'demand'], needs: ['kind', 'source', 'meeting', 'problem', 'ground', 'demand'], when: isOwn, checks: ['rebound'] },
    cancel: { label: '撤销', from: ['已下达'], to: '已撤销', by: ['office.head'], reason: true, danger: true },
    report: { label: '报结果', from: ['已下达'], to: '已报结果', by: ['school.clerk', 'school.head', 'section.clerk'], sets: ['measures', 'doneOn', 'evidence', 'contact', 'named'], needs: ['measures', 'doneOn'], within: param('rectify-limit-days') },
    withdraw: { label: '撤回', from: ['已报结果'], to: '已下达', by: ['school.clerk', 'school.head', 'section.clerk'], undoes: 'report' },
    reject: { label: '退回', from: ['已报结果'], to: '已下达', by: ['office.clerk', 'office.head', 'section.head'], reason: true, notSameAs: ['report'] },
    closeOwn: { label: '本单位复查销号', from: ['已报结果'], to: '已销号', by: ['school.head'], sets: ['finding'], needs: ['finding'], when: isOwn, notSameAs: ['raise', 'report'], within: param('rectify-review-days') },
    close: { label: '复查销号', from: ['已报结果'], to: '已销号', by: ['office.clerk', 'office.head', 'inspector'], sets: ['finding'], needs: ['finding'], notSameAs: ['order', 'raise', 'report'], within: param('rectify-review-days') },
  },
  handedIn: ['已报结果', '已销号'],
  done: ['已销号', '已撤销'],
  disclosure: { when: ['已销号'], mode: 'aggregate' },
  cycle: 'event',
  burdenMinutes: 20,
  keepYears: 10,
  signals: [{ kind: 'recurs', id: 'rebound', name: '反弹：同类问题销号后又出现', basis: ['S3#7'], states: ['已下达', '已报结果'], same: 'kind', before: ['已销号'], within: 'rebound-months' }],
});
