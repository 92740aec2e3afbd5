import { addDays, type Day } from '#base/day';
import type { DemoRecord } from './demo-play.ts';

/** What goes on in demo schools: activities, timetables, exams, surroundings, screening, surveys, news, and what the office has answered; each in a few states. */
export function schoolLife(today: Day): readonly DemoRecord[] {
  const ago = (days: number): Day => addDays(today, -days);
  const activity = (name: string, entering: readonly string[], people: number) => ({ name, kind: '清廉文化', nature: '教育引导', entering, audience: ['学生', '教职工'], heldOn: ago(37), people, channels: ['课堂', '校园环境'] });
  const exam = (name: string) => ({ name, kind: '期中期末', examOn: ago(20), pledged: 320 });
  const courses = ['道德与法治', '语文', '数学', '外语', '科学', '信息科技', '体育', '艺术', '综合实践活动'];
  const timetable = { grade: '三年级', kind: '国家规定课程', lessons: 26, timetable: '各班门口、学校网站', checkedOn: ago(36) };
  const screening = { kind: '读物活动场所排查', checkedOn: ago(36), places: 6, object: ['出版物', '展陈'] };
  return [
    { ledger: 'activity', steps: [['2001', 'enter', activity('“一粒米的旅行”节约午餐周', ['进活动', '进课堂'], 420)], ['2002', 'confirm']] },
    { ledger: 'activity', steps: [['2003', 'enter', activity('清廉故事墙', ['进环境'], 300)]] },
    { ledger: 'curriculum', steps: [['2001', 'submit', { ...timetable, courses: [...courses, '劳动'] }], ['1001', 'accept']] },
    { ledger: 'curriculum', steps: [['2003', 'submit', { ...timetable, courses }, { acknowledges: ['course-missing'] }]] },
    { ledger: 'curriculum', steps: [['2001', 'submit', { grade: '五年级', kind: '清廉与德育内容', lessons: 4, sampled: 10, sound: 9, checkedOn: ago(36) }]] },
    { ledger: 'exam', steps: [['2001', 'compose', exam('六年级学期质量监测')], ['2002', 'print', { copies: 330 }], ['2001', 'handover', { sealed: true }], ['2002', 'handover', { sealed: true }], ['2001', 'unseal'], ['2002', 'unseal'], ['2001', 'hold', { spare: 8, patrols: 4, incidents: 0 }]] },
    { ledger: 'exam', steps: [['2003', 'compose', exam('五年级学期质量监测')], ['2004', 'print', { copies: 210 }], ['2004', 'broken', {}, { reason: '交接时封签破损，换用备卷' }]] },
    { ledger: 'surroundings', steps: [['2001', 'find', { problem: '校门东侧 30 米有彩票摊点', kind: '彩票与抽奖', foundOn: ago(37) }], ['2001', 'send', { department: '城管', letter: '青教函〔2026〕21号', sentOn: ago(29) }], ['2001', 'answer', { reply: '已取缔，安排每日巡查' }], ['2002', 'settle', { settledOn: ago(14) }]] },
    { ledger: 'surroundings', steps: [['2003', 'find', { problem: '放学时段校门口流动食品摊', kind: '食品摊点', foundOn: ago(37) }], ['2003', 'send', { department: '市场监管', letter: '青教函〔2026〕24号', sentOn: ago(29) }]] },
    { ledger: 'inspection', steps: [['2001', 'check', { ...screening, disposal: '没有需要处理的' }], ['2002', 'confirm']] },
    { ledger: 'inspection', steps: [['2003', 'check', { ...screening, disposal: '撤下', ground: '中小学生课外读物进校园管理办法' }]] },
    { ledger: 'inspection', steps: [['2001', 'check', { kind: '升学与排名宣传', checkedOn: ago(36), places: 8, problems: 1, note: '一块宣传栏用了升学人数' }], ['2001', 'mend', { mended: 1 }]] },
    { ledger: 'satisfaction', steps: [['2001', 'submit', { topic: '食堂与课后服务', kind: '服务体验', heldOn: ago(37), sent: 200, returned: 168, satisfied: 151, added: '周末图书馆开放' }], ['1001', 'accept']] },
    { ledger: 'satisfaction', steps: [['2003', 'submit', { topic: '班级规则', kind: '规则公开', heldOn: ago(37), sent: 0, returned: 0, ruled: ['座位轮换', '评优评先', '分班编班'], rules: '教室公告栏' }]] },
    { ledger: 'news-draft', steps: [['2001', 'draft', { headline: '走进田间的劳动课', place: '学校网站', body: '五年级在校外基地收割水稻，每人写一篇观察日记。' }], ['2002', 'publish', { sentOn: ago(29) }]] },
    { ledger: 'news-draft', steps: [['2003', 'draft', { headline: '喜报', place: '横幅展板', body: '热烈祝贺我校教研组获县级评比第一名。' }], ['2003', 'ask']] },
    { ledger: 'guidance', steps: [['2003', 'ask', { question: '教职工不足 20 人的学校，集中学习可以和邻校合办吗？', clause: '1.2#2' }], ['1001', 'answer', { answer: '可以。由牵头校登记一次，两校各填本校应到实到人数。', basis: '局务会纪要〔2026〕3号', scope: '全县' }]] },
    { ledger: 'guidance', steps: [['2001', 'ask', { question: '陪餐记录可以由食堂管理员代填吗？', clause: '1.4#3' }], ['1002', 'answer', { answer: '不可以。谁陪餐谁填，当天填完。', scope: '全县' }]] },
    { ledger: 'guidance', steps: [['2001', 'ask', { question: '课后服务外聘教师要不要签承诺？', clause: '3.3#3' }]] },
    { ledger: 'party-life', steps: [['2001', 'enter', { kind: '发展与教育环节', topic: '入党积极分子廉洁教育', heldOn: ago(37), stage: '积极分子', people: 3 }], ['2002', 'confirm']] },
    { ledger: 'party-life', steps: [['2003', 'enter', { kind: '支部换届', topic: '第三届支委会选举', heldOn: ago(900), termEnds: addDays(today, 40) }]] },
  ];
}
