import { describe, expect, it } from 'vitest';
import { readPlan } from './read-plan.ts';

/** 'level/depth label text kind' of each heading, '- level label starts' of each item, by line. */
function shape(text: string): readonly string[] {
  const { headings, items } = readPlan(text).outline;
  return [
    ...headings.map(({ level, depth, label, text: words, kind, line }) => ({ line, say: `${level}/${depth} ${label} ${words} ${kind}` })),
    ...items.map(({ level, label, starts, line }) => ({ line, say: `- ${level} ${label} ${starts}` })),
  ].toSorted((a, b) => a.line - b.line).map(({ say }) => say);
}
const doc = (...lines: readonly string[]): string => lines.join('\n');

describe('labels', () => {
  it('the class of a label is not its depth', () => {
    expect(shape(doc('青山县校服管理工作方案', '一、目标', '做到合体。', '1．统一采购。由县里统一招标。', '2．统一检验。逐批送检。'))).toEqual([
      '1/1 一 目标 heading', '3/2 1 统一采购 runin', '3/2 2 统一检验 runin',
    ]);
  });

  it('numbers, years, dates, percentages and table rows are not labels', () => {
    expect(shape(doc('一、时间安排', '2031年起实行。', '2031.2.开学', '20%的名额留给乡村。', '1.5倍计算。', '6.21日集中检查。', '1\t语文\t5', '一、二年级不布置书面作业。', '二、其他', '照旧。'))).toEqual([
      '1/1 一 时间安排 heading', '1/1 二 其他 heading',
    ]);
  });

  it('a label may be followed by a year', () => {
    expect(shape(doc('一、任务', '1.2031年底前完成改造；', '2.2032年全面验收。'))).toEqual(['1/1 一 任务 heading', '- 3 1 2031年底前完成改造；', '- 3 2 2032年全面验收。']);
  });

  it('typing variants: 六. for 六、, half-width brackets, full-width digits, enclosed numbers', () => {
    expect(shape(doc('六.校园餐', '(一)采购', '公开进行。', '（二)验收', '两人在场。', '１．登记。当日登记。', '⒉ 留样。留样两天。', '七、⑴'))).toEqual([
      '1/1 六 校园餐 heading', '2/2 一 采购 heading', '2/2 二 验收 heading', '3/3 1 登记 runin', '3/3 2 留样 runin', '- 1 七 ⑴',
    ]);
  });

  it('numbers run on across parents and jump', () => {
    const text = doc('第一章　总则', '第一条　为了规范管理，制定本办法。', '第二条　本办法适用于全县。', '第二章　附则', '第三条　由局办公室解释。', '第六条　自印发之日起施行。');
    expect(shape(text)).toEqual(['1/1 第一章 总则 chapter', '2/2 第一条  article', '2/2 第二条  article', '1/1 第二章 附则 chapter', '2/2 第三条  article', '2/2 第六条  article']);
    expect(readPlan(text).outline.notes).toContain('line 6: number 6 follows 3');
    expect(readPlan(text).sentences.map(({ id }) => id)).toEqual(['C1#1', 'A1#1', 'A2#1', 'C2#1', 'A3#1', 'A6#1']);
  });

  it('an author may use 1. outside and （一） inside', () => {
    expect(shape(doc('1.安全', '（一）门卫', '双人值守。', '（二）巡查', '每日两次。', '2.卫生', '（一）消毒', '每周一次。', '（二）通风', '每日三次。'))).toEqual([
      '3/1 1 安全 heading', '2/2 一 门卫 heading', '2/2 二 巡查 heading', '3/1 2 卫生 heading', '2/2 一 消毒 heading', '2/2 二 通风 heading',
    ]);
  });

  it('一是 二是, 一要, ① and —— stay inside their paragraph', () => {
    expect(shape(doc('一、原则', '一是公开。', '二是节俭。', '一要快。', '①先易后难。', '——稳步推进。'))).toEqual(['1/1 一 原则 heading']);
  });
});

