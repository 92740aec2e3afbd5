import { isDay } from '#base/day';
import { type Fen, fenFromYuan, yuanFromFen } from '#base/money';
import type { Field, Value } from '#model/field';

/** A value as an answer keeps it: one text that people read and that `readAnswer` reads back. */
export function writeAnswer(field: Field, value: Value): string {
  if (value === null) return '';
  if (field.kind === 'yesno') return value === true ? '是' : '否';
  return field.kind === 'money' ? yuanFromFen(value as Fen).replaceAll(',', '') : String(value);
}

/** The value that an answer's text says; undefined where the text is not one of this kind. An empty text is null. */
export function readAnswer(field: Field, text: string): Value | undefined {
  if (text === '') return null;
  switch (field.kind) {
    case 'integer':
      return /^(0|[1-9]\d{0,14})$/.test(text) ? Number(text) : undefined;
    case 'money':
      return fenFromYuan(text);
    case 'yesno':
      return text === '是' ? true : text === '否' ? false : undefined;
    case 'date':
      return isDay(text) ? text : undefined;
    default:
      return text;
  }
}
