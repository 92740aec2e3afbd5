import { date, integer, text } from '#model/field';
import { defineLedger } from '#model/ledger';

/** 方案印发：把一份方案的全部句子、义务和分工固定下来，内容的校验值进日志。 */
export const programmeIssue = defineLedger({
  id: 'programme-issue',
  version: 1,
  name: '方案印发',
  help: '由“方案”页面印发时自动生成，不用填写。',
  basis: ['0#2', 'S1#4'],
  appliesTo: 'bureau',
  title: 'title',
  byProgram: true,
  fields: {
    title: text('方案', { see: 'public', filter: true }),
    docNumber: text('文号', { see: 'public', filter: true }),
    edition: integer('版本', '版', { see: 'public', min: 1 }),
    sentences: integer('句子', '句', { see: 'public' }),
    obligations: integer('义务', '项', { see: 'public' }),
    duties: integer('生成任务', '件', { see: 'public' }),
    startsOn: date('施行', { see: 'public' }),
    endsOn: date('截止', { see: 'public' }),
    contentHash: text('内容校验值（SHA-256）', { see: 'public', maxLength: 64 }),
  },
  states: ['已印发'],
  actions: {
    issue: { label: '印发', to: '已印发', by: ['office.clerk', 'office.head'], sets: 'all', needs: ['title', 'edition', 'startsOn', 'endsOn', 'contentHash'] },
  },
  handedIn: ['已印发'],
  done: ['已印发'],
  disclosure: { when: ['已印发'], mode: 'record' },
  cycle: 'once',
  burdenMinutes: 1,
  keepYears: 30,
});
