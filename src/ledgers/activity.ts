import { choice, choices, date, files, integer, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { EVERY_DESK } from './flows/desks.ts';
import { REGISTER_ENDS, REGISTER_STATES, registerFlow } from './flows/register-flow.ts';

/** 主题活动：办了什么、面向谁、多少人次；“三进”和学生行为教育都记在这里，一次活动一条就够，不为每项任务各报一遍。 */
export const activity = defineLedger({
  id: 'activity', version: 1, name: '主题活动',
  help: '一次活动一条，能回答好几句方案的只填一次。照片两三张就够，不要能认出学生的正脸。',
  basis: ['G1#2', 'G2#1', 'G2#3', '1.2#3', '2.3#3', '2.5#1', '2.5#2', '3.5#1', '3.5#6', '4.1#1', '4.1#4', '4.3#4', 'S2#5'], appliesTo: 'both', title: 'name',
  fields: {
    name: text('活动名称', { see: 'public', filter: true, example: '“一粒米的旅行”节约午餐周' }),
    kind: choice('主题', ['清廉文化', '法治文化', '行为规范', '主题教育', '尊师重教', '科学与实践'], { see: 'public', filter: true }),
    nature: choice('属于', ['教育引导', '制度建设', '惩处警示'], { see: 'public', filter: true }),
    entering: choices('“三进”', ['进环境', '进活动', '进课堂'], { see: 'public' }),
    audience: choices('面向', ['党员干部', '教职工', '学生', '家长社区'], { see: 'public' }),
    heldOn: date('日期', { see: 'public', filter: true }),
    people: integer('参加', '人次', { see: 'public', max: 100_000 }),
    grades: integer('覆盖年级', '个', { see: 'public', max: 12 }),
    channels: choices('渠道', ['校园环境', '课堂', '广播', '网站公众号', '家长会', '社区'], { see: 'public' }),
    photos: files('照片', { maxCount: 6, see: 'public' }),
  },
  states: REGISTER_STATES,
  actions: registerFlow({ needs: ['name', 'kind', 'nature', 'audience', 'heldOn', 'people'], makers: EVERY_DESK, confirmers: ['school.head', 'section.head', 'office.head'] }),
  ...REGISTER_ENDS,
  disclosure: { when: ['已确认'], mode: 'record' }, cycle: 'semester', on: 'heldOn', burdenMinutes: 6, keepYears: 5,
  indicators: [
    { id: 'activity-count', name: '活动数', basis: ['2.5#2'], kind: 'count', of: { states: ['已登记', '已确认'] }, unit: '次' },
    { id: 'activity-preventive', name: '预防类占比', basis: ['G1#2'], kind: 'share', part: { states: ['已登记', '已确认'], when: { not: { is: 'nature', value: '惩处警示' } } }, whole: { states: ['已登记', '已确认'] } },
  ],
});
