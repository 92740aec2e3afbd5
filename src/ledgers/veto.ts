import { choice, integer, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { EVERY_DESK } from './flows/desks.ts';

const HEADS = ['school.head', 'section.head', 'office.head', 'bureau.leader'] as const;

/** 一票否决查询：评价、评优、职称、聘用之前，这一批的每个人都要有一张查询回执；少一张不能提交，有一个被否决不能通过。 */
export const veto = defineLedger({
  id: 'veto', version: 1, name: '一票否决查询',
  help: '先建这一批，再逐人查询（在这一件下面加“查询回执”）。回执数和人数对上，且没有生效的否决，才能通过。',
  basis: ['3.4#5'], appliesTo: 'both', title: 'batch',
  fields: {
    batch: text('这一批', { see: 'tenant', filter: true, example: '2026 年中级职称推荐' }),
    kind: choice('用于', ['教师评价', '评优评先', '职称评聘', '岗位聘用'], { see: 'tenant', filter: true }),
    people: integer('共几人', '人', { see: 'tenant', min: 1, max: 5000 }),
  },
  states: ['查询中', '已提交', '已通过', '已取消'],
  actions: {
    open: { label: '建一批', to: '查询中', by: EVERY_DESK, sets: 'all', needs: ['batch', 'kind', 'people'] },
    change: { label: '改人数', from: ['查询中'], to: '查询中', by: EVERY_DESK, sets: ['people'], needs: ['people'], reason: true },
    submit: { label: '提交', from: ['查询中'], to: '已提交', by: EVERY_DESK, checks: ['all-checked'] },
    pass: { label: '通过', from: ['已提交'], to: '已通过', by: HEADS, notSameAs: ['open', 'submit'], checks: ['all-checked'] },
    cancel: { label: '取消', from: ['查询中', '已提交'], to: '已取消', by: HEADS, reason: true },
  },
  handedIn: ['已提交', '已通过'], done: ['已通过', '已取消'],
  disclosure: 'never', cycle: 'event', burdenMinutes: 5, keepYears: 10,
  indicators: [{ id: 'veto-batches', name: '通过前已逐人查询的批次', basis: ['3.4#5'], kind: 'share', part: { states: ['已通过'] }, whole: { states: ['已提交', '已通过'] } }],
});
