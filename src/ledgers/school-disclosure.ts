import { choice, date, integer, text, yesno } from '#model/field';
import { defineLedger } from '#model/ledger';
import { limit } from '#model/limit';
import { SCHOOL } from './flows/desks.ts';

/** 学校信息公开：公开目录里的一项一条，写明该哪天公开、公开在哪里；逾期没有公开的亮灯。 */
export const schoolDisclosure = defineLedger({
  id: 'school-disclosure', version: 1, name: '学校信息公开',
  help: '目录里一项一条。收费、招生、经费、食堂、评优这些家长最关心的先公开。',
  basis: ['2.3#2', '2.3#3'], appliesTo: 'school', title: 'matter',
  fields: {
    matter: text('公开什么', { see: 'public', filter: true, example: '2026 年秋季学期收费项目和标准' }),
    kind: choice('类别', ['收费', '招生', '经费', '食堂', '人事与评优', '规章制度', '信息公开年报', '其他'], { see: 'public', filter: true }),
    madeOn: date('形成日期', { see: 'public', filter: true }),
    place: text('公开位置', { see: 'public', example: '校门公示栏；网站“校务公开”' }),
    publishedOn: date('公开日期', { see: 'public', filter: true }),
    reachable: yesno('打得开、看得到', { see: 'public', filter: true }),
    requests: integer('收到公开申请', '件', { see: 'public', max: 1000, when: { is: 'kind', value: '信息公开年报' } }),
  },
  states: ['待公开', '已公开', '已核对', '已撤下'],
  actions: {
    enter: { label: '列入目录', to: '待公开', by: SCHOOL, sets: ['matter', 'kind', 'madeOn'], needs: ['matter', 'kind', 'madeOn'] },
    publish: { label: '公开', from: ['待公开'], to: '已公开', by: SCHOOL, sets: ['place', 'publishedOn', 'requests'], needs: ['place', 'publishedOn', 'requests'], within: limit('GK-01') },
    check: { label: '核对', from: ['已公开'], to: '已核对', by: ['school.head', 'office.clerk', 'office.head', 'section.clerk', 'section.head'], sets: ['reachable'], needs: ['reachable'], notSameAs: ['publish'] },
    reopen: { label: '已看不到，重新公开', from: ['已公开', '已核对'], to: '待公开', by: ['school.head', 'office.clerk', 'office.head'], reason: true },
    remove: { label: '过期撤下', from: ['待公开', '已核对'], to: '已撤下', by: ['school.head'], reason: true },
  },
  handedIn: ['已公开', '已核对'], done: ['已核对', '已撤下'],
  disclosure: { when: ['已核对'], mode: 'record' }, cycle: 'semester', on: 'madeOn', burdenMinutes: 5, keepYears: 5,
  indicators: [
    { id: 'school-disclosure-open', name: '应公开未公开', basis: ['2.3#2'], kind: 'count', of: { states: ['待公开'] }, unit: '项' },
    { id: 'school-disclosure-days', name: '形成到公开平均天数', basis: ['2.3#2'], kind: 'days', from: 'enter', to: 'publish' },
  ],
});
