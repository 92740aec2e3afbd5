import { choice, date, longtext, money, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { OFFICE, SCHOOL, SECTION } from './flows/desks.ts';
import { PROJECT_ENDS, PROJECT_STATES, projectFlow } from './flows/project-flow.ts';

/** 基建后勤：一个项目一件，合同价、变更、结算三个数对着看；变更超过比例要重新集体决策。 */
export const capital = defineLedger({
  id: 'capital', version: 1, name: '基建后勤',
  help: '一个项目一件。变更累计超过合同价的比例会提醒重新决策；验收的人不能是实施的人。',
  basis: ['2.3#6'], appliesTo: 'school', title: 'name',
  fields: {
    name: text('项目', { see: 'public', filter: true, group: '立项', example: '教学楼屋面防水' }),
    kind: choice('哪一种', ['新建', '改造维修', '设备安装', '绿化环境', '资产处置'], { see: 'public', filter: true, group: '立项' }),
    budget: money('概算', { see: 'public', filter: true, group: '立项' }),
    decidedOn: date('集体决策日期', { see: 'public', group: '立项' }),
    contractor: text('承包单位', { see: 'public', group: '实施', example: '营业执照上的全称' }),
    contract: money('合同价', { see: 'public', filter: true, group: '实施' }),
    changes: money('累计变更', { see: 'public', group: '实施' }),
    changeReason: longtext('变更原因', { maxLength: 800, group: '实施' }),
    settled: money('结算价', { see: 'public', filter: true, group: '完工' }),
    audited: choice('结算审核', ['已审核', '未到审核限额'], { see: 'public', group: '完工' }),
    acceptedOn: date('验收日期', { see: 'public', filter: true, group: '验收' }),
  },
  states: PROJECT_STATES,
  actions: projectFlow({ needs: ['name', 'kind', 'budget', 'decidedOn'], progress: ['contractor', 'contract', 'changes', 'changeReason'], finished: ['settled', 'audited'], accepted: ['acceptedOn'], makers: SCHOOL, approvers: ['school.head', ...SECTION, ...OFFICE], finishChecks: ['change-over'] }),
  ...PROJECT_ENDS,
  disclosure: { when: ['已验收'], mode: 'record' }, cycle: 'event', burdenMinutes: 15, keepYears: 30,
});
