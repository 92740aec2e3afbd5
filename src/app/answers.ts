import type { Result } from '#base/result';
import type { Input, Name, Output } from '#contract';
import { answerAccount } from './answer-account.ts';
import { answerBurden } from './answer-burden.ts';
import { answerCodes } from './answer-codes.ts';
import { answerCollections } from './answer-collections.ts';
import { answerComments } from './answer-comments.ts';
import { answerCopies } from './answer-copies.ts';
import { answerDisposals } from './answer-disposals.ts';
import { answerDrafts } from './answer-drafts.ts';
import { answerErasure } from './answer-erasure.ts';
import { answerFiles } from './answer-files.ts';
import { answerHelp } from './answer-help.ts';
import { answerGuidance } from './answer-guidance.ts';
import { answerInbox } from './answer-inbox.ts';
import { answerMeetingCalendar } from './answer-meeting-calendar.ts';
import { answerIndicators } from './answer-indicators.ts';
import { answerMine } from './answer-mine.ts';
import { answerOrganisation } from './answer-organisation.ts';
import { answerOverview } from './answer-overview.ts';
import { answerPictures } from './answer-pictures.ts';
import { answerPrefill } from './answer-prefill.ts';
import { answerProgramme } from './answer-programme.ts';
import { answerRecords } from './answer-records.ts';
import { answerRoster } from './answer-roster.ts';
import { answerSignals } from './answer-signals.ts';
import { answerSession } from './answer-session.ts';
import { answerSheets } from './answer-sheets.ts';
import { answerVersion } from './answer-version.ts';
import type { House } from './house.ts';
import type { Viewer } from './viewer.ts';

/** One answer per question of the contract; a refusal goes back as its code. */
export type Answers<N extends Name = Name> = { readonly [K in N]: (house: House, viewer: Viewer, input: Input<K>) => Promise<Result<Output<K>>> };

export const ANSWERS: Answers = {
  ...answerSession,
  ...answerAccount,
  ...answerOrganisation,
  ...answerRecords,
  ...answerCopies,
  ...answerCollections,
  ...answerBurden,
  ...answerPrefill,
  ...answerDrafts,
  ...answerErasure,
  ...answerDisposals,
  ...answerComments,
  ...answerHelp,
  ...answerFiles, ...answerPictures,
  ...answerSheets,
  ...answerProgramme,
  ...answerVersion,
  ...answerGuidance,
  ...answerInbox,
  ...answerOverview,
  ...answerIndicators,
  ...answerMine,
  ...answerRoster,
  ...answerCodes,
  ...answerSignals,
  ...answerMeetingCalendar,
};
