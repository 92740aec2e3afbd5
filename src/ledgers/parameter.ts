import { choice, date, integer, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { PARAMETERS } from '#model/parameter';

/** 参数调整：期限、门槛等数字由办公室提出、主任核准，写明依据和起用日期；以前的办理不受影响。 */
export const parameter = defineLedger({
  id: 'parameter',
  version: 1,
  name: '参数调整',
  help: '改一个数字：写新值、从哪一天起用、依据哪份文件。另一人核准后生效，以前已经算好的期限不变。',
  basis: ['S1#4'],
  appliesTo: 'bureau',
  title: 'parameter',
  fields: {
    parameter: choice('参数', Object.values(PARAMETERS).map((one) => one.name), { see: 'tenant', filter: true }),
    value: integer('新值', '', { see: 'tenant', hint: '单位与原来相同；带小数的按倍数填整数' }),
    from: date('起用日期', { see: 'tenant', filter: true }),
    basis: text('依据', { see: 'tenant', example: '局党组会议纪要〔2026〕9号' }),
  },
  states: ['待核准', '已生效', '未通过'],
  actions: {
    propose: { label: '提出', to: '待核准', by: ['office.clerk'], sets: 'all', needs: ['parameter', 'value', 'from', 'basis'] },
    approve: { label: '核准', from: ['待核准'], to: '已生效', by: ['office.head'], notSameAs: ['propose'] },
    reject: { label: '不同意', from: ['待核准'], to: '未通过', by: ['office.head'], reason: true },
  },
  handedIn: ['待核准', '已生效'],
  done: ['已生效', '未通过'],
  disclosure: 'never',
  cycle: 'event',
  burdenMinutes: 5,
  keepYears: 10,
});
