import type { MiddlewareHandler } from 'hono';

/** What every answer carries; `nonce` opens styles that the console makes at run time. No third party is ever let in: the county's network is closed. */
export function securityHeaders(nonce?: string): Record<string, string> {
  const style = nonce ? `'self' 'nonce-${nonce}'` : `'self'`;
  return {
    'content-security-policy': `default-src 'none'; script-src 'self'; style-src ${style}; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  };
}

/** Sets the headers where the answer has none of its own. */
export const withSecurityHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  for (const [name, value] of Object.entries(securityHeaders())) if (!c.res.headers.has(name)) c.res.headers.set(name, value);
};

/** Whether a request that changes something comes from our own pages: an Origin that is ours, and a content type that no foreign form can send. */
export function isOwnRequest(request: Request, origins: readonly string[], type: 'application/json' | 'application/octet-stream'): boolean {
  const origin = request.headers.get('origin');
  const sent = request.headers.get('content-type')?.split(';')[0]?.trim();
  return sent === type && origin !== null && (origins.includes(origin) || origin === new URL(request.url).origin);
}

/** Whether a POST comes from our own pages: JSON, and an Origin that is ours. */
export const isOwnPost = (request: Request, origins: readonly string[]): boolean => isOwnRequest(request, origins, 'application/json');
