import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Uuid } from '#base/id';
import { openTestHouse, type Person, type TestHouse } from '../harness.ts';

let house: TestHouse;
let first: Person;
let second: Person;
let office: Person;

const SUMMARY = '九月给教师开了一次师德专题会，到会五十二人，会后有三位老师主动退还了家长送的土特产。十月把食堂大宗食材改成三家比价，米面油每斤平均降了一角七分，价格单贴在食堂门口。十一月请了派出所的法治副校长给六年级上课，学生提了十九个问题。期末把七项收费全部重新公示，撤掉了两项没有依据的代办费。';
const REPORT = { season: '秋季学期', summary: SUMMARY, shortcomings: '采购单据归档慢，有四份验收单补签；值周领导陪餐有六天只签名没写菜品。', improvements: '总务主任每周五下班前核对单据，缺一份退一份；陪餐表加印菜品一栏，十一月一日起用。', plan: '寒假前完成教室粉刷的公开询价，开学第一周公布中标结果；三月起每月一次家长进食堂。' };
const OTHER = { season: '秋季学期', summary: '图书馆旧书清点完毕，剔除破损图书三百余册，新购科普读物由学生投票选定。校车换了两条线路，司机每天出车前吹酒精仪。操场东侧漏水两次，维修队当天处理，费用走校长基金，票据齐全。', shortcomings: '投票只有三分之一学生参加，二年级不会用平板，班里只好两个人合用一台，耽误了一节课。', improvements: '班主任用举手代替平板，下月再投一次。', plan: '春游改为到县档案馆，路线由家委会踩点后定；五月前把漏雨的西楼梯间重做防水，合同先送财务股看过再签，付款分两次。' };

const handIn = async (who: Person, set: Record<string, unknown>, recordId: Uuid = house.newId(), acknowledges?: string[]) => {
  const [outcome] = await who.ask('act', { acts: [{ entryId: house.newId(), recordId, ledger: 'semester-report', action: 'submit', seenSeq: 0, unitId: who.unitId, set: set as never, ...(acknowledges ? { acknowledges } : {}) }] });
  return outcome;
};

beforeAll(async () => {
  house = await openTestHouse();
  await house.county('qinghe');
  [first, second, office] = [await house.signIn('qinghe', '2001'), await house.signIn('qinghe', '2003'), await house.signIn('qinghe', '1001')];
});
afterAll(() => house.close());

test('抄别校的总结：报送前看到“与……雷同”和并排段落，可以照报，审阅人看得到灯', async () => {
  const original = house.newId();
  expect(await handIn(first, REPORT, original)).toMatchObject({ ok: true });
  await house.check();
  house.at('2026-09-02T01:00:00Z');

  const copied = { ...REPORT, shortcomings: '没有大的不足。' };
  const warned = await handIn(second, copied);
  expect(warned).toMatchObject({ ok: false, refusal: { code: 'warned', warnings: [{ code: 'copied', detail: { copies: [{ recordId: original, unitName: '柳溪镇中心校', isOwn: false, light: 'red' }] } }] } });
  const words = JSON.stringify(warned);
  expect(words).toContain('有三位老师主动退还');
  // Of the other's text only what both have is shown.
  expect(words).not.toContain('陪餐有六天');

  const recordId = house.newId();
  expect(await handIn(second, copied, recordId, ['template'])).toMatchObject({ ok: true });
  await house.check();
  expect(await office.ask('record.copies', { recordId })).toMatchObject({ word: 'template', copies: [{ unitName: '柳溪镇中心校', light: 'red' }] });
  // The one that was first is not accused by the one that came after.
  expect(await office.ask('record.copies', { recordId: original })).toEqual({ word: null, copies: [] });
  expect(await first.refused('record.copies', { recordId })).toBe('not-found');
});

