import { isSchoolKind, type Role, type Scope, type UnitKind } from '#model/actor';

const KINDS: readonly (readonly [RegExp, UnitKind])[] = [
  [/中心(校|学校|小学|完小)|学区|教办/, 'township-centre'],
  [/幼儿园|幼教/, 'kindergarten'],
  [/职业|职教|中专|技工|职中/, 'vocational'],
  [/高级中学|高中|完全中学/, 'key-high'],
  [/初级中学|初中|九年一贯/, 'junior'],
  [/小学|教学点|完小/, 'primary'],
  [/(股|科)$/, 'section'],
];

/** The kind of unit that a name and what its 学段 says suggest; null where neither does. */
export const guessKind = (name: string, stage: string): UnitKind | null => (KINDS.find(([pattern]) => pattern.test(name)) ?? KINDS.find(([pattern]) => pattern.test(stage)))?.[1] ?? null;

const HEAD = /(校|园)长/;
const NOT_HEAD = /副|助理|原|退/;

/** What somebody with this title may do in a unit of this kind: the least that fits; null where a person must say it. */
export function guessRole(title: string, kind: UnitKind): Role | null {
  if (isSchoolKind(kind)) return HEAD.test(title) && !NOT_HEAD.test(title) ? 'school.head' : 'teacher';
  if (kind === 'section') return /(股|科)长|主任|负责人/.test(title) && !/副/.test(title) ? 'section.head' : 'section.clerk';
  return kind === 'bureau' && /局长/.test(title) ? 'bureau.leader' : null;
}

const COUNTY: readonly Role[] = ['bureau.leader', 'office.clerk', 'office.head', 'section.head', 'group.officer', 'audit.officer'];

/** How far a post with this role usually reaches. */
export const usualScope = (role: Role): Scope => (COUNTY.includes(role) ? { kind: 'county' } : role === 'school.head' || role === 'school.clerk' ? { kind: 'subtree' } : { kind: 'own' });

/** A title where the sheet names none. */
export const plainTitle = (kind: UnitKind): string => (isSchoolKind(kind) ? '教师' : '工作人员');

/** A name as it is compared: one width, no blanks and brackets. */
export const plainName = (name: string): string => name.normalize('NFKC').replaceAll(/[\s()（）]/g, '');

const pairs = (text: string): Set<string> => new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2)));

/** How alike two names are, 0 to 1, by the pairs of characters that they share. */
export function likeness(a: string, b: string): number {
  const [one, other] = [pairs(plainName(a)), pairs(plainName(b))];
  const shared = [...one].filter((pair) => other.has(pair)).length;
  return one.size + other.size === 0 ? 0 : (2 * shared) / (one.size + other.size);
}
