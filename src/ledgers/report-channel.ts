import { choice, date, integer, text, yesno } from '#model/field';
import { defineLedger } from '#model/ledger';
import { EVERY_DESK } from './flows/desks.ts';
import { REGISTER_ENDS, REGISTER_STATES, registerFlow } from './flows/register-flow.ts';

/** 举报渠道：公示了哪些渠道，每月由办公室以外的人拨打试一次，结果公开。 */
export const reportChannel = defineLedger({
  id: 'report-channel', version: 1, name: '举报渠道',
  help: '渠道公示一条、每月拨测一条。拨测由办公室以外的人做，接没接通照实填。',
  basis: ['S3#4'], appliesTo: 'both', title: 'channel', noComments: true,
  fields: {
    channel: text('渠道', { see: 'public', filter: true, example: '校长信箱；局监督电话' }),
    kind: choice('哪一种', ['渠道公示', '月度拨测'], { see: 'public', filter: true }),
    place: text('公示位置', { see: 'public', example: '校门公示栏、网站首页', when: { is: 'kind', value: '渠道公示' } }),
    testedOn: date('日期', { see: 'public', filter: true }),
    reached: yesno('接通', { see: 'public', filter: true, when: { is: 'kind', value: '月度拨测' } }),
    minutes: integer('多久接通', '分钟', { see: 'public', max: 10_000, when: { is: 'reached', value: true } }),
  },
  states: REGISTER_STATES,
  actions: registerFlow({ needs: ['channel', 'kind', 'place', 'testedOn', 'reached', 'minutes'], makers: [...EVERY_DESK, 'audit.officer', 'group.officer', 'inspector'], confirmers: ['school.head', 'section.head', 'office.head'] }),
  ...REGISTER_ENDS,
  disclosure: { when: ['已确认'], mode: 'record' }, cycle: 'month', on: 'testedOn', burdenMinutes: 3, keepYears: 5,
  indicators: [{ id: 'channel-reached', name: '拨测接通率', basis: ['S3#4'], kind: 'share', part: { states: ['已登记', '已确认'], when: { is: 'reached', value: true } }, whole: { states: ['已登记', '已确认'], when: { is: 'kind', value: '月度拨测' } } }],
});
