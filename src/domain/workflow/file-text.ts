import type { Values } from '#model/field';
import type { Ledger } from '#model/ledger';
import { valueText } from '#model/value-text';

/** The act in words, as filed: it stays readable when the definition has long changed. Personal fields are left out, because this text outlives them. */
export function fileText(ledger: Ledger, action: string, set: Values, reason: string | undefined): string {
  const lines = Object.entries(set).flatMap(([name, value]) => {
    const field = ledger.fields[name];
    return field && !field.personal ? [`${field.label}：${valueText(field, value)}`] : [];
  });
  return [`《${ledger.name}》${ledger.actions[action]?.label ?? action}`, ...lines, ...(reason ? [`理由：${reason}`] : [])].join('\n');
}
