import { choice, integer, longtext, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { EVERY_DESK, REVIEWERS } from './flows/desks.ts';
import { REPORT_ENDS, REPORT_STATES, reportFlow } from './flows/report-flow.ts';

/** 典型经验：做法、效果，效果要指得出是哪个指标；没有指标的标“待佐证”。 */
export const goodCase = defineLedger({
  id: 'good-case', version: 1, name: '典型经验',
  help: '说清楚做法，再指出哪个指标变了多少。说不出指标的会标“待佐证”，不影响报送。',
  basis: ['S4#3'], appliesTo: 'both', title: 'name',
  fields: {
    name: text('题目', { see: 'public', filter: true, example: '三家比价上墙之后' }),
    kind: choice('哪一类', ['制度', '公开', '食堂', '采购', '师德', '服务', '文化'], { see: 'public', filter: true }),
    practice: longtext('做法', { compare: true, see: 'public', maxLength: 3000, example: '每月三家比价，家委会签字，价格贴在食堂门口' }),
    indicator: text('哪个指标', { see: 'public', filter: true, maxLength: 60, help: 'indicators', example: '留样率' }),
    before: integer('原来', '', { see: 'public' }),
    after: integer('现在', '', { see: 'public' }),
    reused: integer('被借鉴', '次', { see: 'public', max: 10_000 }),
  },
  states: REPORT_STATES,
  actions: reportFlow({ needs: ['name', 'kind', 'practice'], makers: EVERY_DESK, reviewers: REVIEWERS, checks: ['no-indicator'] }),
  ...REPORT_ENDS,
  signals: [{ kind: 'lacks', id: 'not-proved', name: '待佐证：没有关联指标', basis: ['S4#3'], states: ['已报送', '已接收'], field: 'indicator' }],
  disclosure: { when: ['已接收'], mode: 'record' }, cycle: 'semester', burdenMinutes: 20, keepYears: 10,
  indicators: [{ id: 'good-case-proved', name: '有指标佐证的占比', basis: ['S4#3'], kind: 'share', part: { states: ['已接收'], when: { filled: 'indicator' } }, whole: { states: ['已接收'] } }],
});
