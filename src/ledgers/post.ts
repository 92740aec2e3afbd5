import { date, longtext, post as postField, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { SCHOOL, SECTION } from './flows/desks.ts';
import { DOCUMENT_ENDS, DOCUMENT_STATES, documentFlow } from './flows/document-flow.ts';

/** 岗位说明：每个岗位一份现行的说明书，写职责、廉洁要求、接受谁监督。 */
export const post = defineLedger({
  id: 'post', version: 1, name: '岗位说明',
  help: '一个岗位一份。教师岗位同类的可以写一份共用；改职责就启动修订。',
  basis: ['3.1#3'], appliesTo: 'both', title: 'name',
  fields: {
    name: text('岗位名称', { filter: true, example: '总务主任' }),
    holder: postField('对应岗位'),
    duties: longtext('职责', { maxLength: 1500, example: '校产、采购、后勤安全；每月盘点一次' }),
    integrity: longtext('廉洁要求', { maxLength: 800, example: '不单独与供货商接触；采购与验收分设' }),
    oversight: text('受谁监督', { example: '校务监督小组、家委会' }),
    from: date('起用日期', { filter: true }),
  },
  states: DOCUMENT_STATES,
  actions: documentFlow({ needs: ['name', 'duties', 'integrity'], issued: ['from'], makers: [...SCHOOL, ...SECTION], reviewers: ['school.head', 'section.head', 'office.head'] }),
  ...DOCUMENT_ENDS,
  disclosure: 'never', cycle: 'year', on: 'from', burdenMinutes: 12, keepYears: 10,
  indicators: [{ id: 'post-described', name: '现行岗位说明', basis: ['3.1#3'], kind: 'count', of: { states: ['施行中'] }, unit: '份' }],
  signals: [{ kind: 'post-missing', id: 'post-described', name: '岗位没有现行的说明', basis: ['3.1#3'], states: ['施行中'], roles: ['school.clerk', 'school.head', 'teacher', 'section.clerk', 'section.head'], post: 'holder', shared: true }],
});
