import { checkValue, type ValueFault } from '#model/check-value';
import { readAnswer } from './answer-text.ts';
import { fieldOf, type Question } from './question.ts';

/** Why an answer does not fit its form, and at which question. */
export interface AnswerFault {
  readonly label: string;
  readonly why: 'unknown' | 'twice' | 'missing' | 'held' | ValueFault['why'];
}

/**
 * The first thing in an answer that its form does not ask for, or asks for otherwise; undefined where it fits.
 * `rows` are untrusted; `held` says by label what the system brings along: the answer repeats it, or leaves it out where it is not held.
 */
export function judgeAnswer(questions: readonly Question[], rows: readonly { readonly label?: unknown; readonly answer?: unknown }[], files: number, held: ReadonlyMap<string, string>): AnswerFault | undefined {
  const given = new Map<string, string>();
  for (const { label, answer } of rows) {
    const name = typeof label === 'string' ? label : '';
    const question = questions.find((one) => one.label === name);
    if (!question || question.kind === 'file') return { label: name, why: 'unknown' };
    if (given.has(name)) return { label: name, why: 'twice' };
    const text = typeof answer === 'string' ? answer : '';
    if (question.kind === 'held') {
      if (text !== held.get(name)) return { label: name, why: 'held' };
    } else {
      const field = fieldOf(question);
      const fault = checkValue(name, field, readAnswer(field, text));
      if (fault) return { label: name, why: fault.why };
    }
    given.set(name, text);
  }
  const file = questions.find(({ kind }) => kind === 'file');
  if (!file && files > 0) return { label: '附件', why: 'unknown' };
  if (file?.must && files === 0) return { label: file.label, why: 'missing' };
  const left = questions.find(({ label, kind, must }) => kind !== 'file' && (given.get(label) ?? '') === '' && (kind === 'held' ? (held.get(label) ?? '') !== '' : must));
  return left && { label: left.label, why: left.kind === 'held' ? 'held' : 'missing' };
}
