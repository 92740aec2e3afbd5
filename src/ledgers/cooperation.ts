import { choice, date, longtext, money, text, yesno } from '#model/field';
import { defineLedger } from '#model/ledger';
import { SCHOOL } from './flows/desks.ts';
import { REGISTER_ENDS, REGISTER_STATES, registerFlow } from './flows/register-flow.ts';

/** 合作与委托：同谁合作、凭什么选它、集体决策没有、公示没有；没有集体决策的不能确认。 */
export const cooperation = defineLedger({
  id: 'cooperation', version: 1, name: '合作与委托',
  help: '一份协议一条：同谁、做什么、多少钱、怎么选的、哪天集体决策、在哪里公示。',
  basis: ['2.3#6'], appliesTo: 'school', title: 'matter',
  fields: {
    matter: text('合作或委托什么', { see: 'public', filter: true, example: '课后服务书法课' }),
    kind: choice('哪一种', ['合作办学', '课后服务', '校服与教辅', '食堂委托', '安保物业', '其他委托'], { see: 'public', filter: true }),
    partner: text('对方', { see: 'public', filter: true, example: '登记证书上的全称' }),
    amount: money('金额', { see: 'public', filter: true }),
    choosing: choice('怎么选的', ['公开招标', '比选', '家委会参与选定', '上级统一选定', '直接确定'], { see: 'public', filter: true }),
    decidedOn: date('集体决策日期', { see: 'public', filter: true }),
    publicized: yesno('已公示', { see: 'public' }),
    why: longtext('直接确定的理由', { maxLength: 500, when: { is: 'choosing', value: '直接确定' } }),
  },
  states: REGISTER_STATES,
  actions: registerFlow({ needs: ['matter', 'kind', 'partner', 'amount', 'choosing', 'decidedOn', 'publicized', 'why'], makers: SCHOOL, confirmers: ['school.head'] }),
  ...REGISTER_ENDS,
  disclosure: { when: ['已确认'], mode: 'record' }, cycle: 'event', on: 'decidedOn', burdenMinutes: 8, keepYears: 15,
  indicators: [{ id: 'cooperation-public', name: '公示率', basis: ['2.3#6'], kind: 'share', part: { states: ['已登记', '已确认'], when: { is: 'publicized', value: true } }, whole: { states: ['已登记', '已确认'] } }],
});
