import type { Values } from '#model/field';
import type { Ledger } from '#model/ledger';
import { valueText } from '#model/value-text';

/** The act in words, as filed: it stays readable when the definition has long changed; `names` says what linked records and posts were called. Personal fields are left out, because this text outlives them. */
export function fileText(ledger: Ledger, action: string, set: Values, reason: string | undefined, names: ReadonlyMap<string, string> = new Map()): string {
  const lines = Object.entries(set).flatMap(([name, value]) => {
    const field = ledger.fields[name];
    return field && !field.personal ? [`${field.label}：${valueText(field, value, names)}`] : [];
  });
  return [`《${ledger.name}》${ledger.actions[action]?.label ?? action}`, ...lines, ...(reason ? [`理由：${reason}`] : [])].join('\n');
}
