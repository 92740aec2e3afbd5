import { choice, date, integer, longtext, money, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { OFFICE, SECTION } from './flows/desks.ts';

const MAKERS = [...SECTION, ...OFFICE] as const;
const HEADS = ['office.head', 'section.head', 'bureau.leader'] as const;

/** 民生实事：征集、确定、公示、实施、验收、评议，六步公开。 */
export const livelihood = defineLedger({
  id: 'livelihood', version: 1, name: '民生实事',
  help: '一年几件，一件一条。征集多少条意见、怎么定的写清楚，办完请群众评议。',
  basis: ['1.4#4'], appliesTo: 'bureau', title: 'name',
  fields: {
    name: text('实事', { see: 'public', filter: true, group: '征集确定', example: '二十所学校旱厕改造' }),
    opinions: integer('征集意见', '条', { see: 'public', max: 100_000, group: '征集确定' }),
    why: longtext('为什么选它', { see: 'public', maxLength: 500, group: '征集确定' }),
    until: date('承诺完成', { see: 'public', filter: true, group: '公示' }),
    cost: money('投入', { see: 'public', filter: true, group: '公示' }),
    progress: longtext('进度', { see: 'public', maxLength: 800, group: '实施' }),
    acceptedOn: date('验收日期', { see: 'public', filter: true, group: '验收评议' }),
    rated: integer('参加评议', '人', { see: 'public', max: 100_000, group: '验收评议' }),
    satisfied: integer('满意', '人', { see: 'public', max: 100_000, group: '验收评议' }),
    verdict: choice('结论', ['如期办成', '延期办成', '没有办成'], { see: 'public', filter: true, group: '验收评议' }),
  },
  states: ['征集中', '已确定', '实施中', '已验收', '已评议', '已终止'],
  actions: {
    collect: { label: '开始征集', to: '征集中', by: MAKERS, sets: ['name', 'opinions', 'why'], needs: ['name'] },
    choose: { label: '确定', from: ['征集中'], to: '已确定', by: HEADS, sets: ['opinions', 'why', 'until', 'cost'], needs: ['opinions', 'why', 'until', 'cost'], notSameAs: ['collect'] },
    start: { label: '公示并实施', from: ['已确定'], to: '实施中', by: MAKERS },
    progress: { label: '记进度', from: ['实施中'], to: '实施中', by: MAKERS, sets: ['progress'], needs: ['progress'] },
    accept: { label: '验收', from: ['实施中'], to: '已验收', by: HEADS, sets: ['acceptedOn', 'verdict'], needs: ['acceptedOn', 'verdict'], notSameAs: ['start', 'progress'] },
    rate: { label: '评议', from: ['已验收'], to: '已评议', by: MAKERS, sets: ['rated', 'satisfied'], needs: ['rated', 'satisfied'] },
    stop: { label: '终止', from: ['征集中', '已确定', '实施中'], to: '已终止', by: ['bureau.leader', 'office.head'], reason: true },
  },
  handedIn: ['实施中', '已验收', '已评议'], done: ['已评议', '已终止'],
  disclosure: { when: ['实施中', '已评议'], mode: 'record' }, cycle: 'year', on: 'until', burdenMinutes: 20, keepYears: 15,
  indicators: [{ id: 'livelihood-satisfied', name: '评议满意率', basis: ['1.4#4'], kind: 'share', part: { states: ['已评议'], sum: 'satisfied' }, whole: { states: ['已评议'], sum: 'rated' } }],
  signals: [{ kind: 'expires', id: 'livelihood-due', name: '承诺完成的日子到了', basis: ['1.4#4'], states: ['实施中'], on: 'until' }],
});
