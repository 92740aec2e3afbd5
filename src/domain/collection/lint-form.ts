import { findForbidden, plainWords } from '#model/forbidden-topic';
import type { Ledger } from '#model/ledger';
import { lintFields, lintLedger } from '#model/lint-ledger';
import { findHeld, type Held, heldOf } from './find-held.ts';
import { fieldOf, type Form, type Question } from './question.ts';

/** A form is short: whoever needs more asks twice, or opens a ledger. */
export const MOST_QUESTIONS = 20;

/** Rows per pupil or parent: a form asks a unit, never for people one by one. */
const PER_PERSON = ['学生姓名', '家长姓名', '幼儿姓名', '姓名', '身份证', '证件号', '学号', '座号', '学籍号', '准考证', '名单', '花名册', '名册', '逐人', '每名学生', '每位学生', '每个学生', '每位家长', '监护人', '父亲', '母亲', '家长电话', '家长手机', '学生电话', '家庭住址', '家庭地址', '户籍', '户口', '出生日期', '出生年月', '生日', '指纹', '人脸', '银行卡', '微信号', '电话', '手机', '住址', '工号'];

/** One thing that stands against a form: at which question (null: at the form), in a sentence; a `held` one can be turned into a line that is brought along. */
export interface FormFault {
  readonly at: number | null;
  readonly code: 'forbidden' | 'per-person' | 'held' | 'field' | 'form';
  readonly words: string;
  readonly held?: Held;
}

function perPerson({ label, help, example, options }: Question): string | undefined {
  const texts = [label, help, example, ...options].map(plainWords);
  return PER_PERSON.find((word) => texts.some((text) => text.includes(word)));
}

function* lintQuestion(question: Question, at: number, form: Form, ledgers: readonly Ledger[]): Generator<FormFault> {
  const { label, kind, unit, options, from } = question;
  const field = (words: string): FormFault => ({ at, code: 'field', words });
  if (plainWords(label) === '') { yield field('写上要问什么'); return; }
  const forbidden = findForbidden({ label, texts: [question.help, question.example, unit], options });
  if (forbidden) yield { at, code: 'forbidden', words: `不得采集“${forbidden.topic}”${forbidden.word === forbidden.topic ? '' : `（“${forbidden.word}”）`}，谁都不能问` };
  const person = kind === 'held' ? undefined : perPerson(question);
  if (person !== undefined) yield { at, code: 'per-person', words: `不得逐人收集学生、家长、教职工的信息（“${person}”），请改问数目` };
  if (form.questions.findIndex((other) => plainWords(other.label) === plainWords(label)) < at) yield field('和前面的一项同名，请改一个名字');
  if (kind === 'integer' && unit === '') yield field('写上单位（人、个、次……）');
  if (kind === 'choice' && options.length < 2) yield field('至少写两个选项，用“、”隔开');
  if (kind === 'held') {
    if (!heldOf(from, ledgers)) yield field('系统里没有这一项，带不出来');
  } else {
    const held = findHeld(question, ledgers);
    if (held) yield { at, code: 'held', words: `《${held.ledgerName}》里已有“${held.label}”，不要再问；改为自动带出即可`, held };
  }
  // The ledgers' own linter has the last word; what was said above is not said twice.
  if (!forbidden && person === undefined) for (const fault of lintFields({ [label]: fieldOf(question) }, '')) yield field(fault);
}

/** The ledger that a form comes to, so that the ledgers' linter can judge it whole. */
const ledgerOf = ({ title, purpose, clause, minutes, keepYears, questions }: Form): Ledger => ({
  id: 'form', version: 1, name: title, help: purpose || title, basis: [clause], appliesTo: 'both', title: 'q0',
  // The title of an answer is the form's, whatever its first question is.
  fields: { q0: { kind: 'text', maxLength: 60, label: '填报', see: 'public', personal: false, filter: false }, ...Object.fromEntries(questions.map((question, i) => [`q${i + 1}`, fieldOf(question)])) },
  states: ['已报送'], actions: { submit: { label: '报送', to: '已报送', by: ['school.clerk'], sets: 'all' } }, handedIn: ['已报送'], done: ['已报送'], disclosure: 'never', burdenMinutes: minutes, keepYears,
});

/**
 * Everything that stands against a form, one Chinese sentence each: each question by itself and against what the system holds, then the whole through the ledgers' linter.
 * `isWhole`: also what may still be missing while it is composed (clause, addressees, last day, retention).
 */
export function lintForm(form: Form, ledgers: readonly Ledger[], isWhole: boolean): readonly FormFault[] {
  const faults = form.questions.flatMap((question, at) => [...lintQuestion(question, at, form, ledgers)]);
  const whole = (words: string): FormFault => ({ at: null, code: 'form', words });
  const spoken = findForbidden({ label: form.title, texts: [form.purpose], options: [] });
  if (spoken) faults.push({ at: null, code: 'forbidden', words: `标题和用途里不得出现“${spoken.topic}”（“${spoken.word}”）` });
  const person = PER_PERSON.find((word) => [form.title, form.purpose].some((text) => plainWords(text).includes(word)));
  if (person !== undefined) faults.push({ at: null, code: 'per-person', words: `不得逐人收集学生、家长、教职工的信息（标题或用途里的“${person}”）` });
  if (form.questions.filter(({ kind }) => kind !== 'held').length === 0) faults.push(whole('至少要问一项'));
  if (form.questions.length > MOST_QUESTIONS) faults.push(whole(`一份最多 ${MOST_QUESTIONS} 项`));
  if (form.questions.filter(({ kind }) => kind === 'file').length > 1) faults.push(whole('附件最多一项（一项里可以传几个文件）'));
  if (isWhole) {
    if (form.clause === '') faults.push(whole('没有依据：选方案的哪一句'));
    if (form.kinds.length === 0) faults.push(whole('选发给哪几类单位'));
    if (form.endsOn === '') faults.push(whole('写上截止日期'));
    if (faults.length === 0) faults.push(...lintLedger(ledgerOf(form)).map(whole));
  }
  return faults;
}
