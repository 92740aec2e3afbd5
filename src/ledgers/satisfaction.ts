import { choice, date, integer, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { REVIEWERS, SCHOOL, SECTION } from './flows/desks.ts';
import { REPORT_ENDS, REPORT_STATES, reportFlow } from './flows/report-flow.ts';

/** 满意度：发了多少、收回多少、满意多少，只有合计；收回不足 5 份的不登记。 */
export const satisfaction = defineLedger({
  id: 'satisfaction', version: 1, name: '满意度',
  help: '匿名问卷的合计数：收回不足 5 份的不能登记。新增的服务项目写上名称。',
  basis: ['2.4#3', '3.3#4', '3.4#3'], appliesTo: 'both', title: 'topic',
  fields: {
    topic: text('测什么', { see: 'public', filter: true, example: '食堂与课后服务' }),
    kind: choice('哪一种', ['服务体验', '学生反馈', '公平对待', '规则公开'], { see: 'public', filter: true }),
    heldOn: date('日期', { see: 'public', filter: true }),
    sent: integer('发出', '份', { see: 'public', max: 100_000 }),
    returned: integer('收回', '份', { see: 'public', min: 5, max: 100_000 }),
    satisfied: integer('满意', '份', { see: 'public', max: 100_000 }),
    added: text('新增服务项目', { see: 'public', maxLength: 200, example: '周末图书馆开放' }),
    rules: text('规则公开位置', { see: 'public', example: '教室公告栏：座位轮换、评优、分班办法', when: { is: 'kind', value: '规则公开' } }),
  },
  states: REPORT_STATES,
  actions: reportFlow({ needs: ['topic', 'kind', 'heldOn', 'sent', 'returned', 'satisfied', 'rules'], makers: [...SCHOOL, ...SECTION], reviewers: REVIEWERS }),
  ...REPORT_ENDS,
  disclosure: { when: ['已接收'], mode: 'aggregate' }, cycle: 'semester', on: 'heldOn', burdenMinutes: 6, keepYears: 5,
  indicators: [
    { id: 'satisfaction-returned', name: '回收率', basis: ['3.4#3'], kind: 'share', part: { states: ['已报送', '已接收'], sum: 'returned' }, whole: { states: ['已报送', '已接收'], sum: 'sent' } },
    { id: 'satisfaction-satisfied', name: '满意率', basis: ['2.4#3'], kind: 'share', part: { states: ['已报送', '已接收'], sum: 'satisfied' }, whole: { states: ['已报送', '已接收'], sum: 'returned' } },
  ],
});
