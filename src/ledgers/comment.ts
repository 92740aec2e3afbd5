import { longtext, rows, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { EVERY_DESK } from './flows/desks.ts';

/** Whoever may write under a record that she may read. */
const WRITERS = [...EVERY_DESK, 'bureau.leader', 'group.officer', 'audit.officer', 'inspector'] as const;

/** 留言：写在一件记录下面，提到的岗位在待办里看得到；不是办理步骤，不公开，不计入指标，不比对雷同。 */
export const comment = defineLedger({
  id: 'comment', version: 1, name: '留言',
  help: '在一件记录的页面上写，能看到那一件的人都看得到。写错了可以撤回；涉及个人信息的，可以申请删除内容。',
  basis: ['S1#4'], appliesTo: 'both', title: 'about', alongOnly: true,
  fields: {
    about: text('哪一件', { maxLength: 200 }),
    target: text('记录编号', { maxLength: 36, filter: true }),
    to: rows('提到的岗位', { post: text('岗位编号', { maxLength: 36 }), title: text('岗位') }, { maxRows: 20 }),
    words: longtext('内容', { maxLength: 500, personal: true }),
  },
  states: ['已留言', '已撤回'],
  actions: {
    write: { label: '留言', to: '已留言', by: WRITERS, sets: 'all', needs: ['about', 'target', 'words'] },
    withdraw: { label: '撤回留言', from: ['已留言'], to: '已撤回', by: WRITERS, undoes: 'write' },
  },
  handedIn: [], done: ['已留言', '已撤回'],
  disclosure: 'never', burdenMinutes: 1, keepYears: 10,
});
