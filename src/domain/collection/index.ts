export { type AnswerFault, judgeAnswer } from './judge-answer.ts';
export { readAnswer, writeAnswer } from './answer-text.ts';
export { findHeld, type Held, heldOf, UNIT_SOURCES } from './find-held.ts';
export { type FormFault, lintForm, MOST_QUESTIONS } from './lint-form.ts';
export { minutesOf } from './minutes-of.ts';
export { fieldOf, type Form, formOf, type Question, QUESTION_KINDS, type QuestionKind } from './question.ts';
