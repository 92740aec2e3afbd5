import { choice, date, files, link, money, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { SCHOOL } from './flows/desks.ts';
import { REGISTER_ENDS, REGISTER_STATES, registerFlow } from './flows/register-flow.ts';

/** 采购步骤：一次采购从询价到付款，哪天办了哪一步，单据在哪里；采购那一件的页面按步看得到。 */
export const purchaseStep = defineLedger({
  id: 'purchase-step', version: 1, name: '采购步骤',
  help: '办一步记一条，单据拍照传上来。金额只在签合同和付款时填。',
  basis: ['2.3#6'], appliesTo: 'school', title: 'what',
  fields: {
    purchase: link('哪次采购', 'procurement', { parent: true, states: ['已定方式', '已采购', '已验收'] }),
    kind: choice('哪一步', ['询价比价', '开标评审', '签订合同', '到货', '付款'], { filter: true }),
    what: text('办了什么', { filter: true, example: '三家报价，最低的一家 4.6 万元' }),
    heldOn: date('日期', { filter: true }),
    amount: money('金额', { filter: true, when: { any: [{ is: 'kind', value: '签订合同' }, { is: 'kind', value: '付款' }] } }),
    papers: files('单据'),
  },
  states: REGISTER_STATES,
  actions: registerFlow({ needs: ['purchase', 'kind', 'what', 'heldOn', 'amount'], makers: SCHOOL, confirmers: ['school.head'] }),
  ...REGISTER_ENDS,
  disclosure: 'never', cycle: 'event', on: 'heldOn', burdenMinutes: 3, keepYears: 15,
});
