import { param } from '#model/limit';
import { choice, integer, longtext, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { OFFICE, SCHOOL, SECTION } from './flows/desks.ts';
import { DOCUMENT_ENDS, DOCUMENT_STATES, documentFlow } from './flows/document-flow.ts';

/** 权责清单：一个事项一条，没有法律依据的不能公布；办理时引用这里的事项。 */
export const powerList = defineLedger({
  id: 'power-list', version: 1, name: '权责清单',
  help: '一个事项一条：依据哪部法律哪一条、谁来办、几天办完、向谁监督。没有依据的不能公布。',
  basis: ['1.3#4'], appliesTo: 'both', title: 'matter',
  fields: {
    matter: text('事项', { see: 'public', filter: true, example: '学生转学审批' }),
    kind: choice('类别', ['行政许可与备案', '人事', '财务与采购', '招生与学籍', '评审与奖惩', '监督检查', '公共服务'], { see: 'public', filter: true }),
    legalBasis: text('法律依据', { see: 'public', example: '《义务教育法》第十二条' }),
    subject: text('行使主体', { see: 'public', example: '基础教育股' }),
    flow: longtext('办理流程', { see: 'public', maxLength: 1000, example: '申请、受理、核查、决定、送达' }),
    days: integer('办结时限', '个工作日', { see: 'public', min: 1, max: 365 }),
    phone: text('监督方式', { see: 'public', example: '监察股，办公电话见局网站' }),
  },
  states: DOCUMENT_STATES,
  actions: documentFlow({ needs: ['matter', 'kind', 'subject'], issued: ['legalBasis', 'flow', 'days', 'phone'], makers: [...SECTION, ...SCHOOL, ...OFFICE], reviewers: ['office.head', 'section.head', 'bureau.leader', 'school.head'] }),
  ...DOCUMENT_ENDS,
  disclosure: { when: ['施行中'], mode: 'record' }, cycle: 'year', burdenMinutes: 10, keepYears: 10,
  indicators: [{ id: 'power-list-based', name: '公布事项有法律依据率', basis: ['1.3#4'], kind: 'share', part: { states: ['施行中'], when: { filled: 'legalBasis' } }, whole: { states: ['施行中'] } }],
  signals: [{ kind: 'expires', id: 'power-list-review', name: '该复核了', basis: ['1.3#4'], states: ['施行中'], on: 'state', after: param('power-list-review-years') }],
});
