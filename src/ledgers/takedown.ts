import { longtext, text } from '#model/field';
import { defineLedger } from '#model/ledger';

/** 公开撤下：办公室把一件公开事项撤下或恢复，谁办的、为什么都留下；公开页面只写日期和理由，不写人。 */
export const takedown = defineLedger({
  id: 'takedown',
  version: 1,
  name: '公开撤下',
  help: '从已公开的那一件打开“撤下公开”。理由会写在公开页面上，不写人名。',
  basis: ['1.3#1', '1.3#2'],
  appliesTo: 'bureau',
  title: 'reason',
  byProgram: true,
  fields: {
    record: text('原件编号', { filter: true, maxLength: 36 }),
    reason: longtext('撤下理由', { maxLength: 500, minLength: 4, hint: '会写在公开页面上，不写人名', example: '内容有误，核实后重新公布' }),
  },
  states: ['已撤下', '已恢复'],
  actions: {
    takeDown: { label: '撤下公开', to: '已撤下', by: ['office.clerk', 'office.head'], sets: ['record', 'reason'], needs: ['record', 'reason'], danger: true },
    restore: { label: '恢复公开', from: ['已撤下'], to: '已恢复', by: ['office.head'], sets: ['record'], needs: ['record'], notSameAs: ['takeDown', 'again'] },
    again: { label: '再次撤下', from: ['已恢复'], to: '已撤下', by: ['office.clerk', 'office.head'], sets: ['record', 'reason'], needs: ['record', 'reason'], danger: true },
  },
  handedIn: ['已撤下', '已恢复'],
  done: ['已撤下', '已恢复'],
  disclosure: 'never',
  cycle: 'event',
  burdenMinutes: 3,
  keepYears: 30,
});
