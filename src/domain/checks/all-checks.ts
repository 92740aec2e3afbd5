import type { Check, CheckId } from '#model/check';
import { allAnswered } from './all-answered.ts';
import { allAsked } from './all-asked.ts';
import { allChecked } from './all-checked.ts';
import { allowanceBelow } from './allowance-below.ts';
import { appealsAnswered } from './appeals-answered.ts';
import { changeOver } from './change-over.ts';
import { citesPower } from './cites-power.ts';
import { collective } from './collective.ts';
import { coursesWhole } from './courses-whole.ts';
import { hasModule } from './has-module.ts';
import { lessonsBelow } from './lessons-below.ts';
import { noDecision } from './no-decision.ts';
import { noIndicator } from './no-indicator.ts';
import { noIssueThrice } from './no-issue-thrice.ts';
import { onceADay } from './once-a-day.ts';
import { onceInBatch } from './once-in-batch.ts';
import { ownPost } from './own-post.ts';
import { partsFit } from './parts-fit.ts';
import { screenWords } from './screen-words.ts';
import { rebound } from './rebound.ts';
import { plainCode } from './plain-code.ts';
import { splitPurchase } from './split-purchase.ts';
import { wholeMonth } from './whole-month.ts';
import { wholeRows } from './whole-rows.ts';
import { withinPlan } from './within-plan.ts';

/** Every check by its id. */
export const CHECKS: { readonly [K in CheckId]: Check } = {
  'all-answered': allAnswered,
  'all-asked': allAsked,
  'all-checked': allChecked,
  'allowance-below': allowanceBelow,
  'appeals-answered': appealsAnswered,
  'change-over': changeOver,
  'cites-power': citesPower,
  collective: collective,
  'courses-whole': coursesWhole,
  'has-module': hasModule,
  'lessons-below': lessonsBelow,
  'no-decision': noDecision,
  'no-indicator': noIndicator,
  'no-issue-thrice': noIssueThrice,
  'once-a-day': onceADay,
  'once-in-batch': onceInBatch,
  'own-post': ownPost,
  'parts-fit': partsFit,
  'screen-words': screenWords,
  rebound: rebound,
  'plain-code': plainCode,
  'split-purchase': splitPurchase,
  'whole-month': wholeMonth,
  'whole-rows': wholeRows,
  'within-plan': withinPlan,
};
