import type { Origin } from './origin.ts';

/** Every figure that a ledger or a page may use, with its default: a programme pack or a county overrides it by a dated value. */
export const PARAMETERS = {
  'light-yellow-days': { name: '到期前转黄灯', value: 7, unit: 'day', origin: { kind: 'default', basis: '产品缺省' } },
  'small-group': { name: '不公布的小组上限以下', value: 5, unit: 'unit', origin: { kind: 'default', basis: '产品缺省' } },
  'rectify-days': { name: '限期整改', value: 30, unit: 'day', origin: { kind: 'default', basis: 'S3#7' } },
  'rectify-review-days': { name: '整改复查', value: 15, unit: 'workday', origin: { kind: 'default', basis: 'S3#7' } },
  'report-review-days': { name: '报送件审阅', value: 10, unit: 'workday', origin: { kind: 'default', basis: 'S2#3' } },
  'resolution-days': { name: '议定事项落实', value: 30, unit: 'day', origin: { kind: 'default', basis: 'S1#3' } },
} as const satisfies Record<string, { name: string; value: number; unit: string; origin: Origin }>;

export type ParameterId = keyof typeof PARAMETERS;

/** A dated value of a parameter in one county. */
export interface ParameterValue {
  readonly value: number;
  readonly unit: string;
  readonly origin: Origin;
}
