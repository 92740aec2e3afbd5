import { addDays, type Day } from '#base/day';
import type { Uuid } from '#base/id';
import type { DemoRecord } from './demo-play.ts';

/** Standards, training, pledges, self-checks, reviews and care of a demo county's teachers: posts and counts, nobody's name. */
export function teachersOf(today: Day, newId: () => Uuid, holder: (staffNo: string) => Uuid): readonly DemoRecord[] {
  const ago = (days: number): Day => addDays(today, -days);
  const year = `${today.slice(0, 4)} 学年`;
  const batch = newId();
  const sign = (staffNo: string, kind: string): DemoRecord => ({ ledger: 'acknowledgement', steps: [[staffNo, 'sign', { kind, holder: holder(staffNo), year, signedOn: ago(36) }]] });
  const study = (topic: string, present: number) => ({ topic, kind: '教师集中学习', heldOn: ago(37), expected: 42, present, hours: 2 });
  return [
    { ledger: 'post', steps: [['2001', 'draft', { name: '学校经办', holder: holder('2001'), duties: '报送、公开、档案；每周核对陪餐记录', integrity: '如实填报，不代签', oversight: '校务监督小组' }], ['2001', 'send'], ['2002', 'issue', { from: ago(22) }]] },
    { ledger: 'post', steps: [['2003', 'draft', { name: '总务主任', duties: '校产、采购、后勤安全', integrity: '采购与验收分设' }], ['2003', 'send']] },
    sign('50011', '清廉从教承诺'), sign('50012', '清廉从教承诺'), sign('50011', '岗位职责知悉'), sign('50031', '清廉从教承诺'),
    { ledger: 'induction', steps: [['2001', 'enter', { place: '县教师进修学校岗前班', holder: holder('50012'), arrivedOn: ago(60), doneOn: ago(45) }], ['2002', 'confirm']] },
    { ledger: 'study', steps: [['2001', 'enter', study('收费与教辅征订规定', 40)], ['2002', 'confirm']] },
    { ledger: 'study', steps: [['2003', 'enter', study('师德十项准则', 38)]] },
    { ledger: 'training', steps: [['1102', 'submit', { name: `${year}骨干教师研修`, kind: '专业发展培训', heldOn: ago(38), hasModule: true, module: '收礼与有偿补课的红线，2 课时', hours: 24, expected: 60, trained: 58 }], ['1202', 'accept']] },
    { ledger: 'training', steps: [['2001', 'submit', { name: '应知应会测评', kind: '应知应会测评', heldOn: ago(37), hasModule: false, hours: 1, expected: 42, trained: 42, passed: 40 }]] },
    { ledger: 'conduct', steps: [['2001', 'submit', { period: '秋季学期', kind: '学期六禁自查', asked: ['不有偿补课', '不收礼品礼金', '不到培训机构兼职', '不推销教辅商品', '不体罚侮辱学生', '不抄袭造假'], due: 42, done: 42, clues: 0, finishedOn: ago(36) }], ['1001', 'accept']] },
    { ledger: 'conduct', steps: [['2003', 'submit', { period: '暑假', kind: '寒暑假专项排查', due: 38, done: 38, visits: 2, clues: 0, finishedOn: ago(50) }]] },
    { ledger: 'veto', recordId: batch, steps: [['2003', 'open', { batch: '中级职称推荐', kind: '职称评聘', people: 2 }]] },
    { ledger: 'veto-receipt', steps: [['2003', 'check', { batch, kind: '职称评聘', staffNo: '50031', holder: holder('50031'), checkedOn: ago(36) }]] },
    { ledger: 'assessment', steps: [['2001', 'propose', { name: '教师年度考核', kind: '教师考核', scheme: '师德 20 分，一票否决；教学 50 分；服务对象评价 15 分；其他 15 分', integrity: 20, users: 15 }], ['2002', 'approve']] },
    { ledger: 'assessment', steps: [['2003', 'propose', { name: '教师年度考核', kind: '教师考核', scheme: '教学 70 分，师德 30 分', integrity: 30, users: 0 }], ['2004', 'return', {}, { reason: '没有服务对象评价' }]] },
    { ledger: 'inspectorate', unitId: 'c001', steps: [['1007', 'visit', { focus: '食堂陪餐、收费公示', areas: ['食堂', '收费'], visitedOn: ago(37), problems: 1, advice: '公示栏收费标准是去年的' }], ['2001', 'mend', { mended: '已更换公示内容', mendedOn: ago(29) }], ['1007', 'review']] },
    { ledger: 'inspectorate', unitId: 'c002', steps: [['1007', 'visit', { focus: '作业量和课后服务', areas: ['课程作业'], visitedOn: ago(37), problems: 0 }]] },
    { ledger: 'case', steps: [['2001', 'submit', { period: '春季学期', kind: '师德失范', received: 0, closed: 0, inTime: 0, appeals: 0, answered: 0, reportedOn: ago(38) }], ['1001', 'accept']] },
    { ledger: 'bulletin', steps: [['1001', 'draft', { issue: '上半年', kind: '定期通报', handled: 6, types: '有偿补课、收受礼品；开学前各校再学习一次六禁' }], ['1002', 'review', { review: '没有姓名和单位，可以发布' }], ['1001', 'publish', { publishedOn: ago(22), place: '局网站' }]] },
    { ledger: 'teacher-care', steps: [['50011', 'write', { kind: '住宿交通', wish: '周转房漏雨，希望尽快修好', seenBy: '校长和经办人', writtenOn: ago(36) }], ['2002', 'answer', { answer: '已联系维修，两周内换瓦' }], ['50011', 'rate', { verdict: '满意' }]] },
    { ledger: 'teacher-care', steps: [['50012', 'write', { kind: '培训进修', wish: '想参加县里的心理辅导培训', seenBy: '只有校长', writtenOn: ago(36) }]] },
    { ledger: 'headteacher-allowance', steps: [['2001', 'submit', { month: ago(40).slice(0, 7), teachers: 12, total: 636_000, least: 50_000, paidOn: ago(37) }], ['1001', 'accept']] },
    { ledger: 'headteacher-allowance', steps: [['2003', 'submit', { month: ago(40).slice(0, 7), teachers: 9, total: 450_000, least: 48_000, why: '月中到岗，按天计', paidOn: ago(37) }, { acknowledges: ['allowance-below'] }]] },
    { ledger: 'pay-guarantee', steps: [['2001', 'submit', { period: '上半年', kind: '乡村教师生活补助', approval: '青人社函〔2026〕33号', teachers: 42, paid: 42, due: 12_600_000, total: 12_600_000, paidOn: ago(60) }]] },
  ];
}
