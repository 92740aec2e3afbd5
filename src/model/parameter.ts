import type { Origin } from './origin.ts';

/** A figure with its unit and origin; `value` is an integer, decimals are scaled (2.5 → 25 with scale 1). */
export interface ParameterValue {
  readonly value: number;
  readonly scale: number;
  readonly unit: string;
  readonly origin: Origin;
}

const productDefault = (value: number, unit: string, name: string, basis = '产品缺省', scale = 0) => ({ name, value, scale, unit, origin: { kind: 'default', basis } }) as const;

/** Every figure that a ledger or a page may use, with its default. The programme in force or the county (ledger 参数调整) overrides it by a dated value. */
export const PARAMETERS = {
  'light-yellow-days': productDefault(7, 'day', '到期前转黄灯'),
  'material-yellow-days': productDefault(30, 'day', '材料有效期到期前转黄灯'),
  'unit-quota-mb': productDefault(5_120, 'MB', '每个单位的材料总量'),
  'sign-in-code-days': productDefault(14, 'day', '登录码有效'),
  'photo-confirm-days': productDefault(5, 'workday', '照片公开的确认'),
  'small-group': productDefault(5, 'unit', '不公布的小组上限以下'),
  'plan-filing-days': productDefault(10, 'workday', '方案备案', '0#2'),
  'duty-list-years': productDefault(1, 'year', '责任书有效期', '1.1#1'),
  'org-change-days': productDefault(10, 'day', '人员变动更新', 'S1#2'),
  'power-list-review-years': productDefault(1, 'year', '权责清单复核', '1.3#4'),
  'norm-doc-cleanup-days': productDefault(90, 'day', '文件到期前清理提醒', '1.3#6'),
  'audit-gap': productDefault(3, 'year', '同一单位两次审计最长间隔', 'S3#3'),
  'rebound-months': productDefault(12, 'month', '整改后反弹观察期', 'S3#7'),
  'election-reminder-days': productDefault(60, 'day', '换届前提醒', '2.1#3'),
  'induction-days': productDefault(30, 'day', '新到岗的岗前教育', '3.1#3'),
  'commitment-years': productDefault(1, 'year', '承诺书有效期', '3.3#2'),
  'canteen-hour': productDefault(11, 'hour', '食堂当天的一页最晚几时公开', '1.4#3'),
  'festival-days': productDefault(7, 'day', '节前廉洁提醒', '1.5#2'),
  'branch-committee-months': productDefault(1, 'month', '支委会每几个月一次', '1.2#4'),
  'party-day-months': productDefault(1, 'month', '主题党日每几个月一次', '1.2#4'),
  'party-congress-months': productDefault(3, 'month', '党员大会每几个月一次', '1.2#4'),
  'party-lecture-months': productDefault(3, 'month', '党课每几个月一次', '1.2#4'),
  'organisation-life-months': productDefault(12, 'month', '组织生活会每几个月一次', '1.2#4'),
  'democratic-life-months': productDefault(12, 'month', '民主生活会每几个月一次', '1.2#4'),
  'integrity-analysis-months': productDefault(6, 'month', '党风廉政建设分析会每几个月一次', '1.2#4'),
  'rectify-limit-days': productDefault(30, 'day', '限期整改', 'S3#7'),
  'rectify-review-days': productDefault(15, 'workday', '整改复查', 'S3#7'),
  'report-review-days': productDefault(10, 'workday', '报送件审阅', 'S2#3'),
  'resolution-days': productDefault(30, 'day', '议定事项落实', 'S1#3'),
  'appointment-notice-days': productDefault(5, 'workday', '任职公示', '1.1#3'),
  'norm-doc-filing-days': productDefault(30, 'day', '规范性文件备案', '1.3#6'),
  'norm-doc-step-days': productDefault(30, 'day', '文件每个环节', '2.1#2'),
  'guidance-answer-days': productDefault(5, 'workday', '政策问题答复', 'S1#4'),
  'liaison-visits': productDefault(2, 'time', '每学期走访联系学校至少', '1.5#5'),
  'transfer-reply-days': productDefault(15, 'workday', '问题移送后回复', '2.5#3'),
  'transfer-escalate-days': productDefault(20, 'workday', '移送后没有回复，报领导小组', '2.5#3'),
  'award-notice-days': productDefault(5, 'workday', '评审结果公示', '2.3#6'),
  'risk-settle-days': productDefault(30, 'day', '高风险落实措施', '2.3#6'),
  'capital-change-percent': productDefault(10, 'percent', '工程变更须重新决策的比例', '2.3#6'),
  'collective-yuan': productDefault(30_000, 'yuan', '须集体决策的支出', '2.3#6'),
  'proposal-answer-days': productDefault(30, 'day', '教代会提案答复', '2.3#5'),
  'settle-days': productDefault(30, 'day', '检查问题整改', 'S3#1'),
  'integrity-lessons': productDefault(2, 'lesson', '每年级每学期清廉与德育内容最少', '4.1#2'),
  'appeal-answer-days': productDefault(30, 'day', '申诉答复', '3.4#5'),
  'headteacher-allowance': productDefault(500, 'yuan/month', '班主任津贴每月不低于', '3.5#2'),
  'concern-accept-days': productDefault(1, 'workday', '诉求受理', '1.4#3'),
  'concern-answer-days': productDefault(15, 'workday', '诉求答复', '1.4#3'),
  'shortboard-days': productDefault(180, 'day', '短板销号', '1.4#3'),
  'audit-mend-days': productDefault(60, 'day', '审计问题整改', 'S3#3'),
  'accountability-days': productDefault(10, 'workday', '提醒函回执', 'S3#6'),
  'publicity-months': productDefault(1, 'month', '主题宣传连续', 'S4#2'),
  'suggestion-answer-days': productDefault(15, 'workday', '意见建议答复', 'S4#3'),
  'care-answer-days': productDefault(10, 'workday', '教师困难答复', '3.5#5'),
  'help-lowest-percent': productDefault(20, 'percent', '成绩靠后应帮扶比例', '4.3#2'),
  'publish-person-days': productDefault(20, 'workday', '决定生效后公布', '3.4#6'),
  'style-settle-days': productDefault(60, 'day', '查摆问题整治', '1.5#1'),
  'open-tender-yuan': productDefault(50_000, 'yuan', '采购须公开比选的金额', '2.3#6'),
  'split-window-days': productDefault(30, 'day', '疑似拆分采购的观察期', '2.3#6'),
  'disposal-days': productDefault(30, 'day', '销毁清册的初审和批准', 'S1#4'),
  'erasure-days': productDefault(10, 'workday', '个人信息删除申请的审批', '个人信息保护法第五十条'),
  'acceptance-days': productDefault(10, 'workday', '采购验收', '2.3#6'),
} as const satisfies Record<string, ParameterValue & { readonly name: string }>;

export type ParameterId = keyof typeof PARAMETERS;
