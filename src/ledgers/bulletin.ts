import { choice, date, integer, longtext, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { param } from '#model/limit';
import { OFFICE, SECTION } from './flows/desks.ts';

/** 师德师风通报：默认不点名，只有数量、类型和警示；合法性复核是另一人，公开的不足 5 件不分学段。 */
export const bulletin = defineLedger({
  id: 'bulletin', version: 1, name: '师德师风通报',
  help: '一期一条，不写姓名和学校。数量少的不分学段。',
  basis: ['3.4#6'], appliesTo: 'bureau', title: 'issue',
  fields: {
    issue: text('第几期', { see: 'public', filter: true, example: '2026 年第三季度' }),
    kind: choice('哪一种', ['定期通报', '查处情况公布'], { see: 'public', filter: true }),
    handled: integer('查处', '件', { from: { ledger: 'case', field: 'closed' }, see: 'public', max: 1000 }),
    types: longtext('违规类型和警示', { see: 'public', maxLength: 1500, example: '有偿补课、收受礼品；开学前各校再学习一次六禁' }),
    publishedOn: date('发布日期', { see: 'public', filter: true }),
    review: longtext('合法性复核意见', { maxLength: 1000 }),
    place: text('发布位置', { see: 'public', example: '局网站' }),
  },
  states: ['拟稿', '已复核', '已发布', '已撤下', '已作废'],
  actions: {
    draft: { label: '拟稿', to: '拟稿', by: [...SECTION, ...OFFICE], sets: ['issue', 'kind', 'handled', 'types'], needs: ['issue', 'kind', 'handled', 'types'] },
    review: { label: '合法性复核', from: ['拟稿'], to: '已复核', by: ['office.head', 'section.head', 'group.officer'], sets: ['review'], needs: ['review'], notSameAs: ['draft'] },
    publish: { label: '发布', from: ['已复核'], to: '已发布', by: [...SECTION, ...OFFICE], sets: ['publishedOn', 'place'], needs: ['publishedOn', 'place'], within: param('publish-person-days') },
    takeDown: { label: '撤下', from: ['已发布'], to: '已撤下', by: ['office.head', 'section.head'], reason: true },
    void: { label: '作废', from: ['拟稿', '已复核'], to: '已作废', by: ['office.head', 'section.head'], reason: true },
  },
  handedIn: ['已发布'], done: ['已发布', '已撤下', '已作废'],
  disclosure: { when: ['已发布'], mode: 'record' }, cycle: 'quarter', on: 'publishedOn', burdenMinutes: 15, keepYears: 5,
});
