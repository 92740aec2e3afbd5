import { isDay } from '#base/day';
import { isUuid } from '#base/id';
import type { Field } from './field.ts';

/** Why a value does not fit its field. */
export interface ValueFault {
  readonly field: string;
  readonly why: 'type' | 'too-long' | 'too-short' | 'out-of-range' | 'not-an-option' | 'too-many' | 'unknown-column';
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.isWellFormed();

function whyNot(field: Field, value: unknown): ValueFault['why'] | undefined {
  switch (field.kind) {
    case 'text':
      return !isText(value) ? 'type' : value.length > field.maxLength ? 'too-long' : undefined;
    case 'longtext':
      if (!isText(value)) return 'type';
      return value.length > field.maxLength ? 'too-long' : value.length < field.minLength ? 'too-short' : undefined;
    case 'integer':
      if (!Number.isSafeInteger(value)) return 'type';
      return (value as number) < field.min || (value as number) > field.max ? 'out-of-range' : undefined;
    case 'money':
      return !Number.isSafeInteger(value) ? 'type' : (value as number) < 0 ? 'out-of-range' : undefined;
    case 'link':
    case 'post':
      return isUuid(value) ? undefined : 'type';
    case 'date':
      return isDay(value) ? undefined : 'type';
    case 'yesno':
      return typeof value === 'boolean' ? undefined : 'type';
    case 'choice':
      return isText(value) ? (field.options.includes(value) ? undefined : 'not-an-option') : 'type';
    case 'choices':
      if (!Array.isArray(value) || new Set(value).size !== value.length) return 'type';
      return value.every((one) => field.options.includes(one as string)) ? undefined : 'not-an-option';
    case 'files':
      if (!Array.isArray(value) || !value.every(isUuid)) return 'type';
      return value.length > field.maxCount ? 'too-many' : undefined;
    case 'rows':
      if (!Array.isArray(value)) return 'type';
      return value.length > field.maxRows ? 'too-many' : undefined;
  }
}

/** Checks one untrusted value against its field, tables cell by cell; undefined where it fits. `null` empties a field and always fits. */
export function checkValue(name: string, field: Field, value: unknown): ValueFault | undefined {
  if (value === null) return undefined;
  const why = whyNot(field, value);
  if (why) return { field: name, why };
  if (field.kind !== 'rows') return undefined;
  for (const [i, row] of (value as unknown[]).entries()) {
    if (typeof row !== 'object' || row === null || Array.isArray(row)) return { field: `${name}.${i}`, why: 'type' };
    for (const [column, cell] of Object.entries(row)) {
      const definition = Object.hasOwn(field.columns, column) ? field.columns[column] : undefined;
      if (!definition) return { field: `${name}.${i}.${column}`, why: 'unknown-column' };
      const fault = checkValue(`${name}.${i}.${column}`, definition, cell);
      if (fault) return fault;
    }
  }
  return undefined;
}
