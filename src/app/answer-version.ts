import { ok, refuse } from '#base/result';
import { markChanges } from '#domain/plan';
import { listStanding } from '#store/duty';
import { listSemesters } from '#store/organisation';
import { inSight } from '#store/pools';
import { findProgramme } from '#store/programme';
import { removeDraft } from '#store/version';
import { isOffice } from './answer-programme.ts';
import type { Answers } from './answers.ts';
import { today } from './house.ts';
import { countSteps, prolongProgramme, readNotice, reviseProgramme, stepsBetween } from './revise-programme.ts';
import { planSuccession } from './succession.ts';
import { sightOf } from './viewer.ts';

const toBytes = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, 'base64'));

type Names = 'version.import' | 'version.readNotice' | 'version.prolong' | 'version.compare' | 'version.effect' | 'version.discard';

export const answerVersion: Answers<Names> = {
  'version.import': async (house, viewer, { fileName, base64, ...from }) => (isOffice(viewer) ? reviseProgramme(house, viewer, { from, fileName, bytes: toBytes(base64) }) : refuse({ code: 'forbidden' })),

  'version.readNotice': async (_house, viewer, { fileName, base64 }) => {
    if (!isOffice(viewer)) return refuse({ code: 'forbidden' });
    const read = await readNotice({ fileName, bytes: toBytes(base64) });
    return read.ok ? ok({ docNumber: read.value.docNumber, endsOn: read.value.endsOn }) : read;
  },

  'version.prolong': async (house, viewer, { endsOn, docNumber, fileName, base64, ...from }) => {
    if (!isOffice(viewer)) return refuse({ code: 'forbidden' });
    const read = base64 === undefined ? undefined : await readNotice({ fileName, bytes: toBytes(base64) });
    if (read && !read.ok) return read;
    return prolongProgramme(house, viewer, { from, endsOn, docNumber, fileName, noticeText: read?.value.text ?? null });
  },

  'version.compare': async (house, viewer, id) => {
    const { now, old } = await inSight(house.pools.ql_app, sightOf(viewer.tenant, viewer.actor), async (tx) => {
      const found = await findProgramme(tx, viewer.tenant, id);
      return { now: found, old: found?.head.basedOn ? await findProgramme(tx, viewer.tenant, { ...id, version: found.head.basedOn }) : undefined };
    });
    if (!now || !old) return refuse({ code: 'not-found' });
    const steps = stepsBetween(old, now);
    const exempt = new Map(now.sentences.map((sentence) => [sentence.address, sentence.exempt]));
    const exemptBefore = new Map(old.sentences.map((sentence) => [sentence.address, sentence.exempt]));
    const standing = new Set(now.obligations.map(({ obligationId }) => obligationId));
    return ok({
      basedOn: old.head.version, status: now.head.status, counts: countSteps(steps),
      steps: steps.map((step) => {
        const [before, after] = ['old' in step ? step.old : null, 'new' in step ? step.new : null];
        const own = after ? now.obligations.filter(({ body }) => body.sentences.includes(after.id)) : old.obligations.filter(({ body, status }) => before && status !== 'rejected' && body.sentences.includes(before.id));
        const plain = (text = '') => [{ text, isChanged: false }];
        const marks = step.kind === 'changed' ? markChanges(step.old.text, step.new.text) : { old: plain(before?.text), new: plain(after?.text) };
        return {
          kind: step.kind, old: before && { address: before.id, runs: [...marks.old] }, new: after && { address: after.id, runs: [...marks.new] },
          exempt: (after && exempt.get(after.id)) ?? null, exemptBefore: (before && exemptBefore.get(before.id)) ?? null,
          obligations: own.map(({ obligationId, body, status }) => ({ obligationId, actor: body.actor, action: body.action, status: after || standing.has(obligationId) ? status : ('ended' as const) })),
        };
      }),
    });
  },

  'version.effect': async (house, viewer, { startsOn, endsOn, ...id }) => {
    const { tenant, units } = viewer;
    const found = await inSight(house.pools.ql_app, sightOf(tenant, viewer.actor), async (tx) => {
      const programme = await findProgramme(tx, tenant, id);
      const basedOn = programme?.head.basedOn;
      return programme && { programme, before: basedOn ? await findProgramme(tx, tenant, { ...id, version: basedOn }) : undefined, standing: await listStanding(tx, tenant, id.programmeId), semesters: await listSemesters(tx, tenant) };
    });
    if (!found) return refuse({ code: 'not-found' });
    const on = today(house);
    const { ended, added } = planSuccession({ ...found, units, from: startsOn > on ? startsOn : on, to: endsOn });
    const renewed = ended.filter((one) => one.renewed).length;
    return ok({ added: added.length - renewed, renewed, cancelled: ended.length - renewed, stays: found.standing.length - ended.length });
  },

  'version.discard': async (house, viewer, id) => {
    if (!isOffice(viewer)) return refuse({ code: 'forbidden' });
    return inSight(house.pools.ql_app, sightOf(viewer.tenant, viewer.actor), async (tx) => {
      const found = await findProgramme(tx, viewer.tenant, id, true);
      if (!found) return refuse({ code: 'not-found' });
      return found.head.status === 'draft' ? ok({ changed: await removeDraft(tx, viewer.tenant, id) }) : refuse({ code: 'programme-issued' });
    });
  },
};
