import { choice, date, link, longtext, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { param } from '#model/limit';
import { EVERY_DESK, OFFICE } from './flows/desks.ts';

const HEADS = ['school.head', 'section.head', 'office.head', 'bureau.leader'] as const;

/** 查治建：查出一个问题，整治它，再把办法变成制度；三段连着，没有制度的要说明为什么不需要。 */
export const style = defineLedger({
  id: 'style', version: 1, name: '查治建',
  help: '一个问题一件，先查、再治、后建。建制度一步可以“不需要”，但要写理由，并由另一人确认。',
  basis: ['1.5#1', '1.5#2'], appliesTo: 'both', title: 'problem',
  fields: {
    problem: text('查出的问题', { filter: true, maxLength: 300, group: '查', example: '办事窗口午间无人，家长白跑' }),
    source: choice('从哪里查出', ['自查', '群众反映', '督查检查', '走访调研', '审计'], { filter: true, group: '查' }),
    foundOn: date('发现日期', { filter: true, group: '查', from: { calendar: 'today' } }),
    measures: longtext('怎么整治', { maxLength: 1500, group: '治', example: '中午两人轮岗，门口贴电话' }),
    doneOn: date('整治完成', { filter: true, group: '治' }),
    rule: link('形成的制度', 'norm-doc', { group: '建', hint: '在“规范性文件”里的那一份' }),
    ruleText: text('或制度名称', { group: '建', example: '窗口服务轮岗办法（校内）' }),
  },
  states: ['已查出', '已整治', '拟不建制度', '已建制度', '不需建制度', '已撤销'],
  actions: {
    find: { label: '登记问题', to: '已查出', by: EVERY_DESK, sets: ['problem', 'source', 'foundOn'], needs: ['problem', 'source', 'foundOn'] },
    settle: { label: '整治', from: ['已查出'], to: '已整治', by: EVERY_DESK, sets: ['measures', 'doneOn'], needs: ['measures', 'doneOn'], within: param('style-settle-days') },
    reopen: { label: '没有治好', from: ['已整治'], to: '已查出', by: [...HEADS, 'office.clerk'], reason: true, notSameAs: ['settle'] },
    build: { label: '建制度', from: ['已整治'], to: '已建制度', by: EVERY_DESK, notSameAs: ['settle'], sets: ['rule', 'ruleText'], when: { any: [{ filled: 'rule' }, { filled: 'ruleText' }] } },
    noRule: { label: '不需要建制度', from: ['已整治'], to: '拟不建制度', by: EVERY_DESK, reason: true },
    noRuleConfirmed: { label: '同意不建', from: ['拟不建制度'], to: '不需建制度', by: HEADS, notSameAs: ['noRule'] },
    noRuleRefused: { label: '应当建制度', from: ['拟不建制度'], to: '已整治', by: HEADS, reason: true, notSameAs: ['noRule'] },
    cancel: { label: '撤销', from: ['已查出'], to: '已撤销', by: OFFICE, reason: true },
  },
  handedIn: ['已整治', '拟不建制度', '已建制度', '不需建制度'], done: ['已建制度', '不需建制度', '已撤销'],
  disclosure: { when: ['已建制度', '不需建制度'], mode: 'aggregate' }, cycle: 'semester', on: 'foundOn', burdenMinutes: 12, keepYears: 10,
  indicators: [
    { id: 'style-settled', name: '问题销号率', basis: ['1.5#2'], kind: 'share', part: { states: ['已建制度', '不需建制度'] }, whole: { states: ['已查出', '已整治', '拟不建制度', '已建制度', '不需建制度'] } },
    { id: 'style-ruled', name: '制度转化率', basis: ['1.5#2'], kind: 'share', part: { states: ['已建制度'] }, whole: { states: ['已建制度', '不需建制度'] } },
  ],
});
