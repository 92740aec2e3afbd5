import { param } from '#model/limit';
import { choice, date, rows, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { OFFICE, SCHOOL } from './flows/desks.ts';
import { DOCUMENT_ENDS, DOCUMENT_STATES, documentFlow } from './flows/document-flow.ts';

/** 组织机构：领导小组、办公室、专项工作组和纪检监察力量，只写岗位和分工；人员变动就修订，从写明的日期起算。 */
export const org = defineLedger({
  id: 'org', version: 1, name: '组织机构',
  help: '一个机构一份，按岗位写，不写姓名。岗位或分工变了，启动修订，写清从哪一天起。',
  basis: ['S1#2', 'S3#2'], appliesTo: 'both', title: 'name',
  fields: {
    name: text('机构名称', { see: 'public', filter: true, example: '清廉学校建设领导小组' }),
    kind: choice('哪一种', ['领导小组', '领导小组办公室', '专项工作组', '纪检监察力量'], { see: 'public', filter: true }),
    members: rows('组成', { role: choice('职责', ['组长', '副组长', '成员', '主任', '专职', '兼职']), post: text('由哪个岗位担任', { example: '分管副局长' }), task: text('分工', { example: '统筹师德师风专项' }) }, { see: 'public', maxRows: 60 }),
    from: date('从哪一天起', { see: 'public', filter: true }),
    document: text('成立或调整文号', { see: 'public', example: '青教字〔2026〕13号' }),
  },
  states: DOCUMENT_STATES,
  actions: documentFlow({ needs: ['name', 'kind', 'members', 'from'], makers: [...OFFICE, ...SCHOOL, 'section.clerk'], reviewers: ['office.head', 'bureau.leader', 'school.head'] }),
  ...DOCUMENT_ENDS,
  disclosure: { when: ['施行中'], mode: 'record' }, cycle: 'once', on: 'from', burdenMinutes: 10, keepYears: 10,
  signals: [{ kind: 'expires', id: 'org-change', name: '人员变动后还没有换发', basis: ['S1#2'], states: ['修订中', '拟稿', '已退改'], on: 'state', after: param('org-change-days') }],
});
