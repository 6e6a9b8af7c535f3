import type { RemoteCall } from '../../../src/data/remote/remote.js';
import type { Caller } from '../../../src/server.js';

export const PEPPER = 'a pepper that only tests have';
export const LOCATION = 'shop-1';

/** A token is `merchant:register`. */
export function authenticate(request: Request): Caller | null {
  const [, merchantId, registerId] = /^Bearer ([^:]+):(.+)$/.exec(request.headers.get('authorization') ?? '') ?? [];
  if (!merchantId || !registerId) return null;
  return { merchantId, registerId, locationIds: [LOCATION], scopes: [], expiresAt: '2999-01-01T00:00:00.000Z' };
}

export function callOf(registerId: string): RemoteCall {
  return { registerId, signal: new AbortController().signal };
}
