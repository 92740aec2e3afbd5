import type { Ledger } from '#model/ledger';
import { erasure } from './erasure.ts';
import { majorDecision } from './major-decision.ts';
import { meeting } from './meeting.ts';
import { parameter } from './parameter.ts';
import { procurement } from './procurement.ts';
import { programmeIssue } from './programme-issue.ts';
import { publication } from './publication.ts';
import { rectify } from './rectify.ts';
import { semesterReport } from './semester-report.ts';
import { supervise } from './supervise.ts';
import { takedown } from './takedown.ts';

/** Every ledger, in the order in which the console lists them. */
export const LEDGERS: readonly Ledger[] = [semesterReport, meeting, supervise, rectify, majorDecision, procurement, programmeIssue, parameter, erasure, publication, takedown];

const byId = new Map(LEDGERS.map((ledger) => [ledger.id, ledger]));

/** The ledger with this id; undefined where there is none. */
export const findLedger = (id: string): Ledger | undefined => byId.get(id);
