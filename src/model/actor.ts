import type { Day } from '#base/day';
import type { Uuid } from '#base/id';

/** Every role there is, with the name that people see. Posts hold roles, persons hold posts from–to. */
export const ROLES = {
  'office.clerk': '领导小组办公室经办人',
  'office.head': '领导小组办公室主任',
  'section.clerk': '股室经办人',
  'section.head': '股室负责人',
  'bureau.leader': '局领导',
  'group.officer': '派驻纪检监察组',
  'audit.officer': '内审人员',
  'case.officer': '办案人员',
  'duty.officer': '值班受理员',
  inspector: '责任督学',
  'school.clerk': '学校经办人',
  'school.head': '校（园）长',
  teacher: '教师',
  custodian: '密钥保管人',
  'identity.custodian': '身份保管人',
  'log.auditor': '日志核验员',
  'route.authority': '转办审批人',
  'admin.system': '系统管理员',
  'admin.security': '安全管理员',
  'admin.audit': '审计管理员',
} as const;

export type Role = keyof typeof ROLES;

export const isRole = (text: string): text is Role => Object.hasOwn(ROLES, text);

/** Stands for the program where it acts by itself: an entry that names no person and no post. */
export const PROGRAM = '00000000-0000-0000-0000-000000000000' as Uuid;

/** Every kind of unit, with the name that people see; `school: true` for those that the plan addresses. */
export const UNIT_KINDS = {
  bureau: { name: '教育局', school: false },
  'leading-group': { name: '领导小组', school: false },
  office: { name: '领导小组办公室', school: false },
  section: { name: '股室', school: false },
  discipline: { name: '派驻纪检监察组', school: false },
  audit: { name: '内部审计', school: false },
  'township-centre': { name: '乡镇中心校', school: true },
  primary: { name: '县直小学', school: true },
  junior: { name: '县直初中', school: true },
  vocational: { name: '职业中学', school: true },
  'key-high': { name: '重点建设高中', school: true },
  kindergarten: { name: '幼儿园', school: true },
} as const;

export type UnitKind = keyof typeof UNIT_KINDS;

export const isUnitKind = (text: string): text is UnitKind => Object.hasOwn(UNIT_KINDS, text);

export const isSchoolKind = (kind: UnitKind): boolean => UNIT_KINDS[kind].school;

export const SCHOOL_KINDS: readonly UnitKind[] = (Object.keys(UNIT_KINDS) as UnitKind[]).filter(isSchoolKind);

/** A unit's place in the tree of one county. */
export interface Unit {
  readonly unitId: string;
  readonly parentId: string | null;
  readonly kind: UnitKind;
  readonly name: string;
  /** From this day on the unit does nothing new; it stays for the past. */
  readonly closedFrom?: Day | null;
}

/** Whether a unit has closed by this day. */
export const isClosed = (unit: Pick<Unit, 'closedFrom'>, on: Day): boolean => typeof unit.closedFrom === 'string' && unit.closedFrom <= on;

/** How far a post sees and acts: its own unit, the units below it, named schools, or the whole county. */
export type Scope =
  | { readonly kind: 'own' }
  | { readonly kind: 'subtree' }
  | { readonly kind: 'linked'; readonly unitIds: readonly string[] }
  | { readonly kind: 'county' };

export const SCOPE_NAMES = { own: '本单位', subtree: '本单位及下属', linked: '联系学校', county: '全县' } as const;

/** A person acting in one post; `onBehalfOf` names the person acted for (代为办理), who then did not act. */
export interface Actor {
  readonly personId: Uuid;
  readonly postId: Uuid;
  readonly unitId: string;
  readonly roles: readonly Role[];
  /** The unit ids the post reaches, resolved from its scope; '*' is the whole county. */
  readonly reach: readonly string[] | '*';
  readonly onBehalfOf?: Uuid;
  /** Units without a desk of their own (the bureau, the leading group) in whose name the post makes records with its own unit in the lead (牵头). */
  readonly leads?: readonly string[];
}

/** The units in whose name a post of this unit acts as the lead: the bureau and the leading group for everybody but schools. */
export function leadsOf(ownUnitId: string, units: readonly Unit[]): readonly string[] {
  const own = units.find((unit) => unit.unitId === ownUnitId);
  return own && !isSchoolKind(own.kind) ? units.filter((unit) => unit.kind === 'bureau' || unit.kind === 'leading-group').map((unit) => unit.unitId) : [];
}

/** Whether the post reaches this unit. */
export const reaches = (actor: Pick<Actor, 'reach'>, unitId: string): boolean => actor.reach === '*' || actor.reach.includes(unitId);

/** The unit ids that a scope comes to in a tree of units; throws a RangeError when the tree has a cycle. */
export function resolveScope(scope: Scope, ownUnitId: string, units: readonly Unit[]): readonly string[] | '*' {
  switch (scope.kind) {
    case 'county':
      return '*';
    case 'own':
      return [ownUnitId];
    case 'linked':
      return [...new Set([ownUnitId, ...scope.unitIds])];
    case 'subtree': {
      const found = [ownUnitId];
      for (let i = 0; i < found.length; i += 1) {
        if (i > units.length) throw new RangeError('cycle in the tree of units');
        for (const unit of units) if (unit.parentId === found[i]) found.push(unit.unitId);
      }
      return found;
    }
  }
}
