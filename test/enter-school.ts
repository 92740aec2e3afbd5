import { systemClock } from '#base/day';
import { uuidV7 } from '#base/id';
import { expect } from 'vitest';

const REPORT = { season: '秋季学期', summary: '办了活动', shortcomings: '有', improvements: '改', plan: '做' };

/** A school clerk of the demo county, signed in at a running program. */
export async function enterSchool(port: number): Promise<{ submit(): Promise<string>; status(recordId: string): Promise<number> }> {
  const post = (path: string, body: unknown, cookie = ''): Promise<Response> =>
    fetch(`http://127.0.0.1:${port}/c/qinghe/console${path}`, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', origin: `http://127.0.0.1:${port}`, cookie } });
  const answer = await post('/auth/sign-in/username', { username: 'qinghe/2001', password: 'Qinglian-2026' });
  expect(answer.status).toBe(200);
  const cookie = answer.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ');
  const newId = (): string => uuidV7(Date.parse(systemClock()), crypto.getRandomValues(new Uint8Array(10)));
  return {
    /** Hands in one report; resolves with its id when it is acknowledged. */
    async submit() {
      const recordId = newId();
      const reply = await post('/api/act', { acts: [{ entryId: newId(), recordId, ledger: 'semester-report', action: 'submit', seenSeq: 0, unitId: 'c001', set: REPORT }] }, cookie);
      const [outcome] = (await reply.json()) as { ok: boolean }[];
      if (!outcome?.ok) throw new Error(JSON.stringify(outcome));
      return recordId;
    },
    status: async (recordId) => (await post('/api/record.get', { recordId }, cookie)).status,
  };
}
