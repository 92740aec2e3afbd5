import { choice, longtext, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { param } from '#model/limit';
import { EVERY_DESK, OFFICE } from './flows/desks.ts';

/** 指导口径：学校问、办公室答，答过的全县都查得到，同一个问题不问第二遍。 */
export const guidance = defineLedger({
  id: 'guidance', version: 1, name: '指导口径',
  help: '先搜一搜有没有人问过。问题写清楚是哪一句方案、哪件事不明白。',
  basis: ['S1#4'], appliesTo: 'both', title: 'question',
  fields: {
    question: text('问题', { see: 'tenant', filter: true, maxLength: 300, example: '教职工不足 20 人的学校，集中学习可以和邻校合办吗？' }),
    clause: text('哪一句方案', { see: 'tenant', filter: true, maxLength: 12, example: '1.2#2' }),
    detail: longtext('补充说明', { maxLength: 1000 }),
    answer: longtext('口径', { see: 'tenant', maxLength: 2000, example: '可以。由牵头校登记一次，两校各填本校应到实到人数。' }),
    basis: text('答复依据', { see: 'tenant' }),
    scope: choice('适用范围', ['全县', '仅本单位', '学前', '义务教育', '高中和职中'], { see: 'tenant', filter: true }),
  },
  states: ['待答复', '已答复', '已作废'],
  actions: {
    ask: { label: '提问', to: '待答复', by: EVERY_DESK, sets: ['question', 'clause', 'detail'], needs: ['question'] },
    answer: { label: '答复', from: ['待答复'], to: '已答复', by: OFFICE, sets: ['answer', 'basis', 'scope'], needs: ['answer', 'scope'], notSameAs: ['ask'], within: param('guidance-answer-days') },
    revise: { label: '更新口径', from: ['已答复'], to: '已答复', by: OFFICE, sets: ['answer', 'basis', 'scope'], needs: ['answer', 'scope'], reason: true },
    void: { label: '作废', from: ['待答复', '已答复'], to: '已作废', by: ['office.head'], reason: true },
  },
  handedIn: ['已答复'], done: ['已答复', '已作废'],
  disclosure: 'never', cycle: 'event', burdenMinutes: 5, keepYears: 5,
  indicators: [{ id: 'guidance-days', name: '答复平均天数', basis: ['S1#4'], kind: 'days', from: 'ask', to: 'answer' }],
});
