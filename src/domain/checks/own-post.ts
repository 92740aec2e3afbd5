import type { Check } from '#model/check';

/** Only whoever holds the post named in `holder` signs for it, in person: acting for somebody does not count (S2#5). */
export const ownPost: Check = {
  wish: () => undefined,
  judge: ({ values, actor }) => (actor.postId === values['holder'] && actor.onBehalfOf === undefined ? undefined : { code: 'not-own-post', weight: 'refuse', detail: {} }),
};
