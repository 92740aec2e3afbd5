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
  'small-group': productDefault(5, 'unit', '不公布的小组上限以下'),
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
  'publish-person-days': productDefault(20, 'workday', '决定生效后公布', '3.4#6'),
  'style-settle-days': productDefault(60, 'day', '查摆问题整治', '1.5#1'),
  'open-tender-yuan': productDefault(50_000, 'yuan', '采购须公开比选的金额', '2.3#6'),
  'split-window-days': productDefault(30, 'day', '疑似拆分采购的观察期', '2.3#6'),
  'erasure-days': productDefault(10, 'workday', '个人信息删除申请的审批', '个人信息保护法第五十条'),
  'acceptance-days': productDefault(10, 'workday', '采购验收', '2.3#6'),
} as const satisfies Record<string, ParameterValue & { readonly name: string }>;

export type ParameterId = keyof typeof PARAMETERS;
