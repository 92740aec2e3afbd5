import type { Ledger } from '#model/ledger';
import { accountability } from './accountability.ts';
import { acknowledgement } from './acknowledgement.ts';
import { activity } from './activity.ts';
import { appointment } from './appointment.ts';
import { assessment } from './assessment.ts';
import { audit } from './audit.ts';
import { auditPlan } from './audit-plan.ts';
import { award } from './award.ts';
import { bulletin } from './bulletin.ts';
import { burden } from './burden.ts';
import { canteen } from './canteen.ts';
import { capital } from './capital.ts';
import { caseNumbers } from './case.ts';
import { charter } from './charter.ts';
import { collection } from './collection.ts';
import { collectionAnswer } from './collection-answer.ts';
import { comment } from './comment.ts';
import { concern } from './concern.ts';
import { conduct } from './conduct.ts';
import { cooperation } from './cooperation.ts';
import { curriculum } from './curriculum.ts';
import { democracy } from './democracy.ts';
import { disclosure } from './disclosure.ts';
import { disposal } from './disposal.ts';
import { docChain } from './doc-chain.ts';
import { docReceipt } from './doc-receipt.ts';
import { dutyList } from './duty-list.ts';
import { eightRules } from './eight-rules.ts';
import { enrolment } from './enrolment.ts';
import { equity } from './equity.ts';
import { erasure } from './erasure.ts';
import { exam } from './exam.ts';
import { facility } from './facility.ts';
import { goodCase } from './good-case.ts';
import { guidance } from './guidance.ts';
import { headteacherAllowance } from './headteacher-allowance.ts';
import { helpNeed } from './help-need.ts';
import { induction } from './induction.ts';
import { inspection } from './inspection.ts';
import { inspectorate } from './inspectorate.ts';
import { internalControl } from './internal-control.ts';
import { lawVp } from './law-vp.ts';
import { liaison } from './liaison.ts';
import { livelihood } from './livelihood.ts';
import { majorDecision } from './major-decision.ts';
import { material } from './material.ts';
import { meeting } from './meeting.ts';
import { milestone } from './milestone.ts';
import { newsDraft } from './news-draft.ts';
import { normDoc } from './norm-doc.ts';
import { org } from './org.ts';
import { organisation } from './organisation.ts';
import { parameter } from './parameter.ts';
import { participation } from './participation.ts';
import { partyLife } from './party-life.ts';
import { payGuarantee } from './pay-guarantee.ts';
import { photoRelease } from './photo-release.ts';
import { post } from './post.ts';
import { powerList } from './power-list.ts';
import { procurement } from './procurement.ts';
import { programme } from './programme.ts';
import { programmeIssue } from './programme-issue.ts';
import { project } from './project.ts';
import { publication } from './publication.ts';
import { publicity } from './publicity.ts';
import { purchaseStep } from './purchase-step.ts';
import { rectify } from './rectify.ts';
import { reform } from './reform.ts';
import { reportChannel } from './report-channel.ts';
import { risk } from './risk.ts';
import { satisfaction } from './satisfaction.ts';
import { schoolDisclosure } from './school-disclosure.ts';
import { schoolPlan } from './school-plan.ts';
import { semesterReport } from './semester-report.ts';
import { serviceItem } from './service-item.ts';
import { shortboard } from './shortboard.ts';
import { signInCode } from './sign-in-code.ts';
import { socialWatch } from './social-watch.ts';
import { spending } from './spending.ts';
import { studentHelp } from './student-help.ts';
import { study } from './study.ts';
import { style } from './style.ts';
import { supervise } from './supervise.ts';
import { surroundings } from './surroundings.ts';
import { takedown } from './takedown.ts';
import { teacherCare } from './teacher-care.ts';
import { training } from './training.ts';
import { trainingOrg } from './training-org.ts';
import { veto } from './veto.ts';
import { vetoReceipt } from './veto-receipt.ts';
import { weakSupport } from './weak-support.ts';

/** Every ledger, in the order in which the console lists them. */
export const LEDGERS: readonly Ledger[] = [
  semesterReport,
  schoolPlan,
  docReceipt,
  meeting,
  supervise,
  activity,
  publicity,
  newsDraft,
  study,
  partyLife,
  dutyList,
  org,
  post,
  acknowledgement,
  induction,
  training,
  conduct,
  eightRules,
  style,
  risk,
  rectify,
  inspection,
  inspectorate,
  surroundings,
  concern,
  participation,
  socialWatch,
  reportChannel,
  canteen,
  enrolment,
  exam,
  curriculum,
  facility,
  studentHelp,
  helpNeed,
  weakSupport,
  teacherCare,
  headteacherAllowance,
  payGuarantee,
  charter,
  democracy,
  schoolDisclosure,
  serviceItem,
  satisfaction,
  award,
  veto,
  vetoReceipt,
  assessment,
  appointment,
  internalControl,
  spending,
  procurement,
  purchaseStep,
  capital,
  cooperation,
  project,
  milestone,
  livelihood,
  shortboard,
  equity,
  trainingOrg,
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
  auditPlan,
  audit,
  accountability,
  caseNumbers,
  bulletin,
  goodCase,
  burden,
  collection,
  collectionAnswer,
  programmeIssue,
  parameter,
  material,
  erasure,
  disposal,
  comment,
  publication,
  takedown,
  photoRelease,
  organisation,
  signInCode,
];

const byId = new Map(LEDGERS.map((ledger) => [ledger.id, ledger]));

/** The ledger with this id; undefined where there is none. */
export const findLedger = (id: string): Ledger | undefined => byId.get(id);
