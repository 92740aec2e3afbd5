import type { Refusal } from '#base/result';
import type { CellFault, SheetRow } from '#domain/sheet';
import type { Ledger } from '#model/ledger';

/** What is written into a clerk's workbook for a step that is not taken. */
const SENTENCES: Readonly<Record<string, string>> = {
  role: '您的岗位不能办这一步',
  'out-of-reach': '这个单位不在您的范围内',
  'changed-meanwhile': '在导出之后别人改过这一件，请重新导出再改',
  'wrong-state': '现在的状态不能这样改',
  'same-person': '办过前面步骤的人不能再办这一步',
  'already-signed': '您已经签过了',
  'too-early': '期限还没有到',
  condition: '填写的内容不满足这一步的条件',
  'reason-missing': '这一步要写理由，请在页面上办',
  'field-not-open': '这一步不能填这一项',
  'field-not-asked': '在这种情况下不用填，请清空',
  'link-broken': '关联的那一件不在了，或者状态已变',
  missing: '必填',
  warned: '有提醒要先看过，请在页面上单独办这一件',
  checked: '与其他记录对照，不能办这一步，请在页面上看原因',
  'id-taken': '这一行今天导入过，请在页面上看那一件',
  'unknown-ledger': '没有这本台账',
  'file-unusable': '附件不能用',
  'duty-taken': '这件任务已由另一份记录回答',
};

const WHY: Readonly<Record<string, string>> = { type: '格式不对', 'too-long': '太长', 'too-short': '太短', 'out-of-range': '超出范围', 'not-an-option': '不是可选的项', 'too-many': '太多', 'unknown-column': '多出一列' };

/** A refusal as sentences at the cells that it speaks of; at the row's 编号 where it speaks of none. */
export function sayRefusal(ledger: Ledger, row: Pick<SheetRow, 'at' | 'cells'>, refusal: Refusal): readonly CellFault[] {
  const at = (field: string, sentence: string): CellFault => (row.cells[field] ? { ...row.cells[field].at, sentence } : { ...row.at, sentence: `${ledger.fields[field]?.label ?? field}：${sentence}` });
  const sentence = SENTENCES[refusal.code] ?? `没有办成（${refusal.code}）`;
  if (refusal.code === 'missing') return (refusal['fields'] as readonly string[]).map((field) => at(field, sentence));
  if (refusal.code === 'bad-value') {
    const { field, why } = refusal['fault'] as { readonly field: string; readonly why: string };
    return [at(field.split('.')[0] ?? '', WHY[why] ?? why)];
  }
  return [typeof refusal['field'] === 'string' ? at(refusal['field'], sentence) : { ...row.at, sentence }];
}
