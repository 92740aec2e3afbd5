import { choice, date, integer, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { SCHOOL, SECTION } from './flows/desks.ts';
import { REGISTER_ENDS, REGISTER_STATES, registerFlow } from './flows/register-flow.ts';

/** 法治副校长：聘任来自哪个机关、任期到哪天、本学期上了几课。 */
export const lawVp = defineLedger({
  id: 'law-vp', version: 1, name: '法治副校长',
  help: '一学期一条：聘自哪个机关、任期到哪天、上了几课、多少学生听课。不写姓名。',
  basis: ['1.3#3'], appliesTo: 'both', title: 'organ',
  fields: {
    organ: choice('聘自', ['公安', '检察院', '法院', '司法行政', '其他'], { see: 'public', filter: true }),
    termEnds: date('聘期至', { see: 'public', filter: true }),
    lessons: integer('本学期授课', '课时', { see: 'public', max: 100 }),
    grades: integer('覆盖年级', '个', { see: 'public', max: 12 }),
    topics: text('讲了什么', { see: 'public', example: '防范欺凌、网络诈骗' }),
  },
  states: REGISTER_STATES,
  actions: registerFlow({ needs: ['organ', 'termEnds', 'lessons', 'grades'], makers: [...SCHOOL, ...SECTION], confirmers: ['school.head', 'section.head', 'office.head'] }),
  ...REGISTER_ENDS,
  disclosure: { when: ['已确认'], mode: 'record' }, cycle: 'semester', burdenMinutes: 5, keepYears: 5,
  indicators: [{ id: 'law-vp-lessons', name: '法治副校长授课', basis: ['1.3#3'], kind: 'count', of: { states: ['已登记', '已确认'], sum: 'lessons' }, unit: '课时' }],
  signals: [{ kind: 'expires', id: 'law-vp-term', name: '法治副校长聘期将满', basis: ['1.3#3'], states: ['已登记', '已确认'], on: 'termEnds', newest: ['organ'] }],
});
