import { SCHOOL_KINDS } from '#model/actor';
import { choice, date, integer, longtext, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { param } from '#model/limit';
import { SCHOOL } from './flows/desks.ts';

const AUDITORS = ['audit.officer', 'section.clerk', 'section.head'] as const;

/** 内部审计：通知、取证、征求意见、出报告、整改、复核；被审单位先说话，再定报告。 */
export const audit = defineLedger({
  id: 'audit', version: 1, name: '内部审计',
  help: '一次审计一件。报告定稿前必须征求被审单位意见；整改由被审单位在这一件里报。',
  basis: ['S3#3'], appliesTo: 'both', title: 'scope',
  fields: {
    scope: text('审计事项', { filter: true, group: '通知', example: '2024—2026 年财务收支和食堂' }),
    kind: choice('哪一种', ['财务收支', '经济责任', '食堂与采购', '专项资金', '基建'], { filter: true, group: '通知' }),
    noticedOn: date('通知日期', { filter: true, group: '通知' }),
    findings: integer('查出问题', '个', { max: 500, group: '报告' }),
    report: longtext('报告要点', { maxLength: 3000, group: '报告' }),
    reply: longtext('被审单位意见', { maxLength: 2000, group: '报告' }),
    reportedOn: date('报告日期', { filter: true, group: '报告' }),
    mended: integer('已整改', '个', { max: 500, group: '整改' }),
    mending: longtext('整改情况', { maxLength: 2000, group: '整改' }),
  },
  states: ['已通知', '征求意见', '已反馈', '已报告', '已整改', '整改不到位', '已复核', '已终止'],
  actions: {
    notify: { label: '下审计通知', to: '已通知', by: AUDITORS, sets: ['scope', 'kind', 'noticedOn'], needs: ['scope', 'kind', 'noticedOn'] },
    draft: { label: '报告征求意见', from: ['已通知'], to: '征求意见', by: AUDITORS, sets: ['findings', 'report'], needs: ['findings', 'report'] },
    answer: { label: '提出意见', from: ['征求意见'], to: '已反馈', by: [...SCHOOL, 'section.head'], sets: ['reply'], needs: ['reply'], notSameAs: ['draft'], within: param('report-review-days') },
    report: { label: '出具报告', from: ['已反馈'], to: '已报告', by: AUDITORS, sets: ['findings', 'report', 'reportedOn'], needs: ['findings', 'report', 'reportedOn'] },
    mend: { label: '报整改', from: ['已报告', '整改不到位'], to: '已整改', by: [...SCHOOL, 'section.head'], sets: ['mended', 'mending'], needs: ['mended', 'mending'], notSameAs: ['report'], within: param('audit-mend-days') },
    back: { label: '整改不到位', from: ['已整改'], to: '整改不到位', by: AUDITORS, reason: true, notSameAs: ['mend'] },
    review: { label: '复核', from: ['已整改'], to: '已复核', by: AUDITORS, notSameAs: ['mend'], within: param('rectify-review-days') },
    stop: { label: '终止', from: ['已通知'], to: '已终止', by: ['audit.officer', 'section.head'], reason: true },
  },
  handedIn: ['已报告', '已整改', '已复核'], done: ['已复核', '已终止'],
  disclosure: { when: ['已复核'], mode: 'aggregate' }, cycle: 'event', on: 'reportedOn', burdenMinutes: 30, keepYears: 30,
  indicators: [{ id: 'audit-mended', name: '审计问题整改率', basis: ['S3#3'], kind: 'share', part: { states: ['已整改', '已复核'], sum: 'mended' }, whole: { states: ['已报告', '已整改', '整改不到位', '已复核'], sum: 'findings' } }],
  signals: [{ kind: 'unit-missing', id: 'audit-gap', name: '超过最长间隔没有审计', basis: ['S3#3'], states: ['已报告', '已整改', '整改不到位', '已复核'], units: SCHOOL_KINDS, on: 'reportedOn', within: param('audit-gap') }],
});