describe('headings and items', () => {
  it('one list entry that ends in ； makes its block a list', () => {
    expect(shape(doc('一、要求', '1.按时到岗。迟到登记。', '2.佩戴工牌；', '3.保持安静。'))).toEqual(['1/1 一 要求 heading', '- 3 1 按时到岗。迟到登记。', '- 3 2 佩戴工牌；', '- 3 3 保持安静。']);
  });

  it('a name before ： is a heading even in such a block', () => {
    expect(shape(doc('一、步骤', '（1）报名：五月上旬网上填写；', '（2）审核：由各校逐人核对。'))).toEqual(['1/1 一 步骤 heading', '4/2 1 报名 runin', '4/2 2 审核 runin']);
  });

  it('a long first sentence and an order to somebody are no headings', () => {
    expect(shape(doc('一、要求', '1.全县所有公办民办学校都应当在每学期开学之前两周之内完成一次彻底的检查。结果上墙。', '2.各学校要及时上报。逾期通报。'))).toEqual([
      '1/1 一 要求 heading', '- 3 1 全县所有公办民办学校都应当在每学', '- 3 2 各学校要及时上报。逾期通报。',
    ]);
  });

  it('a line of its own is a heading only where something stands below it', () => {
    expect(shape(doc('一、分工', '1.领导组', '组长：××', '2.工作组', '组长：××', '二、事项', '1.清点教材', '2.登记造册'))).toEqual([
      '1/1 一 分工 heading', '3/2 1 领导组 heading', '3/2 2 工作组 heading', '1/1 二 事项 heading', '- 3 1 清点教材', '- 3 2 登记造册',
    ]);
  });

  it('a deadline in brackets stays in the heading; a mark inside brackets or quotes does not end it', () => {
    expect(shape(doc('一、动员（3月1日：全县大会）', '开会。', '二、“问。改”行动。', '逐条问。'))).toEqual(['1/1 一 动员（3月1日：全县大会） heading', '1/1 二 “问。改”行动 heading']);
  });

  it('text between angle brackets is text', () => {
    expect(shape(doc('一、依据<青山县办法>执行', '照办。'))).toEqual(['1/1 一 依据<青山县办法>执行 heading']);
  });
});

describe('page breaks', () => {
  it('joins a sentence across blank lines, but not what follows a full stop', () => {
    const text = doc('一、餐食', '1. 公示菜谱。各校食堂应当把每周的带量食谱贴在家长看得见的地方，并', '', '', '', '20%的抽检结果一并公布。', '', '', '', '发现问题当天整改。', '2. 陪餐。校长每周至少一次。');
    const { sentences, outline } = readPlan(text);
    expect(sentences.map(({ id, line }) => `${id}@${line}`)).toEqual(['1#1@1', '1.1#1@2', '1.1#2@2', '1.1#3@10', '1.2#1@11', '1.2#2@11']);
    expect(sentences[2]?.text).toBe('各校食堂应当把每周的带量食谱贴在家长看得见的地方，并20%的抽检结果一并公布。');
    expect(outline.notes).toEqual(['line 6 continues line 2']);
  });

  it('undoes the hard wrapping of a PDF', () => {
    const wrap = (text: string): string[] => text.match(/.{1,28}/g) ?? [];
    const body = '各校每学期开学第一周召开一次家长会，介绍本学期收费项目和标准，听取意见并当场答复，不能当场答复的三日内书面答复。会议记录由校办保存三年备查，教育股每学期抽查十分之一的学校。';
    const text = doc('青山县家校沟通方案', ...['一', '二', '三', '四'].flatMap((number) => [`${number}、第${number}件事`, ...wrap(body)]));
    expect(shape(text)).toEqual(['一', '二', '三', '四'].map((number) => `1/1 ${number} 第${number}件事 heading`));
    expect(readPlan(text).sentences.filter(({ id }) => id.startsWith('2#')).map((sentence) => sentence.text)).toEqual([`二、第二件事${body.slice(0, body.indexOf('。') + 1)}`, body.slice(body.indexOf('。') + 1)]);
  });
});

