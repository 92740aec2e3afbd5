import type { z } from 'zod';
import { account } from './account.ts';
import { burden } from './burden.ts';
import { collection } from './collection.ts';
import { comment } from './comment.ts';
import { copy } from './copy.ts';
import { disposal } from './disposal.ts';
import { draft } from './draft.ts';
import { erasure } from './erasure.ts';
import { file } from './file.ts';
import { guidance } from './guidance.ts';
import { help } from './help.ts';
import { indicator } from './indicator.ts';
import { organisation } from './organisation.ts';
import { meetingCalendar } from './meeting-calendar.ts';
import { mine } from './mine.ts';
import { overview } from './overview.ts';
import { picture } from './picture.ts';
import { prefill } from './prefill.ts';
import { programme } from './programme.ts';
import { record } from './record.ts';
import { rosterQuestions } from './roster.ts';
import { signal } from './signal.ts';
import { sheet } from './sheet.ts';
import { session } from './session.ts';
import { signInCode } from './sign-in-code.ts';
import { version } from './version.ts';

/** Every question that the console may ask: name → shapes of what it sends and gets. One POST each at `/c/<county>/console/api/<name>`. */
export const CONTRACT = {
  ...session,
  ...account,
  ...organisation,
  ...record,
  ...copy,
  ...collection,
  ...burden,
  ...prefill,
  ...draft,
  ...erasure,
  ...disposal,
  ...guidance,
  ...comment,
  ...help,
  ...file, ...picture,
  ...sheet,
  ...programme,
  ...version,
  ...mine,
  ...overview,
  ...indicator,
  ...rosterQuestions,
  ...signInCode,
  ...signal,
  ...meetingCalendar,
} as const;

export type Contract = typeof CONTRACT;
export type Name = keyof Contract;
/** What a question gets, after its defaults. */
export type Input<N extends Name> = z.output<Contract[N]['input']>;
/** What the asker sends. */
export type Ask<N extends Name> = z.input<Contract[N]['input']>;
export type Output<N extends Name> = z.output<Contract[N]['output']>;
