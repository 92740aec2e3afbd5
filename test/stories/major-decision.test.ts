import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type Person, type TestHouse } from '../harness.ts';

let house: TestHouse;
let clerk: Person;
let head: Person;
let otherHead: Person;

beforeAll(async () => {
  house = await openTestHouse('2026-09-01T01:00:00Z');
  await house.county('qinghe');
  [clerk, head, otherHead] = [await house.signIn('qinghe', '1108'), await house.signIn('qinghe', '1208'), await house.signIn('qinghe', '1202')];
});
afterAll(() => house.close());

test('重大教育决策走五步：不能跳步，期限不到不能往下走，审查的人不能办过前面的步骤', async () => {
  const recordId = house.newId();
  let seenSeq = 0;
  const step = async (person: Person, action: string, set: Record<string, unknown> = {}, reason?: string): Promise<string> => {
    const outcome = await person.act({ ledger: 'major-decision', recordId, action, seenSeq, set, ...(reason ? { reason } : {}) });
    if (outcome.ok) seenSeq = outcome.value.seq;
    return outcome.ok ? outcome.value.state : `${outcome.refusal.code}`;
  };
  expect(await step(clerk, 'start', { matter: '片区调整', draft: '两年内分步实施' })).toBe('已启动');
  expect(await step(clerk, 'expertReview', { experts: '可行' })).toBe('wrong-state');
  expect(await step(clerk, 'consult', { channels: '网上公开征求' })).toBe('征求意见中');
  house.at('2026-09-25T01:00:00Z');
  expect(await step(clerk, 'consulted', { opinions: 3, adoption: '逐条说明' })).toBe('too-early');
  // 征求意见不少于 30 日（条例第十五条）：9 月 1 日起算，10 月 1 日届满，遇国庆假期顺延到 10 月 8 日。
  house.at('2026-10-07T01:00:00Z');
  expect(await step(clerk, 'consulted', { opinions: 3, adoption: '逐条说明' })).toBe('too-early');
  house.at('2026-10-08T01:00:00Z');
  expect(await step(clerk, 'consulted', { opinions: 3, adoption: '逐条说明' })).toBe('公众参与毕');
  expect(await step(clerk, 'noExperts', {})).toBe('reason-missing');
  expect(await step(clerk, 'noExperts', {}, '不涉及专业技术问题')).toBe('专家论证拟不适用');
  expect(await step(head, 'noExpertsConfirmed')).toBe('专家论证毕');
  expect(await step(clerk, 'assessRisk', { risk: '低风险' })).toBe('风险评估毕');
  expect(await step(clerk, 'decide', { decidedOn: '2026-10-09', decision: '同意' })).toBe('role');
  expect(await step(clerk, 'sendForReview')).toBe('合法性审查中');
  expect(await step(otherHead, 'approve', { legality: '合法', verdict: '合法' })).toBe('too-early');
  house.at('2026-10-21T01:00:00Z');
  expect(await step(head, 'approve', { legality: '合法', verdict: '合法' })).toBe('same-person');
  expect(await step(otherHead, 'approve', { legality: '要改', verdict: '应当修改' })).toBe('condition');
  expect(await step(otherHead, 'approve', { legality: '合法', verdict: '合法' })).toBe('审查毕');
  const office = await house.signIn('qinghe', '1001');
  expect(await step(office, 'publish')).toBe('wrong-state');
  expect(await step(office, 'decide', { decidedOn: '2026-10-21', decision: '同意实施' })).toBe('已决定');
  expect(await step(office, 'publish')).toBe('已公布');
  await house.check();
});
