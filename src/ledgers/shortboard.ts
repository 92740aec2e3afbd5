import { choice, date, longtext, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { param } from '#model/limit';
import { OFFICE, SECTION } from './flows/desks.ts';
import { PROBLEM_ENDS, PROBLEM_STATES, problemFlow } from './flows/problem-flow.ts';

/** 短板清单：学前、特殊、职业教育差在哪里，谁来补、几时补上，补上才销号。 */
export const shortboard = defineLedger({
  id: 'shortboard', version: 1, name: '短板清单',
  help: '一块短板一条，写能验收的目标，例如“公办园在园幼儿占比到 50%”。',
  basis: ['1.4#3'], appliesTo: 'bureau', title: 'gap',
  fields: {
    gap: text('差在哪里', { see: 'public', filter: true, maxLength: 300, example: '职业中学实训设备生均值不达标' }),
    kind: choice('哪一类', ['学前教育', '特殊教育', '职业教育'], { see: 'public', filter: true }),
    target: text('补到什么程度', { see: 'public', example: '生均 4000 元' }),
    until: date('补齐期限', { see: 'public', filter: true }),
    done: longtext('怎么补的', { see: 'public', maxLength: 1000 }),
    doneOn: date('补齐日期', { see: 'public', filter: true }),
    finding: longtext('复核意见', { maxLength: 500 }),
  },
  states: PROBLEM_STATES,
  actions: problemFlow({ needs: ['gap', 'kind', 'target', 'until'], settled: ['done', 'doneOn'], closed: ['finding'], raisers: [...SECTION, ...OFFICE], settlers: SECTION, closers: ['office.head', 'bureau.leader', 'section.head'], within: param('shortboard-days'), reviewWithin: param('rectify-review-days') }),
  ...PROBLEM_ENDS,
  disclosure: { when: ['已立项', '已销号'], mode: 'record' }, cycle: 'year', on: 'until', burdenMinutes: 15, keepYears: 10,
  indicators: [{ id: 'shortboard-closed', name: '短板销号率', basis: ['1.4#3'], kind: 'share', part: { states: ['已销号'] }, whole: { states: ['已立项', '已整治', '整治不到位', '已销号'] } }],
  signals: [{ kind: 'expires', id: 'shortboard-due', name: '补齐期限到了', basis: ['1.4#3'], states: ['已立项', '整治不到位'], on: 'until' }],
});
