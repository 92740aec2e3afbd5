import type { Question, QuestionKind } from './question.ts';

/** Seconds that a clerk needs for one answer: a tap, a number that must be looked up, words that must be thought of, a file that must be found. */
const SECONDS: Readonly<Record<QuestionKind, number>> = { held: 0, yesno: 15, choice: 20, date: 30, integer: 60, money: 90, text: 120, file: 180 };
/** Opening, reading what it is for, and handing in. */
const READING_SECONDS = 60;

/** How many minutes a form takes a clerk, computed and never typed in by who asks; rounded up, at least one. */
export const minutesOf = (questions: readonly Pick<Question, 'kind'>[]): number => Math.max(1, Math.ceil((READING_SECONDS + questions.reduce((sum, { kind }) => sum + SECONDS[kind], 0)) / 60));
