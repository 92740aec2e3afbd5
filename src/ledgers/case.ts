import { choice, date, integer, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { EVERY_DESK } from './flows/desks.ts';
import { REPORT_ENDS, REPORT_STATES, reportFlow } from './flows/report-flow.ts';

const isDismissal = { is: 'kind', value: '清退' } as const;

/** 违规问题查处：只有数量，谁、什么事都在密封的案卷里；数量没有目标、没有灯、不排序。 */
export const caseNumbers = defineLedger({
  id: 'case', version: 1, name: '违规问题查处（数量）',
  help: '一个时段一条，只填数目，没有就填 0。任何人名、情节都不要写在这里。',
  basis: ['3.3#4', '3.4#4', 'S3#2', 'S3#5'], appliesTo: 'both', title: 'period', noComments: true, titleWith: ['kind'],
  fields: {
    period: text('时段', { filter: true, maxLength: 30, example: '2026 年秋季学期' }),
    kind: choice('哪一类', ['师德失范', '学术与教学纪律', '专项查处', '四种形态', '清退'], { filter: true }),
    received: integer('受理', '件', { max: 10_000 }),
    closed: integer('办结', '件', { max: 10_000 }),
    inTime: integer('其中按期', '件', { max: 10_000 }),
    appeals: integer('申诉', '件', { max: 10_000 }),
    answered: integer('申诉已答复', '件', { max: 10_000 }),
    delivered: integer('决定书已送达', '份', { max: 10_000, when: isDismissal, hint: '先送达，过了申诉期再执行' }),
    executed: integer('已执行', '件', { max: 10_000, when: isDismissal }),
    reportedOn: date('统计截止', { filter: true }),
  },
  states: REPORT_STATES,
  actions: reportFlow({ needs: ['period', 'kind', 'received', 'closed', 'inTime', 'appeals', 'answered', 'delivered', 'executed', 'reportedOn'], makers: [...EVERY_DESK, 'group.officer', 'bureau.leader'], reviewers: ['office.clerk', 'office.head', 'group.officer'], checks: ['parts-fit'] }),
  ...REPORT_ENDS,
  disclosure: { when: ['已接收'], mode: 'aggregate' }, cycle: 'semester', on: 'reportedOn', burdenMinutes: 5, keepYears: 10,
  indicators: [
    { id: 'case-received', name: '受理件数', basis: ['3.3#4'], kind: 'count', of: { states: ['已接收'], sum: 'received' }, unit: '件', violations: true },
    { id: 'case-in-time', name: '办结中按期的', basis: ['3.3#4'], kind: 'share', part: { states: ['已接收'], sum: 'inTime' }, whole: { states: ['已接收'], sum: 'closed' } },
  ],
});
