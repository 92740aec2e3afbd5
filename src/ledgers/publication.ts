import { date, integer, longtext, rows, text } from '#model/field';
import { defineLedger } from '#model/ledger';

/** 公开事项：一件事公布、更正、撤下的每一步，记载的内容就是公众看到的全部；由程序写入，没有经办人。 */
export const publication = defineLedger({
  id: 'publication',
  version: 1,
  name: '公开事项',
  help: '事项公布、更正、撤下时由程序自动生成，不用填写。',
  basis: ['1.3#1', '1.3#2'],
  appliesTo: 'both',
  title: 'title',
  automatic: true,
  fields: {
    title: text('事项', { see: 'public' }),
    ledger: text('台账', { see: 'public', filter: true }),
    clauses: text('依据', { see: 'public' }),
    unit: text('单位', { see: 'public' }),
    state: text('状态', { see: 'public' }),
    day: date('日期', { see: 'public', filter: true }),
    edition: integer('第几次公布', '次', { see: 'public', min: 1 }),
    content: rows('公开内容', { label: text('项目', { see: 'public' }), text: longtext('内容', { see: 'public' }) }, { see: 'public' }),
  },
  states: ['已公布', '更正中', '已撤下'],
  actions: {
    publish: { label: '公布', to: '已公布', by: [], sets: 'all' },
    correct: { label: '更正公布', from: ['已公布', '更正中'], to: '已公布', by: [], sets: 'all' },
    suspend: { label: '暂停公开', from: ['已公布'], to: '更正中', by: [], sets: ['day'], reason: true },
    takeDown: { label: '撤下', from: ['已公布', '更正中'], to: '已撤下', by: [], sets: ['day'], reason: true },
    restore: { label: '恢复公开', from: ['已撤下'], to: '已公布', by: [], sets: 'all' },
  },
  handedIn: ['已公布'],
  done: ['已公布', '已撤下'],
  disclosure: 'never',
  cycle: 'event',
  burdenMinutes: 1,
  keepYears: 30,
});
