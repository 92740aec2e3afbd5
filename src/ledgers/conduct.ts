import { choice, choices, date, integer, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { EVERY_DESK, REVIEWERS } from './flows/desks.ts';
import { REPORT_ENDS, REPORT_STATES, reportFlow } from './flows/report-flow.ts';

/** 从教行为自查：六条红线逐条问一遍，只有应签已签、查了几处、发现几起，没有任何人的名字和情节；线索走举报和案件。 */
export const conduct = defineLedger({
  id: 'conduct', version: 1, name: '从教行为自查（数量）',
  help: '只填数目。发现线索不要写在这里，按举报渠道办理，不得留姓名。',
  basis: ['G2#2', '3.3#1', '3.3#3', '3.3#5', '3.3#6'], appliesTo: 'both', title: 'period', noComments: true, titleWith: ['kind'],
  fields: {
    period: text('时段', { filter: true, maxLength: 30, example: '2026 年暑假' }),
    kind: choice('哪一种', ['学年承诺', '学期六禁自查', '寒暑假专项排查', '校外兼职比对'], { filter: true }),
    asked: choices('逐条问过', ['不有偿补课', '不收礼品礼金', '不到培训机构兼职', '不推销教辅商品', '不体罚侮辱学生', '不抄袭造假'], { when: { is: 'kind', value: '学期六禁自查' }, hint: '六条都问过才算自查完' }),
    due: integer('应签或应查', '人', { max: 20_000 }),
    done: integer('已签或已查', '人', { max: 20_000 }),
    visits: integer('明察暗访', '次', { max: 1000, when: { is: 'kind', value: '寒暑假专项排查' } }),
    clues: integer('移交线索', '件', { max: 1000, when: { not: { is: 'kind', value: '学年承诺' } } }),
    finishedOn: date('完成日期', { filter: true }),
  },
  states: REPORT_STATES,
  actions: reportFlow({ needs: ['period', 'kind', 'asked', 'due', 'done', 'visits', 'clues', 'finishedOn'], makers: EVERY_DESK, reviewers: REVIEWERS, checks: ['all-asked', 'parts-fit'] }),
  ...REPORT_ENDS,
  disclosure: { when: ['已接收'], mode: 'aggregate' }, cycle: 'semester', on: 'finishedOn', burdenMinutes: 5, keepYears: 5,
  indicators: [
    { id: 'conduct-signed', name: '承诺签署率', basis: ['G2#2'], kind: 'share', part: { states: ['已报送', '已接收'], when: { is: 'kind', value: '学年承诺' }, sum: 'done' }, whole: { states: ['已报送', '已接收'], when: { is: 'kind', value: '学年承诺' }, sum: 'due' } },
    { id: 'conduct-clues', name: '移交线索', basis: ['G2#2'], kind: 'count', of: { states: ['已报送', '已接收'], sum: 'clues' }, unit: '件', violations: true },
  ],
});
