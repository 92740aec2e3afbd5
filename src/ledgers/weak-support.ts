import { choice, date, integer, money, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { EVERY_DESK } from './flows/desks.ts';
import { REGISTER_ENDS, REGISTER_STATES, registerFlow } from './flows/register-flow.ts';

/** 薄弱与弱势帮扶：学校结对、资助、关爱，只有人数、次数和金额，没有任何学生的名字和情况。 */
export const weakSupport = defineLedger({
  id: 'weak-support', version: 1, name: '薄弱与弱势帮扶',
  help: '一项帮扶一条，只填数目。不要写学生姓名、家庭情况。',
  basis: ['1.4#4', '4.3#5'], appliesTo: 'both', title: 'what', noComments: true,
  fields: {
    what: text('做了什么', { filter: true, example: '与云台镇中心校结对，互派教师 4 人' }),
    kind: choice('哪一种', ['学校结对', '资助', '留守学生关爱', '随班就读支持', '控辍保学'], { filter: true }),
    due: integer('应帮扶', '人', { max: 100_000 }),
    done: integer('已帮扶', '人', { max: 100_000 }),
    amount: money('金额', { filter: true, when: { is: 'kind', value: '资助' } }),
    doneOn: date('日期', { filter: true }),
  },
  states: REGISTER_STATES,
  actions: registerFlow({ needs: ['what', 'kind', 'due', 'done', 'amount', 'doneOn'], makers: EVERY_DESK, confirmers: ['school.head', 'section.head', 'office.head'] }),
  ...REGISTER_ENDS,
  disclosure: { when: ['已确认'], mode: 'aggregate' }, cycle: 'semester', on: 'doneOn', burdenMinutes: 6, keepYears: 5,
  indicators: [{ id: 'weak-support-covered', name: '帮扶覆盖率', basis: ['1.4#4'], kind: 'share', part: { states: ['已登记', '已确认'], sum: 'done' }, whole: { states: ['已登记', '已确认'], sum: 'due' } }],
});
