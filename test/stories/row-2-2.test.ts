import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type Person, type TestHouse } from '../harness.ts';
import { walk } from '../walk.ts';

// FEATURES 2.2 办学理念.
let house: TestHouse;
let clerk: Person;
let head: Person;
let office: Person;

beforeAll(async () => {
  house = await openTestHouse('2026-09-01T01:00:00Z');
  await house.county('qinghe');
  [clerk, head, office] = (await Promise.all(['2001', '2002', '1001'].map((no) => house.signIn('qinghe', no)))) as [Person, Person, Person];
});
afterAll(() => house.close());

const THIRD = ['道德与法治', '语文', '数学', '外语', '科学', '信息科技', '体育', '艺术', '劳动', '综合实践活动'];

test('课表里缺国家规定课程的，说出缺哪一门；知悉后能报，审阅的人看得到提醒；开齐的不提醒', async () => {
  const timetable = (courses: readonly string[], grade = '三年级') => ({ grade, kind: '国家规定课程', lessons: 26, courses, timetable: '各班门口', checkedOn: '2026-09-01' });
  const short = walk(house, 'curriculum');
  const refused = await clerk.act({ ledger: 'curriculum', action: 'submit', recordId: house.newId(), seenSeq: 0, set: timetable(THIRD.filter((course) => !['劳动', '艺术'].includes(course))) });
  expect(refused).toMatchObject({ ok: false, refusal: { code: 'warned', warnings: [{ code: 'course-missing', detail: { course: '艺术、劳动' } }] } });
  expect(await short.step(clerk, 'submit', timetable(THIRD.filter((course) => course !== '劳动')), { acknowledges: ['course-missing'] })).toBe('已报送');
  expect((await office.ask('record.get', { recordId: short.recordId })).timeline[0]).toMatchObject({ warned: ['course-missing'] });
  expect(await walk(house, 'curriculum').step(clerk, 'submit', timetable(THIRD))).toBe('已报送');
  // 信息科技和外语三年级起才有，一年级不缺。
  expect(await walk(house, 'curriculum').step(clerk, 'submit', timetable(THIRD.filter((course) => !['外语', '信息科技'].includes(course)), '一年级'))).toBe('已报送');
  expect(await walk(house, 'curriculum').step(clerk, 'submit', timetable(THIRD, '八年级'))).toBe('warned:course-missing');
  await house.check();
});

test('宣传稿里有“喜报”“升学率”：一个人发不出去，要另一人复核；稿子一字不删，不发也留着', async () => {
  const body = '我校中考升 学率再创新高，特此报喜。';
  const draft = { headline: '喜报！', place: '公众号', body };
  const news = walk(house, 'news-draft');
  expect(await news.step(clerk, 'draft', draft)).toBe('已拟稿');
  expect(await head.act({ ledger: 'news-draft', action: 'publish', recordId: news.recordId, seenSeq: 1, set: { sentOn: '2026-09-01' } })).toMatchObject({ ok: false, refusal: { code: 'checked', finding: { code: 'words-found', detail: { words: '喜报、升学率' } } } });
  expect((await clerk.ask('record.get', { recordId: news.recordId })).record).toMatchObject({ state: '已拟稿', values: { body, headline: '喜报！' } });
  expect(await news.step(clerk, 'ask')).toBe('待复核');
  expect(await news.step(clerk, 'confirm', { why: '可以' })).toBe('role');
  expect(await news.step(head, 'confirm', { why: '是毕业生返校感言，改标题后可发' })).toBe('复核同意');
  expect(await news.step(head, 'publishConfirmed', { sentOn: '2026-09-02' })).toBe('same-person');
  // Changed after the second look: it counts no more.
  expect(await news.step(clerk, 'edit', { ...draft, headline: '喜报：上线率第一' })).toBe('已拟稿');
  expect(await news.step(head, 'publish', { sentOn: '2026-09-02' })).toBe('checked:words-found');
  expect(await news.step(clerk, 'drop', {}, { reason: '不宣传升学' })).toBe('不发布');
  const kept = await clerk.ask('record.get', { recordId: news.recordId });
  expect(kept.record.values).toMatchObject({ headline: '喜报：上线率第一', body });
  expect(kept.timeline.map((entry) => entry.set['headline'] ?? '')).toContain('喜报！');

  const plain = walk(house, 'news-draft');
  expect(await plain.step(clerk, 'draft', { headline: '走进田间的劳动课', place: '学校网站', body: '五年级收割水稻。' })).toBe('已拟稿');
  expect(await plain.step(head, 'publish', { sentOn: '2026-09-02' })).toBe('已发布');
  const second = walk(house, 'news-draft');
  await second.step(head, 'draft', { headline: '运动会', place: '学校网站', body: '两天。' });
  expect(await second.step(head, 'publish', { sentOn: '2026-09-02' })).toBe('same-person');
  await house.check();
});

test('办学方向写进年度计划：写没写入看得出来，校长审核的人不是拟稿人', async () => {
  const plan = walk(house, 'charter');
  expect(await plan.step(clerk, 'draft', { name: '2026 年工作计划', kind: '年度计划中的办学方向', covers: '已写入' })).toBe('拟稿');
  expect(await plan.step(clerk, 'send')).toBe('待审核');
  expect(await plan.step(clerk, 'issue', { place: '校园网' })).toBe('role');
  expect(await plan.step(head, 'issue', { place: '校园网' })).toBe('施行中');
  await house.check();
});
