import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type Person, type TestHouse } from '../harness.ts';
import { walk, type Walk } from '../walk.ts';

// 指导口径：答过的全县都查得到，同一个问题不问第二遍。
let house: TestHouse;
let school: Person;
let other: Person;
let teacher: Person;
let office: Person;
let chief: Person;
let abroad: Person;
let answered: Walk;

beforeAll(async () => {
  house = await openTestHouse('2026-09-01T01:00:00Z');
  await house.county('qinghe');
  await house.county('linxian');
  [school, other, teacher, office, chief, abroad] = (await Promise.all([['qinghe', '2001'], ['qinghe', '2003'], ['qinghe', '50031'], ['qinghe', '1001'], ['qinghe', '1002'], ['linxian', '2001']].map(([county, no]) => house.signIn(county as string, no as string)))) as [Person, Person, Person, Person, Person, Person];
  answered = walk(house, 'guidance');
  await answered.step(school, 'ask', { question: '教职工不足 20 人的学校，集中学习可以和邻校合办吗？', clause: '1.2#2', detail: '我校只有十二名教师' });
});
afterAll(() => house.close());

const find = async (person: Person, words = ''): Promise<readonly string[]> => (await person.ask('guidance.search', { words })).map((one) => one.question);
const QUESTION = '教职工不足 20 人的学校，集中学习可以和邻校合办吗？';

test('没答复的搜不到；答复后别的学校用两个字就搜得到，标点、空格、全角不碍事，几个词都要有', async () => {
  expect(await find(other, '合办')).toEqual([]);
  expect(await answered.step(office, 'answer', { answer: '可以。由牵头校登记一次，两校各填本校应到实到人数。', basis: '局务会纪要〔2026〕3号', scope: '全县' })).toBe('已答复');
  for (const words of ['合办', '牵头校', '学习', '20人', '２０ 人', '邻校，合办', '合办 实到', '纪要', '可', '1.2#2', '']) expect([words, await find(other, words)]).toEqual([words, [QUESTION]]);
  for (const words of ['合办 不存在', '办校', '食堂', '十二名']) expect([words, await find(other, words)]).toEqual([words, []]);
  const [line] = await other.ask('guidance.search', { words: '合办' });
  expect(line).toEqual({ recordId: null, answeredAt: '2026-09-01T01:00:00.000Z', question: QUESTION, clause: '1.2#2', answer: '可以。由牵头校登记一次，两校各填本校应到实到人数。', basis: '局务会纪要〔2026〕3号', scope: '全县' });
  expect((await school.ask('guidance.search', { words: '合办' }))[0]?.recordId).toBe(answered.recordId);
  expect(await find(teacher, '合办')).toEqual([QUESTION]);
  expect(await find(abroad, '合办')).toEqual([]);
  await house.check();
});

test('口径更新后按新的搜，旧的字句搜不到；作废后搜不到；仅本单位的只有本单位搜得到', async () => {
  expect(await answered.step(office, 'revise', { answer: '不再合办，可以网上参加。', scope: '全县' }, { reason: '上级新规定' })).toBe('已答复');
  expect([await find(other, '网上'), await find(other, '牵头校')]).toEqual([[QUESTION], []]);
  const own = walk(house, 'guidance');
  await own.step(school, 'ask', { question: '我校旧校区食堂怎么登记？' });
  expect(await own.step(office, 'answer', { answer: '按新校区一并登记。', scope: '仅本单位' })).toBe('已答复');
  expect([await find(school, '校区'), await find(other, '校区'), await find(other)]).toEqual([['我校旧校区食堂怎么登记？'], [], [QUESTION]]);
  expect(await answered.step(chief, 'void', {}, { reason: '不再适用' })).toBe('已作废');
  expect(await find(other, '网上')).toEqual([]);
  await house.check();
});

test('搜口径用得上索引：两个字的片段，前面是自己的县', async () => {
  const { rows } = await house.owner.query(`begin; set local enable_seqscan = off; explain select from guidance_text where grams @> word_grams('linxian', '合办口径', 2); rollback`).then((results) => (results as unknown as { rows: Record<string, string>[] }[])[2] ?? { rows: [] });
  const plan = rows.map((row) => row['QUERY PLAN']).join();
  expect(plan).toContain('guidance_gram');
  expect(plan).toContain('linxian/合办');
});
