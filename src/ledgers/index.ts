import type { Ledger } from '#model/ledger';
import { appointment } from './appointment.ts';
import { disclosure } from './disclosure.ts';
import { docChain } from './doc-chain.ts';
import { docReceipt } from './doc-receipt.ts';
import { dutyList } from './duty-list.ts';
import { eightRules } from './eight-rules.ts';
import { erasure } from './erasure.ts';
import { guidance } from './guidance.ts';
import { lawVp } from './law-vp.ts';
import { liaison } from './liaison.ts';
import { majorDecision } from './major-decision.ts';
import { meeting } from './meeting.ts';
import { normDoc } from './norm-doc.ts';
import { org } from './org.ts';
import { parameter } from './parameter.ts';
import { partyLife } from './party-life.ts';
import { powerList } from './power-list.ts';
import { procurement } from './procurement.ts';
import { programme } from './programme.ts';
import { programmeIssue } from './programme-issue.ts';
import { publication } from './publication.ts';
import { rectify } from './rectify.ts';
import { reform } from './reform.ts';
import { schoolPlan } from './school-plan.ts';
import { semesterReport } from './semester-report.ts';
import { serviceItem } from './service-item.ts';
import { study } from './study.ts';
import { style } from './style.ts';
import { supervise } from './supervise.ts';
import { takedown } from './takedown.ts';

/** Every ledger, in the order in which the console lists them. */
export const LEDGERS: readonly Ledger[] = [
  semesterReport,
  schoolPlan,
  docReceipt,
  meeting,
  supervise,
  study,
  partyLife,
  dutyList,
  org,
  eightRules,
  style,
  rectify,
  serviceItem,
  appointment,
  procurement,
  powerList,
  normDoc,
  disclosure,
  majorDecision,
  guidance,
  docChain,
  lawVp,
  reform,
  liaison,
  programme,
  programmeIssue,
  parameter,
  erasure,
  publication,
  takedown,
];

const byId = new Map(LEDGERS.map((ledger) => [ledger.id, ledger]));

/** The ledger with this id; undefined where there is none. */
export const findLedger = (id: string): Ledger | undefined => byId.get(id);
