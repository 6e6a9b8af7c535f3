import type { ParkedSale } from '../../domain/parked-sale.js';
import type { PushAccepted } from '../../domain/remote-answer.js';
import { claimOf, parkOf } from '../bodies.js';
import { expectSame, expectThat, present } from '../check.js';
import { about, type Shop } from '../shop.js';

/** The queue of parked sales. */
const KINDS = [
  'parked-sale-park',
  'parked-sale-claim',
  'parked-sale-renew',
  'parked-sale-release',
  'parked-sale-remove',
] as const;

export const queueLines = about(KINDS, [
  {
    says: 'puts a parked sale into the queue of every register, with its cart',
    async check({ here, there, newId }) {
      await there.follow();
      const park = parkOf(here, { registerId: newId(), clash: true });
      const { record, cartText } = await there.toldOf('parked-sale', park.parkedSale.id, await here.accepted(park));
      expectSame(
        [record.state, record.claim, record.clash, record.label],
        ['waiting', null, false, 'Blue jacket'],
        'The parked sale',
      );
      expectSame(record.registerId, here.registerId, 'The register it was parked at');
      expectSame(cartText, park.cartText, 'The cart');
    },
  },
  {
    says: 'lets one of two registers claim it, and says where it is open',
    async check(shop) {
      const { id } = await parked(shop);
      const pushed = await shop.here.accepted(claimOf(id));
      await shop.there.rejected(claimOf(id), 'claimed-elsewhere');
      const { state, claim } = await after(shop, id, pushed);
      expectSame(state, 'open', 'The state');
      expectSame(present(claim, 'A claim').register.id, shop.here.registerId, 'The register that has it');
    },
  },
  {
    says: 'says what the register calls itself that has it open, and forgets that with the next one',
    async check(shop) {
      const { id } = await parked(shop);
      const named = await shop.here.accepted(claimOf(id), null, { registerName: 'Tresen №2' });
      const { claim } = await after(shop, id, named);
      expectSame(claim?.register, { id: shop.here.registerId, name: 'Tresen №2' }, 'The register that has it');
      await shop.here.accepted({ kind: 'parked-sale-release', parkedSaleId: id });
      const { claim: next } = await after(shop, id, await shop.there.accepted(claimOf(id)));
      expectSame(next?.register, { id: shop.there.registerId, name: null }, 'The register that has it then');
    },
  },
  {
    says: 'takes a claim that is sent again under another name for the same one',
    async check(shop) {
      const { id } = await parked(shop);
      const claim = shop.here.mutation(claimOf(id), { registerName: 'Counter 2' });
      const [first] = await shop.here.push(claim);
      const [again] = await shop.here.push({ ...claim, registerName: 'Counter 3' });
      expectSame(again, first, 'The second answer');
    },
  },
  {
    says: 'gives it to one where both claim at once',
    async check({ here, there, newId }) {
      const park = parkOf(here, { id: newId() });
      await here.accepted(park);
      const claims = [here, there].map((till) => till.push(till.mutation(claimOf(park.parkedSale.id))));
      const statuses = (await Promise.all(claims)).map(([result]) => result?.status);
      expectSame(statuses.sort(), ['accepted', 'rejected'], 'How both claims ended');
    },
  },
  {
    says: 'lets the register that has it claim it again',
    async check(shop) {
      const { id } = await parked(shop);
      await shop.here.accepted(claimOf(id));
      await shop.here.accepted(claimOf(id));
    },
  },
  {
    says: 'frees nothing when a lease runs out, but lets another register take over',
    async check(shop) {
      const { id } = await parked(shop);
      await shop.here.accepted(claimOf(id, { leaseMs: 60_000 }));
      await shop.there.rejected(claimOf(id, { takeOver: true }), 'claimed-elsewhere');
      await shop.here.accepted({ kind: 'parked-sale-renew', parkedSaleId: id, leaseMs: 1 });
      await shop.clock.sleep(50);
      await shop.there.rejected(claimOf(id), 'claimed-elsewhere');
      const { claim } = await after(shop, id, await shop.there.accepted(claimOf(id, { takeOver: true })));
      expectSame(present(claim, 'A claim').register.id, shop.there.registerId, 'The register that has it');
    },
  },
  {
    says: 'renews a lease only of the register that has it',
    async check(shop) {
      const { id } = await parked(shop);
      const first = present((await after(shop, id, await shop.here.accepted(claimOf(id, { leaseMs: 1_000 })))).claim, 'A claim');
      const renew = { kind: 'parked-sale-renew', parkedSaleId: id, leaseMs: 60_000 } as const;
      const { claim } = await after(shop, id, await shop.here.accepted(renew));
      expectThat(present(claim, 'A claim').leaseUntil > first.leaseUntil, 'A lease that was renewed must last longer.');
      expectSame(claim?.since, first.since, 'Since when it is open');
      await shop.there.push(shop.there.mutation(renew));
      await shop.there.rejected(claimOf(id), 'claimed-elsewhere');
    },
  },
  {
    says: 'puts it back into the queue, and lets nobody do so who does not have it',
    async check(shop) {
      const { id } = await parked(shop);
      await shop.here.accepted(claimOf(id));
      const release = { kind: 'parked-sale-release', parkedSaleId: id } as const;
      await shop.there.rejected(release, 'claimed-elsewhere');
      const { state, claim } = await after(shop, id, await shop.here.accepted(release));
      expectSame([state, claim], ['waiting', null], 'State and claim');
      await shop.there.accepted(claimOf(id));
    },
  },
  {
    says: 'takes it out of the queue, its cart with it',
    async check(shop) {
      const { id } = await parked(shop);
      const remove = { kind: 'parked-sale-remove', parkedSaleId: id } as const;
      const { record, cartText } = await shop.there.toldOf('parked-sale', id, await shop.there.accepted(remove));
      expectSame([record.state, cartText], ['removed', null], 'State and cart');
      await shop.here.rejected(claimOf(id), 'not-found');
      await shop.here.accepted(remove);
    },
  },
  {
    says: 'lets nobody take away what another register has open',
    async check(shop) {
      const { id } = await parked(shop);
      await shop.here.accepted(claimOf(id));
      await shop.there.rejected({ kind: 'parked-sale-remove', parkedSaleId: id }, 'claimed-elsewhere');
    },
  },
  {
    says: 'replaces the one that is parked again',
    async check(shop) {
      const { id } = await parked(shop);
      await shop.here.accepted(claimOf(id));
      const again = parkOf(shop.here, {}, id);
      const pushed = await shop.here.accepted(again);
      const changes = await shop.there.told(pushed.sequence);
      const stateOf = (wanted: string): string | undefined =>
        changes
          .flatMap((change) => (change.type === 'parked-sale' && change.record.id === wanted ? [change.record.state] : []))
          .at(-1);
      expectSame([stateOf(id), stateOf(again.parkedSale.id)], ['replaced', 'waiting'], 'The states of both');
    },
  },
  {
    says: 'shows at both registers that one was resumed offline while another had it',
    async check(shop) {
      const { id } = await parked(shop);
      await shop.here.accepted(claimOf(id));
      await shop.there.rejected(claimOf(id, { offline: true }), 'parked-sale-taken');
      const last = await shop.here.accepted({ kind: 'parked-sale-renew', parkedSaleId: id, leaseMs: 60_000 });
      const { clash, claim } = await after(shop, id, last);
      expectSame(clash, true, 'Whether it clashes');
      expectSame(present(claim, 'A claim').register.id, shop.here.registerId, 'The register that has it');
    },
  },
  {
    says: 'takes an offline claim of what nobody else has',
    async check(shop) {
      const { id } = await parked(shop);
      const { state, clash } = await after(shop, id, await shop.there.accepted(claimOf(id, { offline: true })));
      expectSame([state, clash], ['open', false], 'State and clash');
    },
  },
  {
    says: 'rejects a parked sale for a location that the register may not name',
    async check({ here, newId }) {
      await here.rejected(parkOf(here, { locationId: `nowhere-${newId()}` }), 'not-allowed');
    },
  },
  {
    says: 'knows no parked sale that was never parked',
    async check({ here, newId }) {
      await here.rejected(claimOf(newId()), 'not-found');
    },
  },
]);

/** One that both registers know; the second follows from there. */
async function parked({ here, there }: Shop): Promise<ParkedSale> {
  const park = parkOf(here);
  await here.accepted(park);
  await there.follow();
  return park.parkedSale;
}

async function after({ there }: Shop, id: string, pushed: PushAccepted): Promise<ParkedSale> {
  return (await there.toldOf('parked-sale', id, pushed)).record;
}
