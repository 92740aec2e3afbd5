import { date, post, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { REGISTER_ENDS, REGISTER_STATES, registerFlow } from './flows/register-flow.ts';

/** 岗前清廉教育：新到岗的岗位一条，完成日期写上就办结。 */
export const induction = defineLedger({
  id: 'induction', version: 1, name: '岗前清廉教育',
  help: '新到岗的一人一条，只写岗位和日期。',
  basis: ['3.1#3'], appliesTo: 'both', title: 'place', readers: 'desk', about: { post: 'holder' },
  fields: {
    place: text('在哪里学的', { see: 'unit', example: '县教师进修学校 8 月岗前班' }),
    holder: post('岗位', { see: 'unit' }),
    arrivedOn: date('到岗日期', { see: 'unit', filter: true }),
    doneOn: date('完成日期', { see: 'unit', filter: true }),
  },
  states: REGISTER_STATES,
  actions: registerFlow({ needs: ['place', 'holder', 'arrivedOn', 'doneOn'], makers: ['school.clerk', 'school.head', 'section.clerk'], confirmers: ['school.head', 'section.head', 'office.head'] }),
  ...REGISTER_ENDS,
  disclosure: 'never', cycle: 'event', on: 'doneOn', burdenMinutes: 1, keepYears: 3,
  signals: [{ kind: 'entrant-missing', id: 'induction-missing', name: '新到岗没有登记岗前清廉教育', basis: ['3.1#3'], states: ['已登记', '已确认'], roles: ['teacher', 'school.clerk', 'school.head', 'section.clerk', 'section.head'], post: 'holder', on: 'arrivedOn', after: 'induction-days' }],
});
