import { addDays, type Day, yearOf } from '#base/day';
import type { Uuid } from '#base/id';
import { type DemoRecord, type Organisation, playActs } from './demo-play.ts';
import { type House, newId, today as todayOf } from './house.ts';

/** What the bureau and its schools keep of responsibility, meetings, lists, fairness, conduct of work and publicity; each in a few states, some of them late. */
export function bureauWork(today: Day, holder: (staffNo: string) => Uuid): readonly DemoRecord[] {
  const [ago, ahead] = [(days: number): Day => addDays(today, -days), (days: number): Day => addDays(today, days)];
  const year = `${yearOf(today)}`;
  const items = [{ duty: '每学期专题研究一次清廉学校建设', clause: 'S2#2', often: '每学期' }, { duty: '每年讲一次廉洁党课', clause: '1.2#4', often: '每年' }];
  const list = (kind: string, staffNo: string) => ({ kind, holder: holder(staffNo), year, items });
  const branch = (kind: string, topic: string, present: number) => ({ kind, topic, heldOn: ago(37), expected: 9, present });
  const concern = (matter: string, kind: string, channel: string) => ({ matter, kind, channel, raisedOn: ago(36) });
  const admitted = { applied: 126, admitted: 90, method: '片区内全部录取', listHash: 'a3'.repeat(32) };
  const tasks = (owner: string) => [{ task: '排查食堂和采购风险', owner, due: ahead(20), guard: '每周碰头一次' }, { task: '公示权责清单', owner: '办公室主任', due: ahead(5), guard: '专栏已备好' }];
  return [
    { ledger: 'duty-list', steps: [['2001', 'draw', list('第一责任人责任清单', '2002')], ['2002', 'sign', { signedOn: ago(29) }], ['1001', 'file']] },
    { ledger: 'duty-list', steps: [['2003', 'draw', list('第一责任人责任清单', '2004')], ['2003', 'proxy', {}, { reason: '校长外出培训' }]] },
    { ledger: 'duty-list', steps: [['1101', 'draw', list('一岗双责清单', '1201')]] },
    { ledger: 'appointment', steps: [['1102', 'move', { position: '石桥镇中心校副校长', kind: '局管干部选拔任用', conditions: '中级以上职称，任中层正职满三年' }], ['1102', 'recommend', { candidate: '样例人选', recommended: 23 }], ['1102', 'inspect', { inspectedOn: ago(22) }], ['1004', 'review', { integrityDoc: '驻教纪函〔2026〕8号', integrityOn: ago(14), integrity: '无影响使用的问题' }], ['1202', 'decide', { decidedOn: ago(9) }], ['1102', 'notify', { noticePlace: '县教育局公示栏、局网站', noticeFrom: ago(6) }]] },
    { ledger: 'party-life', steps: [['2001', 'enter', branch('支委会', '学习廉洁自律准则，讨论教辅征订', 9)], ['2002', 'confirm']] },
    { ledger: 'party-life', steps: [['2001', 'enter', branch('主题党日', '到县廉政教育基地参观', 8)]] },
    { ledger: 'party-life', steps: [['2003', 'enter', branch('党员大会', '通报上半年收费公开情况', 7)], ['2004', 'confirm']] },
    { ledger: 'power-list', steps: [['1103', 'draft', { matter: '学生转学审批', kind: '招生与学籍', subject: '基础教育股' }], ['1103', 'send'], ['1203', 'issue', { legalBasis: '《义务教育法》第十二条', flow: '申请、核查、决定、告知', days: 5, phone: '监察股，办公电话见局网站' }]] },
    { ledger: 'power-list', steps: [['1102', 'draft', { matter: '教师岗位等级认定', kind: '人事', subject: '人事股' }], ['1102', 'send']] },
    { ledger: 'disclosure', steps: [['1108', 'enter', { matter: '中小学招生工作方案', kind: '主动公开', madeOn: ago(37) }], ['1108', 'publish', { place: '局网站“招生”栏目', publishedOn: ago(29) }], ['1001', 'check']] },
    { ledger: 'disclosure', steps: [['1105', 'enter', { matter: '上半年教育经费使用情况', kind: '主动公开', madeOn: ago(37) }]] },
    { ledger: 'law-vp', steps: [['2001', 'enter', { organ: '检察院', termEnds: ahead(5), lessons: 2, grades: 6, topics: '防范欺凌、网络诈骗' }], ['2002', 'confirm']] },
    { ledger: 'law-vp', steps: [['2003', 'enter', { organ: '公安', termEnds: ahead(400), lessons: 1, grades: 3 }]] },
    { ledger: 'concern', steps: [['2001', 'enter', concern('校车冬季班次太少，孩子放学等一小时', '校车与交通', '来电')], ['2001', 'accept'], ['2001', 'answer', { answer: '自下月起增开 17:40 一班', answeredOn: ago(22) }], ['2002', 'close', { visit: '满意' }]] },
    { ledger: 'concern', steps: [['2003', 'enter', concern('课后服务收费没有公示', '收费', '信箱')], ['2003', 'accept'], ['2003', 'answer', { answer: '已在校门口公示', answeredOn: ago(22) }], ['2004', 'reopen', { visit: '不满意' }]] },
    { ledger: 'concern', steps: [['2005', 'enter', concern('食堂餐盘消毒不及时', '食堂', '家长会')]] },
    { ledger: 'shortboard', steps: [['1106', 'raise', { gap: '职业中学实训设备生均值不达标', kind: '职业教育', target: '生均 4000 元', until: ahead(90) }]] },
    { ledger: 'shortboard', steps: [['1103', 'raise', { gap: '两个乡镇没有公办幼儿园', kind: '学前教育', target: '各建一所', until: ago(2) }]] },
    { ledger: 'livelihood', steps: [['1107', 'collect', { name: '二十所学校旱厕改造', opinions: 128, why: '冬季结冰，反映最多' }], ['1207', 'choose', { opinions: 128, why: '冬季结冰，反映最多', until: ahead(30), cost: 320_000_000 }], ['1107', 'start'], ['1107', 'progress', { progress: '已完工 14 所' }]] },
    { ledger: 'training-org', steps: [['1106', 'check', { org: '青禾样例艺术培训学校', kind: '双随机抽查', draw: '2026-Q4-03', checkedOn: ago(37), inspectors: 2, items: ['证照', '收费与预付费'], result: '未发现问题' }], ['1206', 'publish', { place: '局网站“双随机”栏目' }]] },
    { ledger: 'training-org', steps: [['1106', 'check', { org: '青禾样例文化辅导中心', kind: '投诉核查', checkedOn: ago(37), inspectors: 3, items: ['收费与预付费'], result: '责令整改', problems: '一次性收费超过三个月' }], ['1206', 'order']] },
    { ledger: 'canteen', steps: [['2001', 'publish', { servedOn: ago(36), served: '供餐', menu: '土豆烧鸡、清炒白菜、紫菜蛋汤、米饭', eater: '副校长', comment: '汤偏咸，已提醒', diners: 412, purchase: 386_000, supplier: '青禾放心粮油店', sample: true, complaints: 0 }]] },
    { ledger: 'canteen', steps: [['2003', 'publish', { servedOn: ago(36), served: '不供餐', whyNot: '学校没有食堂', until: ahead(200) }]] },
    { ledger: 'enrolment', steps: [['2001', 'file', { year: `${year} 年秋季一年级`, plan: 90, area: '人民路以东、滨河路以北' }], ['1208', 'approve'], ['2001', 'announce', { place: '校门公示栏、学校网站' }], ['2001', 'admit', admitted], ['2001', 'publish', { classes: 2, classHash: 'b7'.repeat(32), publishedOn: ago(9) }]] },
    { ledger: 'enrolment', steps: [['2003', 'file', { year: `${year} 年秋季一年级`, plan: 60, area: '石桥镇全域' }]] },
    { ledger: 'style', steps: [['2001', 'find', { problem: '办事窗口午间无人，家长白跑', source: '群众反映', foundOn: ago(37) }], ['2001', 'settle', { measures: '中午两人轮岗，门口贴电话', doneOn: ago(29) }], ['2002', 'build', { ruleText: '窗口服务轮岗办法（校内）' }]] },
    { ledger: 'style', steps: [['1101', 'find', { problem: '同一份表一学期要了三次', source: '走访调研', foundOn: ago(37) }]] },
    { ledger: 'eight-rules', steps: [['2001', 'enter', { month: '国庆节前', checkedOn: ago(37), occasion: '国庆', checked: ['公务用车', '节日礼品', '工会经费'], found: 0, reminded: 46 }], ['2002', 'confirm']] },
    { ledger: 'eight-rules', steps: [['1105', 'enter', { month: '月度', checkedOn: ago(37), occasion: '月度自查', checked: ['公务接待', '津补贴发放'], found: 1 }]] },
    { ledger: 'liaison', steps: [['1003', 'enter', { place: '云台镇中心校', kind: '领导联系学校', visitedOn: ago(37), talked: 12, problems: [{ problem: '厕所冬季结冰停用', to: '安全后勤股', until: ago(20) }] }], ['1002', 'confirm']] },
    { ledger: 'liaison', steps: [['1003', 'enter', { place: '松岭镇中心校', kind: '调查研究', visitedOn: ago(37), talked: 8 }]] },
    { ledger: 'supervise', unitId: 's7', steps: [['1001', 'assign', { matter: '云台镇中心校厕所保温改造', kind: '跨股室协调', owner: '安全后勤股股长', dueOn: ago(3) }]] },
    { ledger: 'supervise', unitId: 'c001', steps: [['1001', 'assign', { matter: '公布校务公开清单', kind: '督查发现', owner: '教务处主任', dueOn: ago(20) }], ['2001', 'report', { result: '已在校门口和网站公布，共 46 项', doneOn: ago(29) }], ['1002', 'close']] },
    { ledger: 'burden', steps: [['2001', 'enter', { what: '再报一份活动照片 20 张', asker: '样例中心', askedOn: ago(37), minutes: 40, held: '主题活动台账里都有' }], ['2002', 'confirm']] },
    { ledger: 'org', steps: [['1001', 'draft', { name: '清廉学校建设领导小组', kind: '领导小组', members: [{ role: '组长', post: '局长', task: '总负责' }, { role: '副组长', post: '分管副局长', task: '统筹师德师风专项' }], from: ago(37), document: '青教字〔2026〕13号' }], ['1001', 'send'], ['1002', 'issue'], ['1001', 'revise']] },
    { ledger: 'school-plan', steps: [['2001', 'submit', { term: `${year}年秋季学期`, kind: '学校实施方案', goal: '食堂和采购两个岗位的风险全部有措施', tasks: tasks('总务主任') }], ['1001', 'accept']] },
    { ledger: 'school-plan', steps: [['1101', 'submit', { term: `${year}年秋季学期`, kind: '股室学期工作方案', goal: '每校走到一次，问题当月转办', tasks: tasks('监察股股长') }]] },
    { ledger: 'doc-receipt', steps: [['2001', 'submit', { document: '清廉学校建设实施方案', receivedOn: ago(37), toldOn: ago(36), hasPlan: true }], ['1001', 'accept']] },
    { ledger: 'doc-receipt', steps: [['2005', 'submit', { document: '清廉学校建设实施方案', receivedOn: ago(37), toldOn: ago(36), hasPlan: false }]] },
    { ledger: 'publicity', steps: [['2001', 'submit', { theme: '公开，让家长放心', kind: '学期宣传月', from: ago(80), to: ago(45), channels: ['校园环境', '班会', '家长会'], reached: 1_260 }], ['1001', 'accept']] },
    { ledger: 'publicity', steps: [['2003', 'submit', { theme: '清风进校园', kind: '学期宣传月', from: ago(60), to: ago(45), channels: ['广播'], reached: 300 }, { acknowledges: ['month-short'] }]] },
    { ledger: 'good-case', steps: [['2001', 'submit', { name: '三家比价上墙之后', kind: '采购', practice: '每月三家比价，家委会签字，价格贴在食堂门口', indicator: '留样率', before: 82, after: 100 }], ['1001', 'accept']] },
    { ledger: 'good-case', steps: [['2005', 'submit', { name: '校长信箱每周一开', kind: '公开', practice: '周一当众开箱，三天内在公告栏答复' }, { acknowledges: ['not-proved'] }]] },
    { ledger: 'participation', steps: [['2001', 'open', { topic: '课后服务开什么课', kind: '家长', closesOn: ago(30) }], ['2001', 'answer', { received: 62, adopted: 41, answered: 62, feedback: '书法、足球、编程各开两个班；钢琴没有教室，明年再议' }], ['2002', 'confirm']] },
    { ledger: 'participation', steps: [['2003', 'open', { topic: '校门口接送怎么改', kind: '家长', closesOn: ago(34) }]] },
    { ledger: 'audit', unitId: 'c001', steps: [['1005', 'notify', { scope: '近三年财务收支和食堂', kind: '食堂与采购', noticedOn: ago(36) }], ['1005', 'draft', { findings: 3, report: '陪餐费、采购比价、固定资产各一个问题' }], ['2002', 'answer', { reply: '第二条已整改' }], ['1005', 'report', { findings: 3, report: '陪餐费、采购比价、固定资产各一个问题', reportedOn: ago(14) }], ['2001', 'mend', { mended: 2, mending: '陪餐费已补交，比价单逐笔留存' }]] },
    { ledger: 'audit', unitId: 'c003', steps: [['1005', 'notify', { scope: '专项资金使用', kind: '专项资金', noticedOn: ago(36) }]] },
    { ledger: 'audit-plan', steps: [['1005', 'submit', { year, units: [{ unit: '柳溪镇中心校', last: ago(1_500), topic: '食堂与采购' }], auditors: 3, why: '先排间隔最长的，再排资金量大的', approvedOn: ago(37) }], ['1002', 'accept']] },
  ];
}

