import { choice, date, files, integer, longtext, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { limit, param } from '#model/limit';
import { OFFICE, SCHOOL, SECTION } from './flows/desks.ts';

const MAKERS = [...SECTION, ...OFFICE, ...SCHOOL] as const;
const HEADS = ['section.head', 'office.head', 'bureau.leader', 'school.head'] as const;

/** 规范性文件：起草、征求意见、合法性审核、集体审议、印发编号、备案、清理；没审核的不能上会，没编号的不能印发。 */
export const normDoc = defineLedger({
  id: 'norm-doc', version: 1, name: '规范性文件',
  help: '一份文件一件。起草人不能自己审核；写明有效期，到期前启动清理。',
  basis: ['1.3#6', '2.1#2', 'P3#2', '3.1#3', 'S3#1', 'S3#4'], appliesTo: 'both', title: 'name',
  fields: {
    name: text('文件名称', { see: 'public', filter: true, group: '起草', example: '中小学食堂管理办法' }),
    kind: choice('哪一种', ['规范性文件', '党建意见', '教学规范与质量标准', '师德标准', '查处与惩治制度', '内部管理制度'], { see: 'public', filter: true, group: '起草' }),
    purpose: longtext('为什么要定', { maxLength: 1000, group: '起草', example: '食材采购没有统一的比价和验收规定' }),
    opinions: integer('征求意见收到', '条', { see: 'public', group: '征求意见' }),
    adoption: longtext('采纳情况', { see: 'public', maxLength: 2000, group: '征求意见' }),
    legality: longtext('合法性审核意见', { maxLength: 2000, group: '审核' }),
    verdict: choice('审核结论', ['合法', '应当修改', '不合法'], { filter: true, group: '审核' }),
    decidedOn: date('集体审议日期', { see: 'public', group: '审议印发' }),
    number: text('文号', { see: 'public', filter: true, group: '审议印发', example: '青教字〔2026〕18号' }),
    issuedOn: date('印发日期', { see: 'public', filter: true, group: '审议印发' }),
    expiresOn: date('有效期至', { see: 'public', filter: true, group: '审议印发' }),
    filedOn: date('备案日期', { group: '备案' }),
    papers: files('文件正文', { group: '备案' }),
  },
  states: ['起草', '征求意见毕', '待审核', '应当修改', '已审核', '已审议', '已印发', '已备案', '清理中', '已废止'],
  actions: {
    draft: { label: '起草', to: '起草', by: MAKERS, sets: ['name', 'kind', 'purpose', 'papers'], needs: ['name', 'kind', 'purpose'] },
    consult: { label: '征求意见办结', from: ['起草'], to: '征求意见毕', by: MAKERS, sets: ['opinions', 'adoption'], needs: ['opinions', 'adoption'], within: param('norm-doc-step-days') },
    send: { label: '送合法性审核', from: ['征求意见毕', '应当修改'], to: '待审核', by: MAKERS, sets: ['papers'], within: param('norm-doc-step-days') },
    pass: { label: '审核通过', from: ['待审核'], to: '已审核', by: HEADS, sets: ['legality', 'verdict'], needs: ['legality', 'verdict'], when: { is: 'verdict', value: '合法' }, notSameAs: ['draft', 'consult', 'send'], notBefore: limit('GF-01'), within: param('norm-doc-step-days') },
    refuse: { label: '审核不通过', from: ['待审核'], to: '应当修改', by: HEADS, sets: ['legality', 'verdict'], needs: ['legality', 'verdict'], when: { not: { is: 'verdict', value: '合法' } }, notSameAs: ['draft', 'consult', 'send'] },
    decide: { label: '集体审议', from: ['已审核'], to: '已审议', by: HEADS, sets: ['decidedOn'], needs: ['decidedOn'], within: param('norm-doc-step-days') },
    issue: { label: '印发', from: ['已审议'], to: '已印发', by: MAKERS, sets: ['number', 'issuedOn', 'expiresOn', 'papers'], needs: ['number', 'issuedOn', 'expiresOn'], within: param('norm-doc-step-days') },
    file: { label: '备案', from: ['已印发'], to: '已备案', by: MAKERS, sets: ['filedOn'], needs: ['filedOn'], within: param('norm-doc-filing-days') },
    clean: { label: '启动清理', from: ['已印发', '已备案'], to: '清理中', by: MAKERS },
    renew: { label: '继续有效', from: ['清理中'], to: '已备案', by: HEADS, sets: ['expiresOn'], needs: ['expiresOn'], reason: true, notSameAs: ['clean'] },
    repeal: { label: '废止', from: ['清理中'], to: '已废止', by: HEADS, reason: true, notSameAs: ['clean'] },
  },
  handedIn: ['已印发', '已备案', '清理中', '已废止'], done: ['已备案', '已废止'],
  disclosure: { when: ['已备案'], mode: 'record' }, cycle: 'event', on: 'issuedOn', burdenMinutes: 30, keepYears: 30,
  indicators: [{ id: 'norm-doc-reviewed', name: '印发前合法性审核率', basis: ['1.3#6'], kind: 'share', part: { states: ['已印发', '已备案', '清理中'], when: { is: 'verdict', value: '合法' } }, whole: { states: ['已印发', '已备案', '清理中'] } }],
  signals: [{ kind: 'expires', id: 'norm-doc-cleanup', name: '有效期将满，列入清理清单', basis: ['1.3#6'], states: ['已印发', '已备案'], on: 'expiresOn', ahead: 'norm-doc-cleanup-days' }],
});