describe('head and end of a document', () => {
  const notice = ['青山县教育局文件', '青教发〔2031〕12号', '青山县教育局关于印发', '《校园植树方案》的通知', '各乡（镇）中心校、县直学校：', '现印发给你们，请执行。'];
  const plan = ['校园植树方案', '根据《某办法》（青政发〔2030〕3号）制定。', '一、树种', '本地树种。', '二、养护', '专人负责。'];

  it('a notice closed by its printing note carries a document of its own', () => {
    const { outline } = readPlan(doc(...notice, '青山县教育局', '二〇三一年三月五日', '青山县教育局办公室　2031年3月6日印发', ...plan));
    expect(outline).toMatchObject({
      title: '校园植树方案', noticeTitle: '青山县教育局关于印发《校园植树方案》的通知', issuer: '青山县教育局', docNumber: '青教发〔2031〕12号', date: '2031-03-05',
      printedBy: '青山县教育局办公室', printedDate: '2031-03-06', addressees: ['各乡（镇）中心校', '县直学校'],
    });
    expect(outline.headings.map(({ text }) => text)).toEqual(['树种', '养护']);
  });

  it('without one the notice is the document', () => {
    expect(readPlan(doc(...notice, '青山县教育局', '2031年3月5', ...plan)).outline).toMatchObject({ title: '青山县教育局关于印发《校园植树方案》的通知', enclosedTitle: '校园植树方案', date: '2031-03-05' });
  });

  it('an attachment that the notice encloses is the plan where the notice has no order of its own', () => {
    const { outline } = readPlan(doc(...notice, '附件：校园植树方案', '青山县教育局', '2031年3月5日', '附件', ...plan));
    expect(outline.headings.map(({ text }) => text)).toEqual(['树种', '养护']);
    expect(outline.attachments).toEqual(['校园植树方案']);
  });

  it('signature and attachments end the plan; list entries that look like level 3 are attachments', () => {
    const { outline } = readPlan(doc('青山县教育局关于开展晨检的通知', '各校：', '一、时间', '2031年9月1日', '二、内容', '测温。', '附件：1.2031年晨检表', '2.人员名单', '青山县教育局　　青山县卫生健康局', '2031年8月20日', '附件1', '一、说明', '1.如实填写。'));
    expect(outline).toMatchObject({ title: '青山县教育局关于开展晨检的通知', issuer: '青山县教育局、青山县卫生健康局', date: '2031-08-20', docNumber: null, attachments: ['2031年晨检表', '人员名单'] });
    expect(outline.headings.map(({ text }) => text)).toEqual(['时间', '内容']);
    expect(outline.items).toEqual([]);
  });

  it('two bodies in front of 关于 keep one space between them, spread characters none', () => {
    expect(readPlan(doc('中共青山县委教育工委   青山县教育局关于清理 账户的 通知', '一、范围', '全县。')).outline).toMatchObject({ title: '中共青山县委教育工委 青山县教育局关于清理账户的通知', issuer: '中共青山县委教育工委、青山县教育局', date: null });
  });

  it('a title over several lines, its characters spread, below the name of the issuer', () => {
    expect(readPlan(doc('青山县教育局', '关于进一步规范课后服务的', '实 施 意 见', '各校：', '为了规范，提出意见：', '一、时间。放学后两小时。', '青山县教育局', '2031-04-09')).outline).toMatchObject({ title: '青山县教育局关于进一步规范课后服务的实施意见', issuer: '青山县教育局', date: '2031-04-09', addressees: ['各校'] });
  });

  it('without a signature the title or the line below it says who', () => {
    expect(readPlan(doc('青山县第三中学师德考核办法（试行）', '一、对象', '全体教师。')).outline).toMatchObject({ title: '青山县第三中学师德考核办法（试行）', issuer: '青山县第三中学' });
    expect(readPlan(doc('2031年工作要点', '青山县教育局', '（2031年3月15日）', '一、重点', '补短板。')).outline).toMatchObject({ title: '2031年工作要点', issuer: '青山县教育局', date: '2031-03-15' });
  });

  it('a second document in the same page is not the plan', () => {
    expect(shape(doc('青山一中2031年安全计划', '一、门卫', '值守。', '二、消防', '演练。', '青山一中门卫制度', '一、登记', '逐人登记。'))).toEqual(['1/1 一 门卫 heading', '1/1 二 消防 heading']);
  });
});

describe('addresses', () => {
  it('a programme: preamble, general sections, projects, measures, safeguards', () => {
    const text = doc('清风校园方案', '为了清风，制定本方案。', '一、目标', '人人参与。', '二、任务', '（一）课堂工程', '课堂是主阵地。', '1. 备课。集体备课；轮流主讲。', '2. 上课。推门听课。', '（二）活动工程', '1. 社团。每周一次。', '三、组织保障', '（一）领导。校长负责。', '（二）经费。足额安排。');
    expect(readPlan(text).sentences.map(({ id }) => id)).toEqual(['0#1', 'G1#1', 'G2#1', 'P1#1', '1.1#1', '1.1#2', '1.1#3', '1.2#1', '1.2#2', 'P2#1', '2.1#1', '2.1#2', 'S0#1', 'S1#1', 'S1#2', 'S2#1', 'S2#2']);
  });

  it('any other shape: the numbers from the outside in, a letter where they repeat, Z and F behind the plan', () => {
    const text = doc('某校计划', '一、甲', '（一）乙', '做。', '1.丙', '丁。', '一、戊', '己。', '青山一中', '2031年1月1日', '附件1', '庚。');
    expect(readPlan(text).sentences.map(({ id }) => id)).toEqual(['0#1', '1#1', '1.1#1', '1.1.1#1', '1b#1', 'Z#1', 'Z#2', 'F1#1', 'F1#2']);
  });
});
