import { addDays, type Day } from '#base/day';
import type { Uuid } from '#base/id';
import type { DemoRecord } from './demo-play.ts';

/** What lies below other records of the demo, and help for pupils: a project with milestones, a purchase with steps, plans by code and how many should be helped. */
export function deskWork(today: Day, newId: () => Uuid): readonly DemoRecord[] {
  const ago = (days: number): Day => addDays(today, -days);
  const [project, purchase] = [newId(), newId()];
  const milestone = (name: string, until: Day, reached?: string): DemoRecord =>
    ({ ledger: 'milestone', from: 2, steps: [['2001', 'plan', { project, name, until }], ...(reached ? [['2001', 'reach', { doneOn: ago(14), result: reached }] as const] : [])] });
  const step = (kind: string, what: string, heldOn: Day, more = {}): DemoRecord => ({ ledger: 'purchase-step', from: 2, steps: [['2001', 'enter', { purchase, kind, what, heldOn, ...more }], ['2002', 'confirm']] });
  const plan = (staffNo: string, code: string, kind: string, came?: string): DemoRecord =>
    ({ ledger: 'student-help', steps: [[staffNo, 'plan', { className: '五（2）班', code, kind, startedOn: ago(36), step: '刚开始' }], ...(came ? [[staffNo, 'note', { times: 4, step: came }] as const] : [])] });
  return [
    { ledger: 'project', recordId: project, steps: [['2001', 'apply', { name: '城乡学校结对教研', kind: '优质资源与质量', goal: '与城东小学每学期互派教师四次，共备一册作业', until: addDays(today, 150) }], ['2002', 'approve']] },
    milestone('第一轮互派教师到位', ago(16), '两名教师到城东小学跟岗两周'),
    milestone('共备作业第一册定稿', addDays(today, 5)),
    milestone('期末联合教研', addDays(today, 40)),
    { ledger: 'procurement', recordId: purchase, steps: [['2001', 'request', { item: '食堂留样冰柜', need: '原有冰柜不能恒温', budget: 600_000 }], ['2002', 'approve', { method: '询价' }]] },
    step('询价比价', '三家报价，最低 5600 元', ago(24)),
    step('签订合同', '与报价最低的一家签订', ago(22), { amount: 560_000 }),
    ...['青竹', '山茶', '银杏'].map((code) => plan('50011', code, '课后辅导', '有起色')), plan('50011', '云雀', '学习习惯'),
    plan('50012', '芦苇', '同伴互助', '有起色'), plan('50012', '锦鲤', '家校沟通', '有起色'),
    { ledger: 'help-need', steps: [['50011', 'enter', { className: '五（2）班', size: 41, should: 9, measuredOn: ago(37) }]] },
    { ledger: 'help-need', steps: [['50012', 'enter', { className: '六（1）班', size: 38, should: 8, measuredOn: ago(37) }]] },
  ];
}
