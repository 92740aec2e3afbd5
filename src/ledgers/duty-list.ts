import { param } from '#model/limit';
import { choice, date, post, rows, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { EVERY_DESK, OFFICE } from './flows/desks.ts';

const HOLDERS = ['school.head', 'section.head', 'office.head', 'bureau.leader'] as const;

/** 责任清单：按岗位列责任，每条对着方案的句子，本人签订，上级存档；一年一签，别人代签的不算数。 */
export const dutyList = defineLedger({
  id: 'duty-list', version: 1, name: '责任清单',
  help: '一个岗位一份，一年一签。每条责任写明对着方案哪一句、多久做一次。本人签订才算数；别人代签的记作代签，不计入，岗位换了人要重新签。',
  basis: ['1.1#1', '1.1#2', '1.5#2', 'S2#1', 'S2#2', 'S2#5'], appliesTo: 'both', title: 'kind', titleWith: ['year'],
  fields: {
    kind: choice('哪一种', ['主体责任清单', '第一责任人责任清单', '一岗双责清单'], { see: 'tenant', filter: true }),
    holder: post('岗位', { see: 'tenant' }),
    year: text('年度', { see: 'tenant', filter: true, maxLength: 12, example: '2026', from: { calendar: 'year' } }),
    items: rows('责任', { duty: text('做什么', { example: '每学期专题研究一次清廉学校建设' }), clause: text('方案句址', { maxLength: 12, example: 'S2#2' }), often: choice('多久一次', ['每月', '每季', '每学期', '每年', '每次']) }, { see: 'tenant', maxRows: 40 }),
    signedOn: date('签订日期', { see: 'tenant', filter: true }),
  },
  states: ['待签订', '代签（不计）', '已签订', '已存档', '已更换'],
  actions: {
    draw: { label: '拟定', to: '待签订', by: EVERY_DESK, sets: ['kind', 'holder', 'year', 'items'], needs: ['kind', 'holder', 'year', 'items'] },
    edit: { label: '修改', from: ['待签订'], to: '待签订', by: EVERY_DESK, sets: ['items', 'year'], needs: ['items', 'year'] },
    proxy: { label: '代签（不计入）', from: ['待签订'], to: '代签（不计）', by: EVERY_DESK, reason: true },
    sign: { label: '本人签订', from: ['待签订', '代签（不计）'], to: '已签订', by: HOLDERS, sets: ['signedOn'], needs: ['signedOn'], checks: ['own-post'] },
    file: { label: '存档', from: ['已签订'], to: '已存档', by: OFFICE, notSameAs: ['sign'], within: { param: 'report-review-days' } },
    replace: { label: '岗位变动，重新拟定', from: ['待签订', '代签（不计）', '已签订', '已存档'], to: '已更换', by: EVERY_DESK, reason: true },
  },
  handedIn: ['已签订', '已存档'], done: ['已存档', '已更换'],
  disclosure: { when: ['已存档'], mode: 'aggregate' }, cycle: 'year', on: 'signedOn', burdenMinutes: 15, keepYears: 10,
  indicators: [{ id: 'duty-list-signed', name: '责任清单签订率', basis: ['1.1#1', 'S2#1'], kind: 'share', part: { states: ['已签订', '已存档'] }, whole: { states: ['待签订', '代签（不计）', '已签订', '已存档'] } }],
  signals: [{ kind: 'post-missing', id: 'duty-list-missing', name: '岗位没有现行的责任清单', basis: ['1.1#1', 'S2#1'], states: ['已签订', '已存档'], roles: HOLDERS, post: 'holder', on: 'signedOn', byHolder: true, within: param('duty-list-years') }],
});
