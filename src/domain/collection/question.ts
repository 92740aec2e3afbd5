import { choice, date, type Field, files, integer, money, text, type Values, yesno } from '#model/field';

/** What a form may ask for; `held` is not asked: the system brings it along. */
export const QUESTION_KINDS = { text: '文字', integer: '整数', money: '金额', choice: '选一项', yesno: '是或否', date: '日期', file: '附件', held: '系统已有，自动带出' } as const;
export type QuestionKind = keyof typeof QUESTION_KINDS;

/** One line of a form, as its record keeps it; options are parted by 、 in the record. */
export interface Question {
  readonly label: string;
  readonly kind: QuestionKind;
  readonly unit: string;
  readonly options: readonly string[];
  readonly must: boolean;
  readonly help: string;
  readonly example: string;
  /** Of a `held` one: `<ledger>.<field>`, or a thing that the organisation knows of the unit. */
  readonly from: string;
}

/** A form as its record keeps it. */
export interface Form {
  readonly title: string;
  readonly purpose: string;
  readonly clause: string;
  readonly plan: string;
  readonly kinds: readonly string[];
  readonly endsOn: string;
  readonly minutes: number;
  readonly keepYears: number;
  readonly questions: readonly Question[];
}

const words = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** The options that are written in one line, parted by 、 or a semicolon or a line's end. */
const optionsOf = (line: string): readonly string[] => line.split(/[、；;\n]/).map((option) => option.trim()).filter((option) => option !== '');

/** The form that these values of a record say; what is not filled is empty. */
export function formOf(values: Values): Form {
  const rows = (Array.isArray(values['questions']) ? values['questions'] : []) as readonly Values[];
  return {
    title: words(values['title']), purpose: words(values['purpose']), clause: words(values['clause']), plan: words(values['plan']), kinds: Array.isArray(values['kinds']) ? (values['kinds'] as readonly string[]) : [], endsOn: words(values['endsOn']),
    minutes: Number(values['minutes'] ?? 0), keepYears: Number(values['keepYears'] ?? 0),
    questions: rows.map((row) => ({
      label: words(row['label']), kind: (Object.hasOwn(QUESTION_KINDS, String(row['kind'])) ? row['kind'] : 'text') as QuestionKind, unit: words(row['unit']), options: optionsOf(words(row['options'])),
      must: row['must'] === true, help: words(row['help']), example: words(row['example']), from: words(row['from']),
    })),
  };
}

const LONGEST_TEXT = 500;
const MOST_FILES = 5;

/** The field of a ledger that a question comes to: the same inputs, checks and linter serve both. */
export function fieldOf({ label, kind, unit, options, help, example }: Question): Field {
  const more = { ...(help ? { hint: help } : {}), ...(example ? { example } : {}) };
  switch (kind) {
    case 'integer':
      return integer(label, unit, more);
    case 'money':
      return money(label, more);
    case 'choice':
      return choice(label, options, more);
    case 'yesno':
      return yesno(label, more);
    case 'date':
      return date(label, more);
    case 'file':
      return files(label, { ...more, maxCount: MOST_FILES });
    case 'text':
    case 'held':
      return text(label, { ...more, maxLength: LONGEST_TEXT });
  }
}
