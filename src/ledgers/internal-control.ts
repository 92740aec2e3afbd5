import { choice, date, integer, longtext, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { REVIEWERS, SCHOOL } from './flows/desks.ts';
import { REPORT_ENDS, REPORT_STATES, reportFlow } from './flows/report-flow.ts';

/** 内部控制：手册修订到哪一版，每年自评一次，查出的缺陷改了几个。 */
export const internalControl = defineLedger({
  id: 'internal-control', version: 1, name: '内部控制',
  help: '一年一次自评：六个方面各查一遍，填缺陷数和已改数，最要紧的一条写清楚。',
  basis: ['2.3#5'], appliesTo: 'school', title: 'year', titleWith: ['weakest'],
  fields: {
    year: text('年度', { filter: true, maxLength: 12, example: '2026' }),
    handbook: date('内控手册修订日期', { filter: true }),
    weakest: choice('最薄弱的一环', ['预算', '收支', '采购', '资产', '建设项目', '合同'], { filter: true }),
    found: integer('自评发现缺陷', '个', { max: 500 }),
    mended: integer('已整改', '个', { max: 500 }),
    note: longtext('最要紧的缺陷和怎么改', { maxLength: 800, example: '验收单没有第二人签字；十月起采购与验收分设' }),
  },
  states: REPORT_STATES,
  actions: reportFlow({ needs: ['year', 'handbook', 'weakest', 'found', 'mended'], makers: SCHOOL, reviewers: [...REVIEWERS, 'audit.officer'], checks: ['parts-fit'] }),
  ...REPORT_ENDS,
  disclosure: 'never', cycle: 'year', burdenMinutes: 30, keepYears: 10,
  indicators: [{ id: 'internal-control-mended', name: '缺陷整改率', basis: ['2.3#5'], kind: 'share', part: { states: ['已报送', '已接收'], sum: 'mended' }, whole: { states: ['已报送', '已接收'], sum: 'found' } }],
});
