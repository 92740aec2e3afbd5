import type { Ask, Name, Output } from '#contract';
import { isUuid, uuidV7, type Uuid } from '#base/id';

/** `/c/<county>/console`, from the address that we were opened at. */
export const BASE = /^\/c\/[^/]+\/console/.exec(location.pathname)?.[0] ?? '';
export const COUNTY = BASE.split('/')[2] ?? '';

/** The server said no, in a code; or it broke, in a number that the administrator can look up. */
export class Refused extends Error {
  readonly refusal: { readonly code: string; readonly [key: string]: unknown };

  constructor(refusal: Refused['refusal']) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

const POST_KEY = 'qinglian-post';

export const actingPost = (): string | null => sessionStorage.getItem(POST_KEY);
export const chooseActingPost = (postId: string): void => sessionStorage.setItem(POST_KEY, postId);

/** The line is down: the same thing may be tried again. */
export class Offline extends Error {
  constructor() {
    super('网络不通，内容还在，请稍后再试。');
  }
}

const postHeader = (): Record<string, string> => {
  const post = actingPost();
  return isUuid(post) ? { 'qinglian-post': post } : {};
};

const send = (path: string, body: unknown): Promise<Response> =>
  fetch(`${BASE}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', ...postHeader() }, body: JSON.stringify(body) });

/** The body of an answer; throws `Refused`, or an Error where the server failed. */
export async function readAnswer<T>(answer: Response): Promise<T> {
  const body = (await answer.json().catch(() => ({}))) as { refusal?: Refused['refusal']; fault?: string };
  if (answer.ok) return body as T;
  if (body.refusal) throw new Refused(body.refusal);
  throw new Error(body.fault ? `系统出错，编号 ${body.fault}。请把编号告诉管理员。` : '服务器没有回应，请稍后再试。');
}

/** Asks one question of the contract; throws `Refused`, `Offline`, or an Error where the server failed. */
export const ask = async <N extends Name>(name: N, input: Ask<N>): Promise<Output<N>> =>
  readAnswer(await send(`/api/${name}`, input).catch(() => { throw new Offline(); }));

/** Puts bytes as they are; throws as `ask` does, and the signal's reason where it was called off. */
export const put = async (path: string, bytes: ArrayBuffer, signal: AbortSignal): Promise<unknown> =>
  readAnswer(await fetch(`${BASE}${path}`, { method: 'PUT', headers: { 'content-type': 'application/octet-stream', ...postHeader() }, body: bytes, signal }).catch(() => {
    signal.throwIfAborted();
    throw new Offline();
  }));

/** A call to the accounts; the answer's body, or `Refused`. */
export async function account(path: string, body: unknown = {}): Promise<Record<string, unknown>> {
  const answer = await send(`/auth${path}`, body);
  const reply = (await answer.json().catch(() => ({}))) as Record<string, unknown> & { refusal?: Refused['refusal'] };
  if (answer.ok) return reply ?? {};
  throw new Refused(reply.refusal ?? { code: String(reply['code'] ?? 'bad-input') });
}

/** A new id, made here so that a retry is harmless. */
export const newId = (): Uuid => uuidV7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