test('自己写的不提示；自己上学期的原样再报，也提示', async () => {
  house.at('2026-09-03T01:00:00Z');
  expect(await handIn(second, OTHER)).toMatchObject({ ok: true });
  await house.check();
  house.at('2027-02-25T01:00:00Z');
  second = await house.signIn('qinghe', '2003');
  expect(await handIn(second, { ...OTHER, season: '春季学期' })).toMatchObject({ ok: false, refusal: { code: 'warned', warnings: [{ code: 'copied', detail: { copies: [{ isOwn: true, percent: 100 }] } }] } });
});

test('撤回就从比对里拿掉', async () => {
  const third = await house.signIn('qinghe', '2005');
  first = await house.signIn('qinghe', '2001');
  const text = { ...OTHER, summary: '家长会改在周末开，门卫登记车辆四十七台，没有一台停进消防通道。心理教师到村小支教八次，车费由中心校报销，里程表照片都在。校刊停了纸质版，省下三千二百元买了跳绳。冬季锅炉检修由两人同去，各签各的名，检修单挂在锅炉房。', shortcomings: '跳绳只够两个年级用。', improvements: '轮流。', plan: '把旧宿舍改成阅览室，先看房屋鉴定，再由教代会表决，图纸贴在走廊里让学生提意见；体育器材室的钥匙改由两人分管，借还当场登记，每月对一次数。' };
  const recordId = house.newId();
  expect(await handIn(third, text, recordId)).toMatchObject({ ok: true });
  await house.check();
  expect(await handIn(first, text)).toMatchObject({ ok: false, refusal: { code: 'warned' } });
  expect(await third.act({ ledger: 'semester-report', recordId, action: 'withdraw', seenSeq: 1 })).toMatchObject({ ok: true });
  await house.check();
  expect((await house.owner.query('select count(*)::int as n from copy_text where record_id = $1', [recordId])).rows[0].n).toBe(0);
  expect((await house.owner.query('select count(*)::int as n from copy_print p where not exists (select from copy_text t where t.tenant_id = p.tenant_id and t.text_no = p.text_no)')).rows[0].n).toBe(0);
  expect(await handIn(first, text)).toMatchObject({ ok: true });
});

test('八个以上单位都这么写，就是模板，不再提示', async () => {
  const template = '按照上级要求，我校成立了专班，明确了分工，建立了周调度制度，每周五下午由分管副校长召集各年级组长核对进度，形成问题清单，逐条写明责任人和办结时间，下周五逐条销号，未销号的写明原因。对照负面清单逐项自查，发现的问题当场登记，当天报告，三天内整改，整改后由工会主席复核签字，复核单装订成册备查。';
  const many = Math.max(8, Math.ceil((await house.owner.query("select count(*)::int as n from unit where tenant_id = 'qinghe'")).rows[0].n / 4));
  const set = (nth: number) => ({ season: '春季学期', summary: template, shortcomings: `无${nth}`, improvements: '无', plan: '无' });
  for (let i = 0; i < many; i += 1) expect(await handIn(await house.signIn('qinghe', String(2011 + i * 2)), set(i), house.newId(), ['template'])).toMatchObject({ ok: true });
  await house.check();
  expect(await handIn(await house.signIn('qinghe', '2047'), set(99))).toMatchObject({ ok: true });
});

test('别的县看不到，也比不到', async () => {
  await house.county('other');
  const elsewhere = await house.signIn('other', '2001');
  expect(await handIn(elsewhere, REPORT)).toMatchObject({ ok: true });
  await house.check();
});

test('程序的数据库角色读不到别单位的原文，只能问相同的段落', async () => {
  await expect(house.house.pools.ql_app.query('select body from copy_text')).rejects.toThrow(/permission denied/);
  await expect(house.house.pools.ql_app.query('select print from copy_print')).rejects.toThrow(/permission denied/);
  // Without a county's sight the functions find nothing.
  const { rows } = await house.house.pools.ql_app.query('select find_copies(array(select 1), gen_random_uuid(), null, 8) as answer');
  expect(rows[0].answer).toEqual({ common: [], found: [] });
});
