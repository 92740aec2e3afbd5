import { choice, date, longtext, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { OFFICE, REVIEWERS, SECTION } from './flows/desks.ts';
import { REPORT_ENDS, REPORT_STATES, reportFlow } from './flows/report-flow.ts';

/** 上位文件衔接：上级文件的哪一句，落在本县方案的哪一句；没有落下的写明怎么办。 */
export const docChain = defineLedger({
  id: 'doc-chain', version: 1, name: '上位文件衔接',
  help: '上级来一份新文件，逐条看方案里有没有。没有的，写明新增还是不适用。',
  basis: ['G1#1'], appliesTo: 'bureau', title: 'document',
  fields: {
    document: text('上级文件', { see: 'tenant', filter: true, example: '兴发〔2022〕9号' }),
    clause: text('第几条', { see: 'tenant', example: '第三部分第二条' }),
    fit: choice('衔接情况', ['方案已有', '方案需补充', '不适用本县'], { see: 'tenant', filter: true }),
    address: text('方案句址', { see: 'tenant', filter: true, maxLength: 12, example: '1.4#3', when: { is: 'fit', value: '方案已有' } }),
    todo: longtext('怎么补充', { see: 'tenant', maxLength: 500, when: { is: 'fit', value: '方案需补充' } }),
    until: date('补充期限', { see: 'tenant', when: { is: 'fit', value: '方案需补充' } }),
  },
  states: REPORT_STATES,
  actions: reportFlow({ needs: ['document', 'clause', 'fit', 'address', 'todo', 'until'], makers: [...OFFICE, ...SECTION], reviewers: REVIEWERS }),
  ...REPORT_ENDS,
  disclosure: 'never', cycle: 'once', burdenMinutes: 10, keepYears: 10,
  indicators: [{ id: 'doc-chain-mapped', name: '上位文件条款落实率', basis: ['G1#1'], kind: 'share', part: { states: ['已接收'], when: { is: 'fit', value: '方案已有' } }, whole: { states: ['已接收'], when: { not: { is: 'fit', value: '不适用本县' } } } }],
});
