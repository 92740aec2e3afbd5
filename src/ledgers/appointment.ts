import { choice, date, files, integer, longtext, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { param } from '#model/limit';
import { OFFICE, SCHOOL, SECTION } from './flows/desks.ts';

const MAKERS = [...SCHOOL, ...SECTION, ...OFFICE] as const;
const HEADS = ['school.head', 'section.head', 'office.head', 'bureau.leader'] as const;

/** 选人用人程序：动议、推荐、考察、廉洁审查、讨论决定、公示、任职，依次走完；廉洁意见没有回复、公示没有满期，不能任职。七步各占一行，所以超出常长。 */
export const appointment = defineLedger({
  id: 'appointment', version: 1, name: '选人用人程序',
  help: '一个岗位一件，七步依次办。廉洁审查要有纪检监察组的回复，公示满期才能任职。姓名只有本单位和牵头单位看得到。',
  basis: ['1.1#5', '2.3#6'], appliesTo: 'both', title: 'position',
  fields: {
    position: text('拟任岗位', { see: 'public', filter: true, group: '动议', example: '石桥镇中心校副校长' }),
    kind: choice('哪一种', ['局管干部选拔任用', '学校中层干部选拔', '人才引进'], { see: 'public', filter: true, group: '动议' }),
    conditions: longtext('条件和范围', { see: 'public', maxLength: 1000, group: '动议', example: '中级以上职称，任中层正职满三年' }),
    candidate: text('人选', { see: 'unit', personal: true, maxLength: 40, group: '推荐考察', hint: '确定考察对象后填' }),
    recommended: integer('参加推荐', '人', { group: '推荐考察' }),
    inspectedOn: date('考察日期', { group: '推荐考察' }),
    integrityDoc: text('廉洁意见回复文号', { group: '廉洁审查', example: '驻教纪函〔2026〕8号' }),
    integrityOn: date('回复日期', { group: '廉洁审查' }),
    integrity: choice('回复意见', ['无影响使用的问题', '暂缓使用', '不宜使用'], { group: '廉洁审查' }),
    decidedOn: date('讨论决定日期', { group: '讨论决定' }),
    noticePlace: text('公示地点或网址', { see: 'public', group: '公示', example: '县教育局公示栏、局网站' }),
    noticeFrom: date('公示开始', { see: 'public', filter: true, group: '公示' }),
    objections: integer('收到反映', '件', { group: '公示' }),
    appointedOn: date('任职日期', { see: 'public', filter: true, group: '任职' }),
    papers: files('材料', { group: '任职' }),
  },
  states: ['已动议', '已推荐', '已考察', '廉洁审查毕', '已讨论决定', '公示中', '公示毕', '已任职', '已终止'],
  actions: {
    move: { label: '动议', to: '已动议', by: MAKERS, sets: ['position', 'kind', 'conditions'], needs: ['position', 'kind', 'conditions'] },
    recommend: { label: '推荐', from: ['已动议'], to: '已推荐', by: MAKERS, sets: ['candidate', 'recommended'], needs: ['candidate', 'recommended'] },
    inspect: { label: '考察', from: ['已推荐'], to: '已考察', by: MAKERS, sets: ['inspectedOn', 'papers'], needs: ['inspectedOn'] },
    review: { label: '登记廉洁意见', from: ['已考察'], to: '廉洁审查毕', by: [...MAKERS, 'group.officer'], sets: ['integrityDoc', 'integrityOn', 'integrity'], needs: ['integrityDoc', 'integrityOn', 'integrity'], when: { is: 'integrity', value: '无影响使用的问题' } },
    decide: { label: '讨论决定', from: ['廉洁审查毕'], to: '已讨论决定', by: HEADS, sets: ['decidedOn'], needs: ['decidedOn'], notSameAs: ['move'] },
    notify: { label: '开始公示', from: ['已讨论决定'], to: '公示中', by: MAKERS, sets: ['noticePlace', 'noticeFrom'], needs: ['noticePlace', 'noticeFrom'] },
    noticed: { label: '公示期满', from: ['公示中'], to: '公示毕', by: MAKERS, sets: ['objections'], needs: ['objections'], notBefore: param('appointment-notice-days'), since: 'noticeFrom' },
    appoint: { label: '任职', from: ['公示毕'], to: '已任职', by: HEADS, sets: ['appointedOn', 'papers'], needs: ['appointedOn', 'integrityDoc', 'integrityOn'] },
    stop: { label: '终止', from: ['已动议', '已推荐', '已考察', '廉洁审查毕', '已讨论决定', '公示中', '公示毕'], to: '已终止', by: HEADS, reason: true },
  },
  handedIn: ['已任职'], done: ['已任职', '已终止'],
  disclosure: { when: ['已任职'], mode: 'record' }, cycle: 'event', on: 'appointedOn', burdenMinutes: 30, keepYears: 30,
  indicators: [{ id: 'appointment-complete', name: '程序齐全率', basis: ['2.3#6'], kind: 'share', part: { states: ['已任职'] }, whole: { states: ['已任职', '已终止'] } }],
});
