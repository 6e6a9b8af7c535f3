import { afterAll, beforeAll, describe, it } from 'vitest';
import { remoteContract } from '../../src/testing.js';
import { ANA } from '../support/managers.js';
import { openShop, type ShopBackend } from './support/shop-backend.js';

// The whole contract, over HTTP, against Postgres: one merchant for all lines, as a vendor's would be.
let shop: ShopBackend;

beforeAll(async () => {
  shop = await openShop({ policy: { adoptsStores: true } });
  await shop.backend.setManagers('contract', [ANA]);
});
afterAll(() => shop.end());

remoteContract(() => ({ remote: shop.remoteOf('contract'), managerPin: ANA.pin }), { describe, it });
