import { date, integer, text } from '#model/field';
import { defineLedger } from '#model/ledger';

/** 方案印发：把一份方案每个版本的全部句子、义务和分工固定下来，内容和被取消任务的校验值进日志。一份方案一条记录，记录编号就是方案编号。 */
export const programmeIssue = defineLedger({
  id: 'programme-issue',
  version: 2,
  name: '方案印发',
  help: '由“方案”页面印发时自动生成，不用填写。',
  basis: ['0#2', 'S1#4'],
  appliesTo: 'bureau',
  alongOnly: true,
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
    replaces: integer('代替的版本', '版', { see: 'public', min: 1 }),
    cancelled: integer('取消未到期任务', '件', { see: 'public' }),
    renewed: integer('改按新版本的任务', '件', { see: 'public' }),
    endedHash: text('取消和更换任务清单校验值（SHA-256）', { see: 'public', maxLength: 64 }),
    contentHash: text('内容校验值（SHA-256）', { see: 'public', maxLength: 64 }),
  },
  states: ['已印发'],
  actions: {
    issue: { label: '印发', to: '已印发', by: ['office.clerk', 'office.head'], sets: 'all', needs: ['title', 'edition', 'startsOn', 'endsOn', 'contentHash'] },
    revise: { label: '印发新版本', from: ['已印发'], to: '已印发', by: ['office.clerk', 'office.head'], sets: 'all', needs: ['edition', 'replaces', 'startsOn', 'endsOn', 'endedHash', 'contentHash'] },
    prolong: { label: '延长期限', from: ['已印发'], to: '已印发', by: ['office.clerk', 'office.head'], sets: 'all', needs: ['edition', 'replaces', 'startsOn', 'endsOn', 'endedHash', 'contentHash'] },
  },
  handedIn: ['已印发'],
  done: ['已印发'],
  disclosure: { when: ['已印发'], mode: 'record' },
  cycle: 'once',
  burdenMinutes: 1,
  keepYears: 30,
});
