import { choice, date, integer, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { EVERY_DESK } from './flows/desks.ts';

/** 阳光招生：方案、范围、报名、录取、公布一步一步公开；录取超过计划的不能公布。随机派位的凭证先填编号和校验值，可复算的派位另做。 */
export const enrolment = defineLedger({
  id: 'enrolment', version: 1, name: '阳光招生',
  help: '一校一个招生年份一件。名单不上传，只填校验值；录取数超过计划数的，公布不了。',
  basis: ['1.4#3'], appliesTo: 'both', title: 'year',
  fields: {
    year: text('招生年份', { see: 'public', filter: true, maxLength: 12, group: '方案', example: '2026 年秋季一年级' }),
    plan: integer('计划招生', '人', { see: 'public', max: 5000, group: '方案' }),
    area: text('招生范围', { see: 'public', maxLength: 500, group: '方案', example: '人民路以东、滨河路以北' }),
    place: text('政策公开位置', { see: 'public', group: '方案' }),
    applied: integer('报名', '人', { see: 'public', max: 20_000, group: '录取' }),
    admitted: integer('录取', '人', { see: 'public', max: 5000, group: '录取' }),
    method: choice('录取办法', ['片区内全部录取', '随机派位', '民转公与政策性照顾'], { see: 'public', filter: true, group: '录取' }),
    listHash: text('名单校验值', { see: 'public', maxLength: 64, help: 'hash', group: '录取', hint: '名单留在本校' }),
    classes: integer('编班', '个', { see: 'public', max: 100, group: '编班' }),
    classHash: text('编班凭证校验值', { see: 'public', maxLength: 64, help: 'hash', group: '编班' }),
    publishedOn: date('公布日期', { see: 'public', filter: true, group: '编班' }),
    complaints: integer('收到投诉', '件', { see: 'public', max: 1000, group: '编班' }),
  },
  states: ['方案已报', '方案已核', '已公布方案', '已录取', '已公布结果', '已归档', '已终止'],
  actions: {
    file: { label: '报方案', to: '方案已报', by: EVERY_DESK, sets: ['year', 'plan', 'area', 'place'], needs: ['year', 'plan', 'area'] },
    approve: { label: '核定方案', from: ['方案已报'], to: '方案已核', by: ['section.head', 'office.head', 'bureau.leader'], notSameAs: ['file'] },
    announce: { label: '公布方案', from: ['方案已核'], to: '已公布方案', by: EVERY_DESK, sets: ['place'], needs: ['place'] },
    admit: { label: '录取', from: ['已公布方案', '已录取'], to: '已录取', by: EVERY_DESK, sets: ['applied', 'admitted', 'method', 'listHash'], needs: ['applied', 'admitted', 'method', 'listHash'] },
    publish: { label: '公布结果和编班', from: ['已录取'], to: '已公布结果', by: EVERY_DESK, sets: ['classes', 'classHash', 'publishedOn'], needs: ['publishedOn'], checks: ['within-plan'] },
    close: { label: '归档', from: ['已公布结果'], to: '已归档', by: ['school.head', 'section.head', 'office.head'], sets: ['complaints'], needs: ['complaints'] },
    stop: { label: '终止', from: ['方案已报', '方案已核'], to: '已终止', by: ['section.head', 'office.head'], reason: true },
  },
  handedIn: ['已公布方案', '已录取', '已公布结果', '已归档'], done: ['已归档', '已终止'],
  disclosure: { when: ['已公布方案', '已公布结果', '已归档'], mode: 'record' }, cycle: 'school-year', on: 'publishedOn', burdenMinutes: 20, keepYears: 10,
});
