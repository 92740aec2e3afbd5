import { date, integer, text } from '#model/field';
import { defineLedger } from '#model/ledger';

const HELPERS = ['teacher', 'school.clerk', 'school.head'] as const;

/** 应帮扶人数：一个班一次测评有多少人该帮，只有人数，用来算帮扶覆盖率；没有名单。 */
export const helpNeed = defineLedger({
  id: 'help-need', version: 1, name: '应帮扶人数',
  help: '从成绩表选帮扶对象时自动带出，也可以手填。只有人数，教育局只看到全校合计。',
  basis: ['4.3#2'], appliesTo: 'school', title: 'className', readers: 'head', about: 'author',
  fields: {
    className: text('班级', { see: 'unit', filter: true, maxLength: 20, example: '五（2）班' }),
    size: integer('有成绩的人数', '人', { see: 'unit', min: 1, max: 200 }),
    should: integer('应帮扶', '人', { see: 'unit', max: 200 }),
    measuredOn: date('测评日期', { see: 'unit', filter: true }),
  },
  states: ['已登记', '已作废'],
  actions: {
    enter: { label: '登记', to: '已登记', by: HELPERS, sets: 'all', needs: ['className', 'size', 'should', 'measuredOn'] },
    amend: { label: '更正', from: ['已登记'], to: '已登记', by: HELPERS, sets: ['size', 'should'], needs: ['size', 'should'] },
    void: { label: '作废', from: ['已登记'], to: '已作废', by: HELPERS, reason: true },
  },
  handedIn: ['已登记'], done: ['已登记', '已作废'],
  disclosure: 'never', cycle: 'semester', on: 'measuredOn', burdenMinutes: 1, keepYears: 2,
});
