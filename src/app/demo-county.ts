import { addDays, type Day, daysBetween } from '#base/day';
import type { Role } from '#model/actor';
import type { Values } from '#model/field';
import type { Act, DutyRef } from '#model/record';
import type pg from 'pg';
import { playCollection } from './demo-collection.ts';
import { bureauWork, playExpiringDocument } from './demo-bureau.ts';
import { deskWork } from './demo-desk.ts';
import { demoOrganisation } from './demo-organisation.ts';
import { DEMO_CODE, morning, type Organisation, playActs, playRecords, postOf } from './demo-play.ts';
import { issueDemoProgramme } from './demo-programme.ts';
import { schoolLife } from './demo-school-life.ts';
import { schoolRules } from './demo-school-rules.ts';
import { teachersOf } from './demo-teachers.ts';
import { foundCounty, type Login } from './found-county.ts';
import { type House, newId, today } from './house.ts';

export { DEMO_CODE };
export const DEMO_NAME = '青禾县';

/** The demo plan was issued so long ago: some work is done by now, some late. */
const ISSUED_DAYS_AGO = 75;

/** One act of somebody of the demo at an earlier time. */
const play = (house: House, organisation: Organisation, { staffNo, ago, ...one }: { staffNo: string; ago: number } & Omit<Act, 'entryId'>): Promise<void> => playActs(house, organisation, staffNo, ago, [one]);

const answering = (duty: DutyRef | undefined): readonly DutyRef[] => (duty ? [{ programmeId: duty.programmeId, key: duty.key }] : []);

const REPORT: Values = {
  season: '秋季学期',
  summary: '开展廉洁主题班会 12 次，公开采购事项 9 项，陪餐 86 天。',
  shortcomings: '陪餐记录有 6 天补填；两项小额采购没有比价单。',
  improvements: '由总务处逐日核对陪餐记录；采购单没有比价单的不予报销，本月底前改到位。',
  plan: '九月公示权责清单，十月主题宣传月，十一月风险排查，十二月自评。',
};

/** Work in every state, so that no page of the demo is empty: accepted, returned, handed in, withdrawn, and rectification open and closed. */
async function playSemester(house: House, organisation: Organisation, duties: ReadonlyMap<string, DutyRef & { readonly due: Day }>): Promise<void> {
  const schools = organisation.units.filter((unit) => unit.unitId.startsWith('c')).slice(0, 18);
  for (const [i, unit] of schools.entries()) {
    const clerk = String(2001 + i * 2);
    const base = { recordId: newId(house, house.clock()), ledger: 'semester-report', unitId: unit.unitId };
    await play(house, organisation, { ...base, staffNo: clerk, ago: 60 - i, action: 'submit', seenSeq: 0, set: REPORT, answers: answering(duties.get(`semester-report/${unit.unitId}`)) });
    if (i % 3 === 0) await play(house, organisation, { ...base, staffNo: '1001', ago: 40 - i, action: 'accept', seenSeq: 1, set: {} });
    if (i % 3 === 1) await play(house, organisation, { ...base, staffNo: '1001', ago: 40 - i, action: 'return', seenSeq: 1, set: {}, reason: '第三部分没有写谁来改、何时改完。' });
    if (i % 6 === 1) await play(house, organisation, { ...base, staffNo: clerk, ago: 38 - i, action: 'correct', seenSeq: 2, set: { improvements: '总务主任负责，每周五核对陪餐记录，十月底前完成。' } });
  }
  for (const [i, unit] of schools.entries()) {
    const duty = duties.get(`meeting/${unit.unitId}`);
    const sinceDue = duty ? daysBetween(duty.due, today(house)) : 0;
    // Ten in time, the others a week late: the public page has something to say from the first day.
    const ago = i < 10 ? Math.min(Math.max(sinceDue + 3, 3), ISSUED_DAYS_AGO - 1) : sinceDue - 7;
    if (ago < 1) continue;
    const heldOn = addDays(today(house), -ago - 1);
    await play(house, organisation, {
      recordId: newId(house, house.clock()), ledger: 'meeting', unitId: unit.unitId, staffNo: String(2001 + i * 2), ago, action: 'submit', seenSeq: 0, answers: answering(duty),
      set: { topic: '研究本学期清廉学校建设重点', kind: '班子专题研究', heldOn, expected: 7, present: 7, resolutions: [{ matter: '公示本校权责清单', owner: '教务处主任', dueOn: addDays(heldOn, 30) }] },
    });
  }
  for (const [i, unit] of schools.slice(0, 6).entries()) {
    const base = { recordId: newId(house, house.clock()), ledger: 'rectify', unitId: unit.unitId };
    await play(house, organisation, { ...base, staffNo: '1001', ago: 30, action: 'order', seenSeq: 0, set: { kind: '食堂', problem: `陪餐记录缺 ${i + 2} 天`, ground: '方案 S3#7；食堂专项督查', demand: '补查原因，明确专人逐日登记，附登记样页。' } });
    if (i % 2 === 0) await play(house, organisation, { ...base, staffNo: String(2001 + i * 2), ago: 20, action: 'report', seenSeq: 1, set: { measures: '由值周校领导当日登记，总务处每周核对。', doneOn: addDays(today(house), -21) } });
    if (i % 4 === 0) await play(house, organisation, { ...base, staffNo: '1002', ago: 15, action: 'close', seenSeq: 2, set: { finding: '现场核对两周记录，齐全，予以销号。' } });
  }
  await play(house, organisation, {
    recordId: newId(house, house.clock()), ledger: 'meeting', unitId: 'of', staffNo: '1001', ago: 50, action: 'submit', seenSeq: 0,
    set: { topic: '部署秋季学期清廉学校建设', kind: '领导小组会议', heldOn: addDays(today(house), -51), expected: 12, present: 11, resolutions: [{ matter: '公布学校权责清单', owner: '监察股股长', dueOn: addDays(today(house), -10) }, { matter: '食堂专项督查', owner: '安全后勤股股长', dueOn: addDays(today(house), 20) }] },
  });
  const decision = { recordId: newId(house, house.clock()), ledger: 'major-decision', unitId: 's8' };
  await play(house, organisation, { ...decision, staffNo: '1108', ago: 55, action: 'start', seenSeq: 0, set: { matter: '县城小学招生片区调整', draft: '按入学人数把河东片区划入城东小学，方案分两年实施。' } });
  await play(house, organisation, { ...decision, staffNo: '1108', ago: 54, action: 'consult', seenSeq: 1, set: { channels: '网上公开征求' } });
  await play(house, organisation, { ...decision, staffNo: '1108', ago: 12, action: 'consulted', seenSeq: 2, set: { opinions: 37, adoption: '采纳 21 条，其余逐条说明理由。' } });
}

