import type { Day } from '#base/day';
import type { Value, Values } from './field.ts';

/** A condition over one record, as data: the same answer in browser, server and SQL. A comparison with an empty field is false; `atLeast` compares numbers, or days. */
export type Expr =
  | { readonly is: string; readonly value: string | number | boolean }
  | { readonly atLeast: string; readonly value: number | Day }
  | { readonly filled: string }
  | { readonly not: Expr }
  | { readonly all: readonly Expr[] }
  | { readonly any: readonly Expr[] };

/** Evaluates a condition over a record's fields. */
export function holds(expr: Expr, values: Values): boolean {
  if ('is' in expr) return values[expr.is] === expr.value;
  if ('atLeast' in expr) {
    const found: Value | undefined = values[expr.atLeast];
    return typeof found === typeof expr.value && (found as string | number) >= expr.value;
  }
  if ('filled' in expr) {
    const found = values[expr.filled];
    return found !== undefined && found !== null && found !== '' && !(Array.isArray(found) && found.length === 0);
  }
  if ('not' in expr) return !holds(expr.not, values);
  if ('all' in expr) return expr.all.every((part) => holds(part, values));
  return expr.any.some((part) => holds(part, values));
}

/** Every field that a condition looks at. */
export function fieldsOf(expr: Expr): readonly string[] {
  if ('is' in expr) return [expr.is];
  if ('atLeast' in expr) return [expr.atLeast];
  if ('filled' in expr) return [expr.filled];
  if ('not' in expr) return fieldsOf(expr.not);
  return ('all' in expr ? expr.all : expr.any).flatMap(fieldsOf);
}
