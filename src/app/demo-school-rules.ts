import { addDays, type Day } from '#base/day';
import type { Uuid } from '#base/id';
import type { DemoRecord } from './demo-play.ts';

/** How a demo school is run: charter, councils, disclosure, service guides, risks, money, purchases, works, reviews; each in a few states. */
export function schoolRules(today: Day, newId: () => Uuid, holder: (staffNo: string) => Uuid): readonly DemoRecord[] {
  const ago = (days: number): Day => addDays(today, -days);
  const [batch, power] = [newId(), newId()];
  const charter = (name: string) => ({ name, kind: '学校章程', covers: '已写入', discussedOn: ago(38) });
  const guide = { audience: '家长和学生', materialsBefore: 5, materials: 3, visitsBefore: 3, visits: 1, cuts: [{ material: '户口簿', before: '原件和复印件各一份', after: '系统核验，不再收', from: ago(10) }] };
  return [
    { ledger: 'charter', steps: [['2001', 'draft', charter('柳溪镇中心校章程')], ['2001', 'send'], ['1203', 'approve', { approval: '青教字〔2026〕6号', place: '学校网站“学校章程”' }]] },
    { ledger: 'charter', steps: [['2003', 'draft', charter('石桥镇中心校章程')], ['2003', 'send']] },
    { ledger: 'charter', steps: [['2001', 'draft', { name: '学校党组织议事规则', kind: '党组织议事规则', covers: '已写入' }], ['2001', 'send'], ['2002', 'issue', { place: '校园网' }]] },
    { ledger: 'democracy', steps: [['2001', 'enter', { kind: '教代会', topic: '讨论绩效工资分配办法', heldOn: ago(37), expected: 42, present: 40 }], ['2001', 'answer', { answer: '表决通过，十月起执行' }], ['2002', 'confirm']] },
    { ledger: 'democracy', steps: [['2001', 'enter', { kind: '提案', topic: '更换三楼饮水机', heldOn: ago(37) }]] },
    { ledger: 'school-disclosure', steps: [['2001', 'enter', { matter: '秋季学期收费项目和标准', kind: '收费', madeOn: ago(40) }], ['2001', 'publish', { place: '校门公示栏、学校网站', publishedOn: ago(29) }], ['2002', 'check', { reachable: true }]] },
    { ledger: 'school-disclosure', steps: [['2003', 'enter', { matter: '上学期食堂收支', kind: '食堂', madeOn: ago(40) }]] },
    { ledger: 'power-list', recordId: power, steps: [['2001', 'draft', { matter: '学生转学', kind: '招生与学籍', subject: '教务处' }], ['2001', 'send'], ['2002', 'issue', { legalBasis: '《义务教育法》第十二条', flow: '申请、核对、办理、告知', days: 5, phone: '校长室，电话见校门公示栏' }]] },
    { ledger: 'service-item', from: 3, steps: [['2001', 'draft', { matter: '学生转学', power, ...guide }], ['2001', 'send'], ['2002', 'issue', { days: 5, guide: '教务处一楼窗口，工作日 8:30—11:30' }]] },
    { ledger: 'service-item', steps: [['2003', 'draft', { matter: '开具在读证明', ...guide, materialsBefore: 2, materials: 0, visitsBefore: 1, visits: 0 }], ['2003', 'send']] },
    { ledger: 'norm-doc', steps: [['1101', 'draft', { name: '关于加强中小学党建工作的意见', kind: '党建意见', purpose: '各校支部作用发挥不均' }], ['1101', 'consult', { opinions: 12, adoption: '采纳 9 条，其余逐条说明' }], ['1101', 'send']] },
    { ledger: 'norm-doc', steps: [['1103', 'draft', { name: '课堂教学工作规范', kind: '教学规范与质量标准', purpose: '各校备课和作业要求不一' }]] },
    { ledger: 'internal-control', steps: [['2001', 'submit', { year: '2025', handbook: ago(200), weakest: '采购', found: 4, mended: 3, note: '验收单没有第二人签字；十月起采购与验收分设' }], ['1002', 'accept']] },
    { ledger: 'internal-control', steps: [['2003', 'submit', { year: '2025', handbook: ago(300), weakest: '资产', found: 2, mended: 0 }]] },
    { ledger: 'risk', steps: [['2001', 'list', { holder: holder('2001'), power: '食材采购', stage: '采购', scene: '供货商固定，价格没有比过' }], ['2001', 'rate', { level: '高' }], ['2001', 'settle', { measures: '每月三家比价，结果上墙', doneOn: ago(22) }], ['2002', 'confirm']] },
    { ledger: 'risk', steps: [['2001', 'list', { holder: holder('2001'), power: '校服选定', stage: '评审', scene: '家长代表没有参加' }], ['2001', 'rate', { level: '高' }]] },
    { ledger: 'risk', steps: [['2003', 'list', { holder: holder('2003'), power: '印章保管', stage: '保管', scene: '用印没有登记' }]] },
    { ledger: 'spending', steps: [['2001', 'ask', { purpose: '9 月水电费', kind: '公用经费', amount: 862_000, spentOn: ago(37) }], ['2002', 'approve'], ['2001', 'publish', { place: '校务公开栏' }]] },
    { ledger: 'spending', steps: [['2001', 'ask', { purpose: '操场塑胶修补', kind: '专项经费', amount: 3_600_000, spentOn: ago(37) }], ['2002', 'approve', { decidedOn: ago(38) }]] },
    { ledger: 'procurement', steps: [['2001', 'request', { item: '教室照明灯具更换', need: '三年级六间教室照度不达标', budget: 4_800_000 }], ['2002', 'approve', { method: '询价' }], ['2001', 'buy', { supplier: '青禾照明商行', amount: 4_600_000, boughtOn: ago(23) }], ['2002', 'accept', { acceptedOn: ago(15), result: '合格' }]] },
    { ledger: 'procurement', steps: [['2001', 'request', { item: '图书室书架', need: '原有书架变形', budget: 1_200_000 }], ['2002', 'approve', { method: '框架协议或网上商城' }]] },
    { ledger: 'project', steps: [['2001', 'apply', { name: '党员教师结对帮带', kind: '党建融合育人', goal: '每名党员教师帮带一名新教师', until: addDays(today, 200) }], ['2002', 'approve'], ['2001', 'progress', { progress: '六个教研组全部结对' }]] },
    { ledger: 'capital', steps: [['2001', 'apply', { name: '教学楼屋面防水', kind: '改造维修', budget: 20_000_000, decidedOn: ago(40) }], ['2002', 'approve'], ['2001', 'progress', { contractor: '青禾建设公司', contract: 18_000_000, changes: 600_000, changeReason: '增加落水管' }]] },
    { ledger: 'capital', steps: [['2003', 'apply', { name: '厕所改造', kind: '改造维修', budget: 6_000_000, decidedOn: ago(40) }]] },
    { ledger: 'cooperation', steps: [['2001', 'enter', { matter: '课后服务书法课', kind: '课后服务', partner: '青禾书画社', amount: 600_000, choosing: '家委会参与选定', decidedOn: ago(40), publicized: true }], ['2002', 'confirm']] },
    { ledger: 'cooperation', steps: [['2003', 'enter', { matter: '校园保安', kind: '安保物业', partner: '青禾保安公司', amount: 2_400_000, choosing: '比选', decidedOn: ago(40), publicized: false }]] },
    { ledger: 'veto', recordId: batch, steps: [['2001', 'open', { batch: '校级优秀教师评选', kind: '评优评先', people: 2 }], ['2001', 'change', { people: 1 }, { reason: '一人自愿退出' }]] },
    { ledger: 'award', steps: [['2001', 'draft', { name: '校级优秀教师评选', kind: '评优评先', quota: 5, criteria: '师德合格；课堂测评前 50%；近两年无违纪' }], ['2002', 'announce'], ['2001', 'open']] },
    { ledger: 'award', steps: [['2003', 'draft', { name: '先进教研组评选', kind: '评优评先', quota: 2, criteria: '教研活动每月两次以上' }]] },
    { ledger: 'appointment', steps: [['2001', 'move', { position: '教务处副主任', kind: '学校中层干部选拔', conditions: '中级以上职称，任教满五年' }]] },
  ];
}
