import { ok } from '#base/result';
import type { Answers } from './answers.ts';
import { applyForErasure } from './erase.ts';

export const answerErasure: Answers<'erasure.apply'> = {
  'erasure.apply': async (house, viewer, input) => {
    const outcome = await applyForErasure(house, viewer, input);
    return outcome.ok ? ok({ recordId: outcome.value.recordId, state: outcome.value.state }) : outcome;
  },
};
