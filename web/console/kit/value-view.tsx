import type { Field, Value } from '#model/field';
import { showValue } from './definition.ts';
import { FileLinks } from './file-links.tsx';

/** A value as a record and its timeline show it: words, or links to files. */
export function ValueView({ field, value }: { readonly field: Field; readonly value: Value }) {
  return field.kind === 'files' && Array.isArray(value) && value.length > 0 ? <FileLinks fileIds={value as readonly string[]} /> : <>{showValue(field, value)}</>;
}
