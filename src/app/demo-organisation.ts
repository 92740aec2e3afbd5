import { addDays, type Day } from '#base/day';
import type { Uuid } from '#base/id';
import { type Role, type Scope, SCHOOL_KINDS, type Unit, type UnitKind } from '#model/actor';
import type { NewCounty } from './found-county.ts';
import { semestersAround } from './semesters-around.ts';

const SECTIONS = ['监察股', '人事股', '基础教育股', '德育股', '财务股', '职成教股', '安全后勤股', '招生考试股'];
const TOWNS = ['柳溪', '石桥', '枫坪', '河口', '云台', '松岭', '花园', '白沙'];
const SCHOOLS: readonly (readonly [UnitKind, string])[] = [
  ...TOWNS.map((town) => ['township-centre', `${town}镇中心校`] as const),
  ...['第一', '第二', '第三', '实验', '城东'].map((name) => ['primary', `青禾县${name}小学`] as const),
  ...['第一', '第二', '第三'].map((name) => ['junior', `青禾县${name}初级中学`] as const),
  ['vocational', '青禾县职业中学'],
  ['key-high', '青禾县第一高级中学'],
  ['key-high', '青禾县第二高级中学'],
  ...['机关', '城关', '河东', '新区', '春晖'].map((name) => ['kindergarten', `青禾县${name}幼儿园`] as const),
];

/** Teachers of each demo school: posts, no names. */
const TEACHERS = 2;

/** A demo county's organisation in invented names: 24 schools, or as many `units` as asked for; posts and no real persons. */
export function demoOrganisation(today: Day, newId: () => Uuid, units = SCHOOLS.length): NewCounty['organisation'] {
  const tree: Unit[] = [
    { unitId: 'b', parentId: null, kind: 'bureau', name: '青禾县教育局' },
    { unitId: 'lg', parentId: 'b', kind: 'leading-group', name: '清廉学校建设领导小组' },
    { unitId: 'of', parentId: 'b', kind: 'office', name: '领导小组办公室' },
    ...SECTIONS.map((name, i): Unit => ({ unitId: `s${i + 1}`, parentId: 'b', kind: 'section', name })),
    { unitId: 'dg', parentId: 'b', kind: 'discipline', name: '派驻纪检监察组' },
    { unitId: 'au', parentId: 'b', kind: 'audit', name: '内部审计室' },
  ];
  const people: { personId: Uuid; staffNo: string; name: string }[] = [];
  const posts: NewCounty['organisation']['posts'][number][] = [];
  const holdings: NewCounty['organisation']['holdings'][number][] = [];
  const staff = (staffNo: string, unitId: string, title: string, roles: Role[], scope: Scope = { kind: 'own' }): void => {
    const [personId, postId] = [newId(), newId()];
    people.push({ personId, staffNo, name: title });
    posts.push({ postId, unitId, title, roles, scope });
    holdings.push({ postId, personId, from: addDays(today, -400), to: null });
  };
  const county: Scope = { kind: 'county' };
  staff('1001', 'of', '办公室经办', ['office.clerk'], county);
  staff('1002', 'of', '办公室主任', ['office.head'], county);
  staff('1003', 'b', '分管副局长', ['bureau.leader'], county);
  staff('1004', 'dg', '派驻组干事', ['group.officer'], county);
  staff('1005', 'au', '内审员', ['audit.officer'], county);
  staff('1006', 'b', '系统管理员', ['admin.system']);
  staff('1008', 'b', '安全管理员', ['admin.security']);
  staff('1009', 'b', '审计管理员', ['admin.audit']);
  staff('1007', 'b', '责任督学', ['inspector'], { kind: 'linked', unitIds: ['c001', 'c002', 'c009'] });
  for (const [i, name] of SECTIONS.entries()) {
    staff(`11${String(i + 1).padStart(2, '0')}`, `s${i + 1}`, `${name}经办`, ['section.clerk']);
    staff(`12${String(i + 1).padStart(2, '0')}`, `s${i + 1}`, `${name}股长`, ['section.head'], county);
  }
  for (let i = 0; i < units; i += 1) {
    const [kind, name] = SCHOOLS[i] ?? [SCHOOL_KINDS[i % SCHOOL_KINDS.length] ?? 'primary', `青禾县第${i + 1}校`];
    const unitId = `c${String(i + 1).padStart(3, '0')}`;
    tree.push({ unitId, parentId: 'b', kind, name });
    const no = String(2000 + i * 2 + 1);
    staff(no, unitId, `${name}经办`, ['school.clerk'], { kind: 'subtree' });
    staff(String(Number(no) + 1), unitId, kind === 'kindergarten' ? `${name}园长` : `${name}校长`, ['school.head'], { kind: 'subtree' });
    for (let n = 1; n <= TEACHERS; n += 1) staff(`5${no.slice(1)}${n}`, unitId, `${name}教师${n}`, ['teacher']);
  }
  return { units: tree, people, posts, holdings, semesters: semestersAround(today) };
}
