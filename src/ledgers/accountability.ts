import { choice, date, integer, longtext, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { param } from '#model/limit';
import { OFFICE, SCHOOL } from './flows/desks.ts';

/** 问责与提醒诫勉：对单位的提醒、限期，单位先说明；对个人的决定在密封案卷里，这里只记单位和数目。 */
export const accountability = defineLedger({
  id: 'accountability', version: 1, name: '问责与提醒诫勉',
  help: '对单位发提醒函、限期函在这里。涉及个人的只填人次，决定在案卷里。',
  basis: ['S3#7'], appliesTo: 'both', title: 'matter', noComments: true,
  fields: {
    matter: text('因为什么', { filter: true, maxLength: 200, example: '连续两个月没有报送放心午餐公示' }),
    kind: choice('哪一级', ['提醒函', '限期函', '约谈单位', '问责（人次）'], { filter: true }),
    triggeredOn: date('触发日期', { filter: true }),
    sentOn: date('发出日期', { filter: true }),
    people: integer('涉及', '人次', { max: 200, when: { is: 'kind', value: '问责（人次）' } }),
    reply: longtext('单位说明和改正', { maxLength: 1500 }),
  },
  states: ['已发出', '已回执', '已了结', '已撤销'],
  actions: {
    send: { label: '发出', to: '已发出', by: [...OFFICE, 'bureau.leader', 'group.officer'], sets: ['matter', 'kind', 'triggeredOn', 'sentOn', 'people'], needs: ['matter', 'kind', 'triggeredOn', 'sentOn', 'people'] },
    answer: { label: '回执说明', from: ['已发出'], to: '已回执', by: [...SCHOOL, 'section.head', 'section.clerk', 'bureau.leader'], sets: ['reply'], needs: ['reply'], notSameAs: ['send'], within: param('accountability-days') },
    settle: { label: '了结', from: ['已回执'], to: '已了结', by: [...OFFICE, 'bureau.leader'], notSameAs: ['answer'], within: param('rectify-review-days') },
    revoke: { label: '说明属实，撤销', from: ['已回执'], to: '已撤销', by: ['office.head', 'bureau.leader'], reason: true, notSameAs: ['answer'] },
  },
  handedIn: ['已发出', '已回执', '已了结'], done: ['已了结', '已撤销'],
  disclosure: 'never', cycle: 'event', on: 'sentOn', burdenMinutes: 15, keepYears: 10,
});
