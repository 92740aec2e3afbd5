import { choice, integer, longtext, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { EVERY_DESK } from './flows/desks.ts';
import { REPORT_ENDS, REPORT_STATES, reportFlow } from './flows/report-flow.ts';

/** 年度与终期评估：数字由台账得出，人只写判断：哪些做到了，哪些没有，接下来怎么办。 */
export const programme = defineLedger({
  id: 'programme', version: 1, name: '年度与终期评估',
  help: '应完成、已按期完成的件数从“我的待办”带入，核对即可。只写判断，不写过程。',
  basis: ['G2#4', 'P1#1', 'S1#4'], appliesTo: 'both', title: 'year', titleWith: ['kind'],
  fields: {
    kind: choice('哪一种', ['年度任务分解', '年度小结', '终期评估'], { see: 'public', filter: true }),
    year: text('年度', { see: 'public', filter: true, maxLength: 12, example: '2026', from: { calendar: 'year' } }),
    due: integer('应完成', '件', { see: 'public', from: { duties: 'due' } }),
    done: integer('已按期完成', '件', { see: 'public', from: { duties: 'in-time' } }),
    achieved: longtext('做到了什么', { compare: true, see: 'public', maxLength: 2000, example: '食堂公示全覆盖，群众反映的收费问题 12 件全部办结' }),
    lacking: longtext('差在哪里', { compare: true, see: 'public', maxLength: 2000, example: '法治副校长授课有 3 所学校没有排进课表' }),
    next: longtext('接下来怎么办', { compare: true, see: 'public', maxLength: 2000 }),
  },
  states: REPORT_STATES,
  actions: reportFlow({ needs: ['kind', 'year', 'due', 'done', 'achieved', 'lacking', 'next'], makers: EVERY_DESK, reviewers: ['office.clerk', 'office.head', 'section.head', 'bureau.leader'] }),
  ...REPORT_ENDS,
  disclosure: { when: ['已接收'], mode: 'record' }, cycle: 'year', burdenMinutes: 40, keepYears: 30,
  indicators: [{ id: 'programme-done', name: '到期任务按期完成率', basis: ['G2#4'], kind: 'share', part: { states: ['已报送', '已接收'], sum: 'done' }, whole: { states: ['已报送', '已接收'], sum: 'due' } }],
});
