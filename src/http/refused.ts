import type { Refusal } from '#base/result';

/** Refusal code → HTTP status, where it is not 422 (understood, and not done). */
const STATUS: Readonly<Record<string, 400 | 401 | 403 | 404 | 409 | 410 | 429>> = {
  'bad-input': 400, 'not-signed-in': 401, 'code-wrong': 401, 'not-staff': 403, 'no-post': 403, forbidden: 403, 'password-change-needed': 403, 'second-factor-needed': 403, 'account-locked': 403,
  'not-found': 404, 'unknown-ledger': 404, 'file-erased': 410, 'changed-meanwhile': 409, 'rate-limited': 429,
};

/** A refusal as the console gets it. */
export const refused = (refusal: Refusal): Response => Response.json({ refusal }, { status: STATUS[refusal.code] ?? 422 });
