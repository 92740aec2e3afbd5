import { choice, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { param } from '#model/limit';
import { EVERY_DESK } from './flows/desks.ts';

/** 照片公开：一人提出，另一人看过、确认认不出学生，才公开；照片是谁传的，谁就不能确认。随时可以撤下。 */
export const photoRelease = defineLedger({
  id: 'photo-release', version: 1, name: '照片公开',
  help: '从对外公开的那一件里提出。没有传过这张照片的另一人看过、确认认不出学生，照片才上公开页面；谁都可以随时撤下。',
  basis: ['1.3#1', '1.3#2'], appliesTo: 'both', title: 'caption', byProgram: true,
  fields: {
    record: text('原件编号', { filter: true, maxLength: 36 }),
    file: text('照片编号', { filter: true, maxLength: 36 }),
    caption: text('图片说明', { maxLength: 60, example: '食堂门口的节约宣传栏', hint: '写画面是什么，不写人名' }),
    pupils: choice('画面里', ['没有学生', '有学生，但认不出是谁'], { filter: true }),
    copy: text('所见照片的校验值', { maxLength: 64 }),
  },
  states: ['待确认', '已公开', '未通过', '已撤下'],
  actions: {
    propose: { label: '提出公开', to: '待确认', by: EVERY_DESK, sets: ['record', 'file', 'caption'], needs: ['record', 'file', 'caption'] },
    again: { label: '再次提出', from: ['未通过', '已撤下'], to: '待确认', by: EVERY_DESK, sets: ['caption'], needs: ['caption'] },
    confirm: { label: '确认认不出学生，公开', from: ['待确认'], to: '已公开', by: EVERY_DESK, sets: ['pupils', 'copy'], needs: ['pupils', 'copy'], notSameAs: ['propose', 'again'], within: param('photo-confirm-days') },
    reject: { label: '不公开', from: ['待确认'], to: '未通过', by: EVERY_DESK, reason: true },
    withdraw: { label: '撤下照片', from: ['待确认', '已公开'], to: '已撤下', by: EVERY_DESK },
  },
  handedIn: ['待确认'], done: ['已公开', '未通过', '已撤下'],
  disclosure: 'never', cycle: 'event', burdenMinutes: 1, keepYears: 30,
});
