import type { Expr } from '#model/expr';

/** A condition over one record as SQL over its `open` column, true or false like `holds`, never null; `bind` names a parameter. For reading what the sight has already narrowed: JSON operators use no index. */
export function exprSql(expr: Expr, bind: (value: unknown) => string): string {
  if ('is' in expr) return `coalesce(open -> ${bind(expr.is)}::text = ${bind(JSON.stringify(expr.value))}::jsonb, false)`;
  if ('atLeast' in expr) {
    const [name, kind] = [bind(expr.atLeast), typeof expr.value];
    const compared = kind === 'number' ? `(open ->> ${name}::text)::numeric >= ${bind(expr.value)}::numeric` : `(open ->> ${name}::text) collate "C" >= ${bind(expr.value)}`;
    return `case when jsonb_typeof(open -> ${name}::text) = '${kind}' then ${compared} else false end`;
  }
  if ('filled' in expr) return `coalesce((open -> ${bind(expr.filled)}::text) not in ('null'::jsonb, '""'::jsonb, '[]'::jsonb), false)`;
  if ('not' in expr) return `not (${exprSql(expr.not, bind)})`;
  const [parts, word, empty] = 'all' in expr ? [expr.all, ' and ', 'true'] : [expr.any, ' or ', 'false'];
  return parts.length === 0 ? empty : `(${parts.map((part) => exprSql(part, bind)).join(word)})`;
}
