import { choice, choices, date, integer, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { REVIEWERS, SCHOOL, SECTION } from './flows/desks.ts';
import { REPORT_ENDS, REPORT_STATES, reportFlow } from './flows/report-flow.ts';

const hasPlans = { any: [{ is: 'kind', value: '清廉与德育内容' }, { is: 'kind', value: '核心价值观' }, { is: 'kind', value: '课程思政' }] } as const;

/** 课程与教学：哪个年级一学期上几课，课表公开没有，教案抽查几份；低于规定的年级会提醒。 */
export const curriculum = defineLedger({
  id: 'curriculum', version: 1, name: '课程与教学',
  help: '一个年级一种内容一条，一学期一次。课时数照课表填，抽查只填份数。',
  basis: ['1.1#4', '2.2#3', '3.2#5', 'P4#2', '4.1#2', '4.1#3', '4.2#2'], appliesTo: 'both', title: 'grade', titleWith: ['kind'],
  fields: {
    grade: choice('年级', ['小班', '中班', '大班', '一年级', '二年级', '三年级', '四年级', '五年级', '六年级', '七年级', '八年级', '九年级', '高一', '高二', '高三', '全校', '全县'], { see: 'public', filter: true, group: '年级与内容' }),
    kind: choice('内容', ['清廉与德育内容', '核心价值观', '课程思政', '国家规定课程', '诚信教育与学风', '学期教学计划', '一体化德育机制'], { see: 'public', filter: true, group: '年级与内容' }),
    lessons: integer('本学期课时', '课时', { see: 'public', max: 2000, group: '年级与内容', when: { not: { is: 'kind', value: '一体化德育机制' } } }),
    subjects: integer('涉及学科', '科', { see: 'public', max: 20, group: '年级与内容', when: { is: 'kind', value: '课程思政' } }),
    courses: choices('课表里有的课', ['道德与法治', '语文', '数学', '外语', '历史', '地理', '科学', '信息科技', '体育', '艺术', '劳动', '综合实践活动'], { see: 'public', hint: '照课表勾，缺哪门会提醒；物理化学生物算科学', group: '年级与内容', when: { is: 'kind', value: '国家规定课程' } }),
    sampled: integer('抽查教案', '份', { max: 5000, group: '教案抽查', when: hasPlans }),
    sound: integer('其中合格', '份', { max: 5000, group: '教案抽查', when: hasPlans }),
    timetable: text('课表公开位置', { from: { ledger: 'curriculum', field: 'timetable' }, see: 'public', example: '各班门口、学校网站', group: '公开与核对', when: { not: { is: 'kind', value: '一体化德育机制' } } }),
    checkedOn: date('核对日期', { filter: true, group: '公开与核对' }),
  },
  states: REPORT_STATES,
  actions: reportFlow({ needs: ['grade', 'kind', 'lessons', 'courses', 'checkedOn'], makers: [...SCHOOL, ...SECTION], reviewers: REVIEWERS, checks: ['courses-whole', 'lessons-below', 'parts-fit'] }),
  ...REPORT_ENDS,
  disclosure: { when: ['已接收'], mode: 'record' }, cycle: 'semester', on: 'checkedOn', burdenMinutes: 8, keepYears: 5,
  indicators: [
    { id: 'curriculum-lessons', name: '清廉与德育内容课时', basis: ['4.1#2'], kind: 'count', of: { states: ['已报送', '已接收'], when: { is: 'kind', value: '清廉与德育内容' }, sum: 'lessons' }, unit: '课时' },
    { id: 'curriculum-sound', name: '教案抽查合格率', basis: ['4.1#2'], kind: 'share', part: { states: ['已报送', '已接收'], sum: 'sound' }, whole: { states: ['已报送', '已接收'], sum: 'sampled' } },
  ],
});
