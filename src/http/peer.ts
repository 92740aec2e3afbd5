import type { Context } from 'hono';

const LOOPBACK = /^(?:::1|127\.|::ffff:127\.)/;
const ADDRESS = /^[0-9a-fA-F:.]{2,45}$/;

/** The address that a staff request came from. A proxy on this machine is believed about whom it speaks for (the last address that it named); anybody else's header is not. Never asked under `/report`. */
export function addressOf(c: Context): string | null {
  const { incoming } = (c.env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } };
  const peer = incoming?.socket?.remoteAddress;
  const named = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
  if (named && ADDRESS.test(named) && (peer === undefined || LOOPBACK.test(peer))) return named;
  return peer ?? null;
}
