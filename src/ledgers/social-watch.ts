import { choice, date, integer, longtext, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { param } from '#model/limit';
import { OFFICE, SCHOOL, SECTION } from './flows/desks.ts';
import { PROBLEM_ENDS, PROBLEM_STATES, problemFlow } from './flows/problem-flow.ts';

/** 社会监督：监督员和家委会看出来的问题，谁办、办没办好；只写身份类别，不写姓名。 */
export const socialWatch = defineLedger({
  id: 'social-watch', version: 1, name: '社会监督',
  help: '一条意见一件。监督员写身份类别，不写姓名。',
  basis: ['3.4#3'], appliesTo: 'bureau', title: 'opinion',
  fields: {
    opinion: text('意见', { see: 'public', filter: true, maxLength: 300, example: '部分学校收费公示贴在校内，家长看不到' }),
    kind: choice('谁提的', ['社会监督员', '家委会', '人大代表政协委员', '媒体'], { see: 'public', filter: true }),
    watchers: integer('在聘监督员', '人', { max: 1000 }),
    raisedOn: date('提出日期', { see: 'public', filter: true }),
    answer: longtext('怎么办的', { see: 'public', maxLength: 1000 }),
    answeredOn: date('办结日期', { see: 'public', filter: true }),
  },
  states: PROBLEM_STATES,
  actions: problemFlow({ needs: ['opinion', 'kind', 'watchers', 'raisedOn'], settled: ['answer', 'answeredOn'], raisers: [...SECTION, ...OFFICE], settlers: [...SECTION, ...SCHOOL, ...OFFICE], closers: [...OFFICE, 'section.head'], within: param('suggestion-answer-days'), reviewWithin: param('rectify-review-days') }),
  ...PROBLEM_ENDS,
  disclosure: { when: ['已销号'], mode: 'record' }, cycle: 'semester', on: 'raisedOn', burdenMinutes: 8, keepYears: 5,
  indicators: [{ id: 'social-watch-closed', name: '监督意见办结率', basis: ['3.4#3'], kind: 'share', part: { states: ['已销号'] }, whole: { states: ['已立项', '已整治', '整治不到位', '已销号'] } }],
});
