import type { Question } from '#domain/collection';
import { QUESTION_KINDS } from '#domain/collection';

/** What a form asks, to be read: for whoever signs it, and for those who may not answer. */
export function FormView({ questions }: { readonly questions: readonly Question[] }) {
  return (
    <ol className="questions">
      {questions.map((question) => (
        <li key={question.label}>
          <b>{question.label}</b>{question.must && question.kind !== 'held' && <span className="bad"> *</span>} <span className="quiet">{QUESTION_KINDS[question.kind]}{question.unit && `（${question.unit}）`}{question.options.length > 0 && `：${question.options.join('、')}`}</span>
          {(question.help || question.example) && <div className="quiet">{question.help}{question.help && question.example && '　'}{question.example && `例：${question.example}`}</div>}
        </li>
      ))}
    </ol>
  );
}