/** A normative document on its way to the clean-up list: a review may not be shorter than some working days, however the holidays of the year lie, so its steps keep days of their own. */
export async function playExpiringDocument(house: House, organisation: Organisation): Promise<void> {
  const on = todayOf(house);
  const [ago, recordId] = [(days: number): Day => addDays(on, -days), newId(house, house.clock())];
  const steps = [
    ['1107', 72, 'draft', { name: '中小学食堂管理办法', kind: '规范性文件', purpose: '食材采购没有统一的比价和验收规定' }],
    ['1107', 70, 'consult', { opinions: 31, adoption: '采纳 22 条，其余逐条说明' }],
    ['1107', 68, 'send', {}],
    ['1207', 40, 'pass', { legality: '与上位法一致', verdict: '合法' }],
    ['1207', 38, 'decide', { decidedOn: ago(38) }],
    ['1107', 36, 'issue', { number: '青教字〔2026〕18号', issuedOn: ago(36), expiresOn: addDays(on, 60) }],
    ['1107', 30, 'file', { filedOn: ago(30) }],
  ] as const;
  for (const [seenSeq, [staffNo, days, action, set]] of steps.entries()) await playActs(house, organisation, staffNo, days, [{ ledger: 'norm-doc', recordId, action, seenSeq, unitId: 's7', set }]);
}
