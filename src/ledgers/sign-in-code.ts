import { date, integer, rows, text } from '#model/field';
import { defineLedger } from '#model/ledger';

const ISSUERS = ['school.clerk', 'school.head', 'section.head', 'admin.system'] as const;

/** 登录码发放：哪个单位哪一天给哪些人印了登录码，或者收回了。码本身只印在纸上，不在这里。 */
export const signInCode = defineLedger({
  id: 'sign-in-code', version: 1, name: '登录码发放',
  help: '由“打印登录码”页面自动生成，不用填写。',
  basis: ['S1#4'], appliesTo: 'both', alongOnly: true, title: 'what',
  fields: {
    what: text('事项', { filter: true }),
    count: integer('人数', '人'),
    until: date('有效至'),
    people: rows('给谁', { personId: text('人员编号') }, { maxRows: 2_000, see: 'unit' }),
  },
  states: ['已发放', '已收回'],
  actions: {
    issue: { label: '发放', to: '已发放', by: ISSUERS, sets: 'all', needs: ['what', 'count', 'until', 'people'] },
    revoke: { label: '收回', to: '已收回', by: ISSUERS, sets: ['what', 'count', 'people'], needs: ['what', 'count', 'people'] },
  },
  handedIn: ['已发放'], done: ['已发放', '已收回'],
  disclosure: 'never', cycle: 'event', burdenMinutes: 1, keepYears: 3,
});
