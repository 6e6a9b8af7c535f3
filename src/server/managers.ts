import type { Manager, ManagerCredential } from '../domain/grant.js';
import type { Id } from '../domain/id.js';
import { checkManagers } from '../domain/manager-list.js';
import { managerOf } from '../domain/merchant/changes.js';
import type { FeedKey } from '../domain/merchant/merchant-state.js';
import { isSameContent } from '../domain/same-content.js';
import type { Core } from './core.js';
import { lockCounter, openMerchant } from './counter.js';
import type { Sql } from './sql.js';
import { writePuts } from './write-puts.js';

/** Whoever may approve, as it is kept: what registers may know, and whether they were taken off the list. */
interface KeptManager {
  readonly manager: Manager;
  readonly live: boolean;
  readonly pin: string | null;
}

/**
 * Puts the host's list in place of the one before; each change reaches every register, the PINs none.
 *
 * @throws {RegularsError} `invalid-input` with the path of what is wrong.
 */
export async function setManagers(core: Core, merchantId: string, given: readonly ManagerCredential[]): Promise<void> {
  const wanted = await Promise.all(
    checkManagers(given).map(async (credential) => ({ credential, pin: await core.secrets.pinHash(merchantId, credential.pin) })),
  );
  await core.database.write(merchantId, async (sql) => {
    await openMerchant(sql, merchantId, core.newId);
    // First: two lists at once go one after the other.
    await lockCounter(sql, merchantId);
    const kept = await keptManagers(sql, merchantId);
    const changed = wanted.filter(({ credential, pin }) => {
      const before = kept.get(credential.id);
      return !before?.live || before.pin !== pin || !isSameContent(before.manager, managerOf(credential));
    });
    const gone = [...kept].flatMap(([id, { live }]) =>
      live && !wanted.some(({ credential }) => credential.id === id) ? [id] : [],
    );
    if (changed.length + gone.length === 0) return;
    await sql`delete from regulars.manager_pins where merchant = ${merchantId}`;
    await sql`insert into regulars.manager_pins (merchant, manager, pin) select ${merchantId}, * from unnest(
      ${wanted.map(({ credential }) => credential.id)}::uuid[], ${wanted.map(({ pin }) => pin)}::text[])`;
    await writePuts(sql, merchantId, (_n, state) => {
      for (const { credential } of changed) state.managers.set(credential.id, { credential, removed: false });
      for (const id of gone) {
        const before = kept.get(id);
        if (before) state.managers.set(id, { credential: credentialOf(before.manager), removed: true });
      }
      return {
        puts: {},
        keys: [...changed.map(({ credential }) => credential.id), ...gone].map((id): FeedKey => `manager ${id}`),
      };
    });
  });
  core.hints.tell(merchantId);
}

/** Who has this PIN, among those who may approve; null for nobody. */
export async function managerWith(sql: Sql, merchantId: string, pin: string): Promise<Manager | null> {
  const [row] = await sql<{ body: string }[]>`select r.body from regulars.manager_pins p
    join regulars.records r on r.merchant = p.merchant and r.kind = 'manager' and r.id = p.manager and r.live
    where p.merchant = ${merchantId} and p.pin = ${pin}`;
  return row ? managerOf(JSON.parse(row.body) as ManagerCredential) : null;
}

async function keptManagers(sql: Sql, merchantId: string): Promise<Map<Id, KeptManager>> {
  const rows = await sql<{ id: Id; body: string; live: boolean; pin: string | null }[]>`
    select r.id, r.body, r.live, p.pin from regulars.records r
    left join regulars.manager_pins p on p.merchant = r.merchant and p.manager = r.id
    where r.merchant = ${merchantId} and r.kind = 'manager'`;
  return new Map(
    rows.map(({ id, body, live, pin }) => [id, { manager: managerOf(JSON.parse(body) as ManagerCredential), live, pin }]),
  );
}

function credentialOf({ id, name, actions, limit }: Manager): ManagerCredential {
  return { id, name, pin: '', ...(actions && { actions }), ...(limit && { limit }) };
}
