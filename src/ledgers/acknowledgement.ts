import { param } from '#model/limit';
import { choice, date, post, text } from '#model/field';
import { defineLedger } from '#model/ledger';

const SIGNERS = ['teacher', 'school.clerk', 'school.head', 'section.clerk', 'section.head', 'office.clerk', 'office.head', 'bureau.leader'] as const;

/** 知悉与承诺：本人一年一签，只有岗位和日期，只有本人和本单位看得到；岗前教育由学校登记完成日期。 */
export const acknowledgement = defineLedger({
  id: 'acknowledgement', version: 1, name: '知悉与承诺',
  help: '选上自己的岗位，看过内容后签，十秒钟。一学年一签，换岗重签。',
  basis: ['3.3#2'], appliesTo: 'both', title: 'kind', titleWith: ['year'], readers: 'desk', about: 'author',
  fields: {
    kind: choice('签什么', ['清廉从教承诺', '岗位职责知悉', '师德与教学规范知悉'], { see: 'unit', filter: true }),
    holder: post('岗位', { see: 'unit' }),
    year: text('学年', { see: 'unit', filter: true, maxLength: 12, example: '2026-2027', from: { calendar: 'school-year' } }),
    signedOn: date('日期', { see: 'unit', filter: true }),
  },
  states: ['已签', '已撤回'],
  actions: {
    sign: { label: '签', to: '已签', by: SIGNERS, sets: 'all', needs: ['kind', 'holder', 'year', 'signedOn'], checks: ['own-post'] },
    withdraw: { label: '撤回', from: ['已签'], to: '已撤回', by: SIGNERS, undoes: 'sign' },
  },
  handedIn: ['已签'], done: ['已签', '已撤回'],
  disclosure: 'never', cycle: 'school-year', on: 'signedOn', burdenMinutes: 1, keepYears: 3,
  indicators: [{ id: 'acknowledgement-signed', name: '签署人次', basis: ['3.3#2'], kind: 'count', of: { states: ['已签'] }, unit: '人次' }],
  signals: [{ kind: 'post-missing', id: 'commitment-missing', name: '本年没有签清廉从教承诺', basis: ['3.3#2'], states: ['已签'], equal: { kind: '清廉从教承诺' }, roles: ['teacher'], post: 'holder', on: 'signedOn', byHolder: true, within: param('commitment-years') }],
});
