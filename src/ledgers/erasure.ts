import { choice, integer, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { param } from '#model/limit';

/** 删除个人信息：一人申请，另一条线上的人批准，批准后由程序删除；记载和日志都在，只是个人信息没有了。 */
export const erasure = defineLedger({
  id: 'erasure',
  version: 1,
  name: '删除个人信息',
  help: '从要删除的那一件记录里点“申请删除个人信息”。派驻纪检监察组或内审批准后，程序删除该件至申请时为止的全部个人信息和含个人信息的附件，不能恢复。按第一、二项删除的，别的记录还在用的附件留下；按第三、四、五项删除的，附件从所有记录里一并删除。其余内容和办理经过保留。',
  basis: ['0#2'],
  appliesTo: 'both',
  title: 'what',
  byProgram: true,
  fields: {
    what: text('删除对象', { filter: true }),
    target: text('记录编号', { maxLength: 36 }),
    upTo: integer('删除到第几步', '步', { min: 1 }),
    ground: choice('依据', [
      '个人信息保护法第四十七条第一款第一项：处理目的已实现、无法实现或者不再必要',
      '个人信息保护法第四十七条第一款第二项：保存期限已届满',
      '个人信息保护法第四十七条第一款第三项：个人撤回同意',
      '个人信息保护法第四十七条第一款第四项：违反法律、行政法规或者约定处理',
      '个人信息保护法第四十七条第一款第五项：法律、行政法规规定的其他情形',
    ], { filter: true }),
  },
  states: ['已申请', '已批准', '已驳回', '已撤回'],
  actions: {
    apply: { label: '申请删除', to: '已申请', by: ['school.clerk', 'school.head', 'section.clerk', 'section.head', 'office.clerk', 'office.head'], sets: 'all', needs: ['what', 'target', 'upTo', 'ground'] },
    approve: { label: '批准删除', from: ['已申请'], to: '已批准', by: ['group.officer', 'audit.officer'], notSameAs: ['apply'], within: param('erasure-days'), danger: true },
    reject: { label: '不予删除', from: ['已申请'], to: '已驳回', by: ['group.officer', 'audit.officer'], reason: true, notSameAs: ['apply'], within: param('erasure-days') },
    withdraw: { label: '撤回申请', from: ['已申请'], to: '已撤回', by: ['school.clerk', 'school.head', 'section.clerk', 'section.head', 'office.clerk', 'office.head'], undoes: 'apply' },
  },
  handedIn: ['已批准'],
  done: ['已批准', '已驳回', '已撤回'],
  disclosure: 'never',
  cycle: 'event',
  burdenMinutes: 3,
  keepYears: 30,
});