/** Founds the demo county with one login per role; `units` schools. Throws where it stands already. */
export async function foundDemoCounty(house: House, owner: pg.ClientBase, options: { readonly passwordHash: string; readonly host: string; readonly units?: number }): Promise<readonly Login[]> {
  const organisation = demoOrganisation(today(house), () => newId(house, house.clock()), options.units);
  // Before anything that happens in it: the founding is the first entry of the log.
  await foundCounty({ ...house, clock: () => morning(today(house), ISSUED_DAYS_AGO + 1) }, owner, { code: DEMO_CODE, name: DEMO_NAME, demo: true, host: options.host, organisation, passwordHash: options.passwordHash });
  const at = morning(today(house), ISSUED_DAYS_AGO);
  const clerk = organisation.people.find((person) => person.staffNo === '1001') as Organisation['people'][number];
  const post = organisation.posts.find((one) => one.roles.includes('office.clerk')) as Organisation['posts'][number];
  const actor = { personId: clerk.personId, postId: post.postId, unitId: post.unitId, roles: post.roles, reach: '*' as const };
  const account = { userId: '', sessionId: '', mustChangePassword: false, twoFactorEnabled: false };
  const duties = await issueDemoProgramme({ ...house, clock: () => at }, { tenant: DEMO_CODE, account, person: clerk, posts: [post], post, units: organisation.units, actor });
  await playSemester(house, organisation, duties);
  await playCollection(house, DEMO_CODE, organisation);
  // A county of one school has nobody else to review it.
  if (!organisation.people.some(({ staffNo }) => staffNo === '2003')) return demoLogins(organisation);
  const [on, mint, holder] = [today(house), () => newId(house, house.clock()), (staffNo: string) => postOf(organisation, staffNo).postId];
  const bureau = organisation.people.some(({ staffNo }) => staffNo === '2005') ? bureauWork(on, holder) : [];
  await playRecords(house, organisation, [...schoolRules(on, mint, holder), ...teachersOf(on, mint, holder), ...schoolLife(on), ...bureau, ...deskWork(on, mint)]);
  await playExpiringDocument(house, organisation);
  return demoLogins(organisation);
}

/** One login per role: the first person who holds it. */
export function demoLogins(organisation: Pick<Organisation, 'people' | 'posts' | 'holdings'>): readonly Login[] {
  const seen = new Set<Role>();
  return organisation.people.flatMap((person) => {
    const postIds = organisation.holdings.filter((holding) => holding.personId === person.personId).map((holding) => holding.postId);
    const roles = organisation.posts.filter((post) => postIds.includes(post.postId)).flatMap((post) => post.roles);
    if (roles.every((role) => seen.has(role))) return [];
    for (const role of roles) seen.add(role);
    return [{ staffNo: person.staffNo, name: person.name, roles }];
  });
}
