import type { Output } from '#contract';
import type { Question } from '#domain/collection';

export type Collection = Output<'collection.get'>;
export type CollectionLine = Output<'collection.list'>['asked'][number];

/** What a state is called today: a running form that is past its last day has ended by itself. */
export const stateWords = ({ state, ended }: { readonly state: string; readonly ended: boolean }): string => (state === '进行中' && ended ? '已截止' : state);

/** The form's questions as the skill knows them. */
export const questionsOf = ({ form }: Collection): readonly Question[] => form.questions as unknown as readonly Question[];

/** What a question's answer looks like with its unit. */
export const answerWords = ({ kind, unit }: Question, text: string): string => (text === '' ? (kind === 'held' ? '（没有登记）' : '—') : kind === 'integer' ? `${text} ${unit}` : kind === 'money' ? `${text} 元` : text);

export const hours = (minutes: number): string => (minutes < 60 ? `${minutes} 分钟` : `${Math.round(minutes / 6) / 10} 小时`);
