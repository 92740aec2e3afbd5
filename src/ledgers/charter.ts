import { choice, date, files, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { OFFICE, SCHOOL } from './flows/desks.ts';
import { DOCUMENT_ENDS, DOCUMENT_STATES, documentFlow } from './flows/document-flow.ts';

const isCharter = { is: 'kind', value: '学校章程' } as const;
const flow = documentFlow({ needs: ['name', 'kind', 'covers', 'discussedOn'], issued: ['place'], makers: SCHOOL, reviewers: ['school.head', ...OFFICE, 'section.head'] });

/** 章程与制度：拟订、教代会讨论、核准、公开、修订；办学方向、议事规则、校规都在这里，一份一条。 */
export const charter = defineLedger({
  id: 'charter', version: 1, name: '章程与制度',
  help: '一份制度一条。章程要先经教代会讨论、再由教育局核准；改一次启动一次修订；别的制度由校长审核。',
  basis: ['P2#2', '2.1#1', '2.1#2', '2.2#1', '2.2#2', '2.3#1', '2.3#2'], appliesTo: 'school', title: 'name',
  fields: {
    name: text('名称', { see: 'public', filter: true, example: '柳溪镇中心校章程' }),
    kind: choice('哪一种', ['学校章程', '党组织议事规则', '年度计划中的办学方向', '校风校训与行为准则'], { see: 'public', filter: true }),
    covers: choice('立德树人与廉洁要求', ['已写入', '未写入'], { see: 'public', filter: true }),
    discussedOn: date('教代会讨论日期', { see: 'public', when: isCharter }),
    approval: text('核准文号', { see: 'public', when: isCharter, example: '青教字〔2026〕6号' }),
    place: text('公开位置', { from: { ledger: 'school-disclosure', field: 'place' }, see: 'public', example: '学校网站“学校章程”、校门公示栏' }),
    papers: files('正文'),
  },
  states: DOCUMENT_STATES,
  actions: {
    ...flow,
    issue: { ...flow.issue, when: { not: isCharter } },
    approve: { label: '核准并施行', from: ['待审核'], to: '施行中', by: [...OFFICE, 'section.head'], when: isCharter, sets: ['approval', 'place'], needs: ['approval', 'place'], notSameAs: ['draft', 'edit', 'send'] },
  },
  ...DOCUMENT_ENDS,
  disclosure: { when: ['施行中'], mode: 'record' }, cycle: 'year', burdenMinutes: 15, keepYears: 30,
  indicators: [{ id: 'charter-covers', name: '廉洁要求写入率', basis: ['2.2#2'], kind: 'share', part: { states: ['施行中'], when: { is: 'covers', value: '已写入' } }, whole: { states: ['施行中'] } }],
});
