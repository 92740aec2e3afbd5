import { choice, choices, date, integer, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { REVIEWERS, SCHOOL, SECTION } from './flows/desks.ts';
import { REPORT_ENDS, REPORT_STATES, reportFlow } from './flows/report-flow.ts';

const isRules = { is: 'kind', value: '规则公开' } as const;

/** 满意度：发了多少、收回多少、满意多少，只有合计；收回不足 5 份的只记份数，不记结果。 */
export const satisfaction = defineLedger({
  id: 'satisfaction', version: 1, name: '满意度',
  help: '匿名问卷的合计数：收回不足 5 份的只填份数，结果不填，谁也看不到。新增的服务项目写上名称。',
  basis: ['2.4#3', '3.3#4', '3.4#3'], appliesTo: 'both', title: 'topic',
  fields: {
    topic: text('测什么', { see: 'public', filter: true, example: '食堂与课后服务' }),
    kind: choice('哪一种', ['服务体验', '学生反馈', '公平对待', '规则公开'], { see: 'public', filter: true }),
    heldOn: date('日期', { see: 'public', filter: true }),
    sent: integer('发出', '份', { see: 'public', max: 100_000 }),
    returned: integer('收回', '份', { see: 'public', max: 100_000 }),
    satisfied: integer('满意', '份', { see: 'public', max: 100_000, when: { atLeast: 'returned', value: 5 } }),
    added: text('新增服务项目', { see: 'public', maxLength: 200, example: '周末图书馆开放' }),
    ruled: choices('公开了哪些规则', ['座位轮换', '评优评先', '分班编班', '班干部产生'], { see: 'public', when: isRules }),
    rules: text('规则公开位置', { from: { ledger: 'satisfaction', field: 'rules' }, see: 'public', example: '教室公告栏', when: isRules }),
  },
  states: REPORT_STATES,
  actions: reportFlow({ needs: ['topic', 'kind', 'heldOn', 'sent', 'returned', 'satisfied', 'ruled', 'rules'], makers: [...SCHOOL, ...SECTION], reviewers: REVIEWERS, checks: ['parts-fit'] }),
  ...REPORT_ENDS,
  disclosure: { when: ['已接收'], mode: 'aggregate' }, cycle: 'semester', on: 'heldOn', burdenMinutes: 6, keepYears: 5,
  indicators: [
    { id: 'satisfaction-returned', name: '回收率', basis: ['3.4#3'], kind: 'share', part: { states: ['已报送', '已接收'], sum: 'returned' }, whole: { states: ['已报送', '已接收'], sum: 'sent' } },
    { id: 'satisfaction-satisfied', name: '满意率', basis: ['2.4#3'], kind: 'share', part: { states: ['已报送', '已接收'], sum: 'satisfied' }, whole: { states: ['已报送', '已接收'], when: { filled: 'satisfied' }, sum: 'returned' } },
    { id: 'satisfaction-rules', name: '规则公开次数', basis: ['3.3#4'], kind: 'count', of: { states: ['已报送', '已接收'], when: isRules }, unit: '次' },
  ],
});
