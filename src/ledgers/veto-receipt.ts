import { choice, date, link, post, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { EVERY_DESK } from './flows/desks.ts';

/** 查询回执：某个岗位的人在某一天有没有生效的一票否决决定；查询由程序对照决定登记簿得出，人改不了。 */
export const vetoReceipt = defineLedger({
  id: 'veto-receipt', version: 1, name: '一票否决查询回执',
  help: '选岗位，写工号，程序对照生效的决定给出结果。查出否决的，要等决定撤销，或者证明不是同一人，才能再查。',
  basis: ['3.4#4'], appliesTo: 'both', title: 'kind', titleWith: ['checkedOn'], readers: 'desk', about: { post: 'holder', staffNo: 'staffNo' },
  fields: {
    batch: link('哪一批', 'veto', { see: 'unit', parent: true, states: ['查询中'] }),
    kind: choice('用于', ['教师评价', '评优评先', '职称评聘', '岗位聘用'], { from: { ledger: 'veto', field: 'kind' }, see: 'unit', filter: true }),
    staffNo: text('工号', { see: 'unit', personal: true, maxLength: 32 }),
    holder: post('岗位', { see: 'unit' }),
    checkedOn: date('查询日期', { see: 'unit', filter: true }),
  },
  states: ['没有否决', '已作废'],
  actions: {
    check: { label: '查询', to: '没有否决', by: EVERY_DESK, sets: 'all', needs: ['batch', 'kind', 'staffNo', 'holder', 'checkedOn'], checks: ['no-decision', 'once-in-batch'] },
    void: { label: '作废', from: ['没有否决'], to: '已作废', by: ['school.head', 'section.head', 'office.head'], reason: true },
  },
  handedIn: ['没有否决'], done: ['没有否决', '已作废'],
  disclosure: 'never', cycle: 'event', on: 'checkedOn', burdenMinutes: 1, keepYears: 10,
});
