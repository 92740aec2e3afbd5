import { choice, date, integer, text } from '#model/field';
import { defineLedger } from '#model/ledger';

const HELPERS = ['teacher', 'school.clerk', 'school.head'] as const;

/** 学业帮扶：成绩表只在教师的浏览器里看，不上传；这里只有班级、教师自己起的代号、帮扶方式和三步进展。没有姓名、分数和名次。 */
export const studentHelp = defineLedger({
  id: 'student-help', version: 1, name: '学业帮扶',
  help: '代号由您自己起，不要用姓名、学号、座号。只有您和校长看得到，教育局看不到。',
  basis: ['4.3#1', '4.3#2'], appliesTo: 'school', title: 'code', readers: 'head', about: 'author',
  fields: {
    className: text('班级', { see: 'unit', filter: true, maxLength: 20, example: '五（2）班' }),
    code: text('代号', { see: 'unit', maxLength: 12, example: '青竹', hint: '只有您自己知道是谁' }),
    kind: choice('帮扶方式', ['课后辅导', '同伴互助', '学习习惯', '家校沟通', '资源借用'], { see: 'unit', filter: true }),
    startedOn: date('开始', { see: 'unit', filter: true }),
    times: integer('已帮扶', '次', { see: 'unit', max: 200 }),
    step: choice('进展', ['刚开始', '有起色', '达到目标'], { see: 'unit', filter: true }),
  },
  states: ['帮扶中', '已结束', '已取消'],
  actions: {
    plan: { label: '定计划', to: '帮扶中', by: HELPERS, sets: ['className', 'code', 'kind', 'startedOn', 'step'], needs: ['className', 'code', 'kind', 'startedOn', 'step'], checks: ['plain-code'] },
    note: { label: '记进展', from: ['帮扶中'], to: '帮扶中', by: HELPERS, sets: ['times', 'step', 'kind'], needs: ['times', 'step'] },
    finish: { label: '结束', from: ['帮扶中'], to: '已结束', by: HELPERS, sets: ['times', 'step'], needs: ['times', 'step'] },
    cancel: { label: '取消', from: ['帮扶中'], to: '已取消', by: HELPERS, reason: true },
  },
  handedIn: ['帮扶中', '已结束'], done: ['已结束', '已取消'],
  disclosure: 'never', cycle: 'semester', on: 'startedOn', burdenMinutes: 3, keepYears: 2,
  indicators: [
    { id: 'student-help-count', name: '帮扶人数', basis: ['4.3#2'], kind: 'count', of: { states: ['帮扶中', '已结束'] }, unit: '人' },
    { id: 'student-help-better', name: '有起色的占比', basis: ['4.3#2'], kind: 'share', part: { states: ['帮扶中', '已结束'], when: { not: { is: 'step', value: '刚开始' } } }, whole: { states: ['帮扶中', '已结束'] } },
  ],
});
