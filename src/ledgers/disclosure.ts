import { choice, date, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { limit } from '#model/limit';
import { OFFICE, SECTION } from './flows/desks.ts';

const MAKERS = [...SECTION, ...OFFICE] as const;

/** 政务公开：主动公开的信息和依申请公开的答复；期限按《政府信息公开条例》。 */
export const disclosure = defineLedger({
  id: 'disclosure', version: 1, name: '政务公开',
  help: '形成一条应公开的信息就登记，公开后填网址；收到公开申请也在这里登记、答复。',
  basis: ['1.3#1', '1.3#2', '1.3#7'], appliesTo: 'bureau', title: 'matter',
  fields: {
    matter: text('信息名称', { see: 'public', filter: true, example: '2026 年中小学招生工作方案' }),
    kind: choice('哪一种', ['主动公开', '依申请公开', '依法行政年度报告', '政府信息公开年报'], { see: 'public', filter: true }),
    madeOn: date('形成或收到日期', { see: 'public', filter: true, from: { calendar: 'today' } }),
    place: text('公开网址或地点', { see: 'public', example: '局网站“招生”栏目' }),
    publishedOn: date('公开或答复日期', { see: 'public', filter: true }),
    answer: choice('答复类型', ['予以公开', '部分公开', '不予公开', '不掌握', '不属于本机关', '重复申请', '补正后未回复'], { see: 'public', when: { is: 'kind', value: '依申请公开' } }),
  },
  states: ['待公开', '已公开', '已核对', '已作废'],
  actions: {
    enter: { label: '登记', to: '待公开', by: MAKERS, sets: ['matter', 'kind', 'madeOn'], needs: ['matter', 'kind', 'madeOn'] },
    publish: { label: '公开或答复', from: ['待公开'], to: '已公开', by: MAKERS, sets: ['place', 'publishedOn', 'answer'], needs: ['place', 'publishedOn', 'answer'], within: limit('GK-01'), since: 'madeOn' },
    check: { label: '核对公开页', from: ['已公开'], to: '已核对', by: ['office.clerk', 'office.head'], notSameAs: ['publish'] },
    reopen: { label: '公开页失效，重新公开', from: ['已公开', '已核对'], to: '待公开', by: ['office.clerk', 'office.head'], reason: true },
    void: { label: '作废', from: ['待公开'], to: '已作废', by: ['office.head', 'section.head'], reason: true },
  },
  handedIn: ['已公开', '已核对'], done: ['已核对', '已作废'],
  disclosure: { when: ['已核对'], mode: 'record' }, cycle: 'event', on: 'madeOn', burdenMinutes: 8, keepYears: 10,
  indicators: [
    { id: 'disclosure-days-mean', name: '形成到公开平均天数', basis: ['1.3#7'], kind: 'days', from: 'enter', to: 'publish' },
    { id: 'disclosure-open', name: '应公开未公开数', basis: ['1.3#7'], kind: 'count', of: { states: ['待公开'] }, unit: '条' },
  ],
});
