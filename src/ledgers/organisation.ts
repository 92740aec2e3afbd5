import { ROLES, SCOPE_NAMES, UNIT_KINDS } from '#model/actor';
import { choice, code, codes, date, rows, text } from '#model/field';
import { defineLedger } from '#model/ledger';

const ADMINS = ['admin.system', 'admin.security', 'admin.audit'] as const;
const KIND_NAMES = Object.fromEntries(Object.entries(UNIT_KINDS).map(([kind, { name }]) => [kind, name]));
const many = { maxRows: 50_000 };

/** 组织沿革：单位、岗位、人员、任职、学期和账户的每一次变动，由“组织”页面生成；给管理员岗位要第二位管理员确认。人员的姓名和工号在可以删除的部分。 */
export const organisation = defineLedger({
  id: 'organisation',
  version: 1,
  name: '组织沿革',
  help: '由“组织”页面自动生成，不用填写。',
  basis: ['S1#4'],
  appliesTo: 'bureau',
  alongOnly: true,
  title: 'what',
  fields: {
    what: text('变动', { filter: true }),
    units: rows('单位', { unitId: text('编号'), parentId: text('上级'), unitKind: code('类别', KIND_NAMES), name: text('名称'), closedFrom: date('停用自') }, many),
    posts: rows('岗位', { postId: text('编号'), unitId: text('单位'), title: text('名称'), roles: codes('角色', ROLES), scope: code('范围', SCOPE_NAMES), linked: text('联系学校', { maxLength: 4000 }), closedFrom: date('停用自') }, many),
    people: rows('人员', { personId: text('编号'), staffNo: text('工号'), name: text('姓名') }, { ...many, personal: true, see: 'unit' }),
    holdings: rows('任职', { postId: text('岗位'), personId: text('人员'), from: date('自'), to: date('至') }, many),
    semesters: rows('学期', { semesterId: text('编号'), name: text('名称'), start: date('开始'), end: date('结束') }, many),
    account: choice('账户', ['发放一次性密码', '重置密码', '停用账户', '恢复账户', '重置两步验证']),
    personId: text('人员编号', { maxLength: 36 }),
  },
  states: ['已建立', '在册', '待确认', '未同意'],
  actions: {
    found: { label: '建县', to: '已建立', by: ['admin.system'], sets: 'all', needs: ['what'] },
    put: { label: '登记', to: '在册', by: ['admin.system'], sets: 'all', needs: ['what'] },
    change: { label: '变更', from: ['在册'], to: '在册', by: ['admin.system'], sets: 'all', needs: ['what'] },
    propose: { label: '提请', to: '待确认', by: ['admin.system'], sets: 'all', needs: ['what'] },
    again: { label: '再次提请', from: ['未同意'], to: '待确认', by: ['admin.system'], sets: 'all', needs: ['what'] },
    confirm: { label: '确认', from: ['待确认'], to: '在册', by: ADMINS, notSameAs: ['propose', 'again'] },
    refuse: { label: '不同意', from: ['待确认'], to: '未同意', by: ADMINS },
    serve: { label: '账户', to: '在册', by: ['admin.system', 'admin.security'], sets: ['what', 'account', 'personId'], needs: ['account', 'personId'] },
    serveAgain: { label: '账户', from: ['在册'], to: '在册', by: ['admin.system', 'admin.security'], sets: ['what', 'account', 'personId'], needs: ['account', 'personId'] },
  },
  handedIn: ['在册'],
  done: ['已建立', '在册', '未同意'],
  disclosure: 'never',
  cycle: 'event',
  burdenMinutes: 1,
  keepYears: 30,
});
