import type { FindingCode } from '#model/check';
import { type Fen, yuanFromFen } from '#base/money';

type Detail = Readonly<Record<string, unknown>>;

const yuan = (fen: unknown): string => `${yuanFromFen(Number(fen) as Fen)} 元`;

/** What other records, or the county's figures, have to say against an act: code → the sentence that a clerk reads. */
const FINDINGS: Readonly<Record<FindingCode, (detail: Detail) => string>> = {
  'allowance-below': ({ least, asked }) => `最低一人 ${yuan(least)}，低于每月 ${yuan(asked)}。原因已写明的可以继续，办公室会看到。`,
  'allowance-reason': ({ least, asked }) => `最低一人 ${yuan(least)}，低于每月 ${yuan(asked)}，请写明原因。`,
  'appeals-open': ({ open }) => `还有 ${String(open)} 件申诉没有答复，答复完再办这一步。`,
  'change-over': ({ changes, contract, percent }) => `累计变更 ${yuan(changes)}，超过合同价 ${yuan(contract)} 的 ${String(percent)}%。请先重新集体决策。`,
  'checked-before': () => '这个工号在这一批里已经查过了。',
  'code-like-name': () => '这个代号像一个姓名。代号里不能看出是哪个学生，确实不是姓名的可以继续。',
  'code-like-number': () => '代号像学号或座号，不能用。请起一个只有您自己知道的代号，例如“青竹”。',
  copied: () => '有一部分与以前报送的相同（已减去方案原句、表格示例和多数单位共有的话）。可以返回修改，也可以照报，审阅人会看到。',
  'course-missing': ({ course }) => `这个年级的课表里缺国家规定课程：${String(course)}。确实还没有排的可以继续，会留下记录，请尽快补上。`,
  'day-exists': () => '这一天已经公开过一页了，要改请在那一页上“更正”。',
  'ends-before': () => '结束日期在开始日期之前。',
  'indicator-unknown': () => '没有叫这个名字的指标。请从提示里选一个；还没有指标能说明的，这一项留空，会标“待佐证”。',
  'lessons-below': ({ lessons, least }) => `这个年级只有 ${String(lessons)} 课时，低于每学期 ${String(least)} 课时。`,
  'module-missing': () => '培训里没有清廉内容，不能报送。请先加上，再写明是哪几课。',
  'month-short': ({ needed }) => `宣传不满一个月，按开始日期要到 ${String(needed)}。`,
  'no-issue-thrice': ({ times }) => `这里已经连续 ${String(times)} 次走访没有发现一个问题。确实没有的可以继续，会留下记录。`,
  'not-all-asked': ({ left }) => `还有 ${String(left)} 条没有问到，六条都问过才算自查完。`,
  'not-all-checked': ({ people, checked }) => `这一批 ${String(people)} 人，有效的查询回执 ${String(checked)} 张，一人一张才能通过。`,
  'not-collective': ({ limit }) => `超过 ${yuan(limit)} 的支出要先集体决策，请填决策日期。`,
  'not-own-post': () => '只能由这个岗位的本人签订，代办不算数。请用这个岗位登录后再签。',
  'not-proved': () => '没有写是哪个指标，会标“待佐证”。',
  'over-plan': ({ admitted, plan }) => `录取 ${String(admitted)} 人，超过计划 ${String(plan)} 人，不能公布。`,
  'part-over': ({ part, whole }) => `有一项填的 ${String(part)} 比它的总数 ${String(whole)} 还多，请核对。`,
  'power-not-cited': () => '本单位的权责清单已经公布，这一件没有引用清单里的事项。请选上；清单里没有的，先补进清单。',
  rebound: ({ months, closedOn }) => `同类问题 ${String(closedOn)} 才销号，${String(months)} 个月内又出现，会标“反弹”。`,
  'row-not-whole': ({ row }) => `表格第 ${String(row)} 行没有填全，每一行都要填满。`,
  'split-purchase': ({ count, sum, threshold, days }) => `连同这一笔，${String(days)} 天内向同一家供应商采购 ${String(count)} 笔，合计 ${yuan(sum)}，超过公开比选门槛 ${yuan(threshold)}，疑似拆分采购。确属不同事项的可以继续，会留下记录。`,
  'suggestions-open': ({ open }) => `还有 ${String(open)} 条意见没有答复，每一条都要有答复。`,
  'words-found': ({ words }) => `稿子里有“${String(words)}”。发布前要另一个人复核，请先点“送复核”。稿子原样留着，不会删改。`,
  vetoed: ({ until }) => `有生效的否决决定${until ? `，至 ${String(until)}` : ''}，不能继续。撤销决定或证明不是同一人后再查。`,
};

/** What was warned of when a step was taken all the same: code → a few words, for whoever reads the record later. */
const NOTES: Readonly<Record<string, string>> = {
  'allowance-below': '津贴低于规定', 'change-over': '变更超过比例', copied: '与以前报送的雷同', template: '雷同，模板要求', 'course-missing': '课表缺国家规定课程', 'lessons-below': '课时低于规定', 'month-short': '宣传不满一个月',
  'no-issue-thrice': '连续几次没有发现问题', 'not-proved': '待佐证', 'split-purchase': '疑似拆分采购',
};

/** A warning that was acknowledged, in a few words. */
export const noteOf = (code: string): string => NOTES[code] ?? code;

/** What another record has to say against an act. */
export interface Warning {
  readonly code: FindingCode;
  readonly detail: Detail;
}

/** A warning as the clerk reads it. */
export const warningWords = ({ code, detail }: Warning): string => FINDINGS[code](detail);
