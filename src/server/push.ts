import { RegularsError } from '../domain/errors.js';
import { grantText } from '../domain/grant-rules.js';
import type { Grant } from '../domain/grant.js';
import type { CustomerId, Id } from '../domain/id.js';
import { applyPush, type Incoming } from '../domain/merchant/apply-push.js';
import { readsOf } from '../domain/merchant/judge.js';
import type { HeldGrantUse } from '../domain/merchant/merchant-records.js';
import { signingKeys } from '../domain/merchant/signing-keys.js';
import type { Mutation } from '../domain/mutation.js';
import type { PushResult } from '../domain/remote-answer.js';
import { type Caller, type Core, dayOf } from './core.js';
import { lockCounter } from './counter.js';
import type { Sql } from './sql.js';
import { DocumentVault } from './document-vault.js';
import { eraseAnswersOf } from './erase-answers.js';
import { loadRecords } from './load-records.js';
import { LoadedState } from './loaded-state.js';
import { holdOfflineUses, holdRegisters, type RegisterRow, registersOf, storeNames } from './registers.js';
import { storeChanged } from './store-records.js';

/** What one register sent, and who it is. */
export interface OnePush {
  readonly caller: Caller;
  readonly mutations: readonly Incoming[];
}

/** Pushes of one merchant, in one transaction: each judged from its own place. Answers come in their order. */
export async function pushTogether(core: Core, merchantId: string, pushes: readonly OnePush[]): Promise<PushResult[][]> {
  const results = await core.database.write(merchantId, async (sql) => {
    const { n } = await lockCounter(sql, merchantId);
    const state = new LoadedState(n);
    const all = pushes.flatMap(({ mutations }) => mutations);
    const registers = await load(core, sql, merchantId, state, all);
    holdRegisters(state, registers);
    const proven = await provenOf(core, merchantId, state, pushes);
    const { rules, ...day } = { ...dayOf(core, merchantId), rules: core.policyOf(merchantId) };
    const registerIds = registers.map(({ id }) => id);
    const vault = new DocumentVault(core.secrets, merchantId);
    const answers: PushResult[][] = [];
    const storing: Promise<void>[] = [];
    for (const { caller, mutations } of pushes) {
      const { registerId, locationIds } = caller;
      const place = { ...day, merchantId, rules, registerIds, registerId, locationIds };
      answers.push(applyPush(state, mutations, place, (mutation) => proven.has(mutation)));
      const changed = state.takeChanged();
      const stored = storeChanged(sql, merchantId, { ...changed, rows: await vault.sealed(changed.rows, state) });
      storing.push(stored.then(() => eraseAnswersOf(sql, merchantId, changed)));
      storing.at(-1)?.catch(() => undefined);
      // On its way to the database while the next is judged.
      await nextTurn();
    }
    await Promise.all([...storing, storeNames(sql, merchantId, state.registerNames, registers)]);
    return answers;
  });
  core.hints.tell(merchantId);
  return results;
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** Fills the state with all that these mutations look at. */
async function load(
  { secrets }: Core,
  sql: Sql,
  merchantId: string,
  state: LoadedState,
  incoming: readonly Incoming[],
): Promise<readonly RegisterRow[]> {
  const mutations = incoming.map(({ mutation }) => mutation);
  const reads = incoming.map((one) => one.reads ?? readsOf(one.mutation));
  const merges = mutations.flatMap((mutation): [CustomerId, CustomerId][] =>
    mutation.kind === 'customer-merge' ? [[mutation.customerId, mutation.survivorId]] : [],
  );
  const [rows, registers] = await Promise.all([
    loadRecords(sql, merchantId, reads, merges),
    registersOf(sql, merchantId),
    loadOutcomes(
      sql,
      merchantId,
      state,
      mutations.map(({ id }) => id),
    ),
    loadGrantUses(
      sql,
      merchantId,
      state,
      reads.flatMap(({ grantUses = [] }) => grantUses),
    ),
    holdOfflineUses(
      sql,
      merchantId,
      state,
      mutations.flatMap(({ use }) => use?.grant ?? []),
    ),
  ]);
  const numbers = await new DocumentVault(secrets, merchantId).opened(rows);
  state.holdRows(rows, ({ id }) => numbers.get(id) ?? { number: null });
  return registers;
}

async function loadOutcomes(sql: Sql, merchantId: string, state: LoadedState, ids: readonly Id[]): Promise<void> {
  const rows = await sql<{ id: Id; body: string; result: string }[]>`
    select id, body, result from regulars.outcomes where merchant = ${merchantId} and id = any(${[...ids]}::uuid[])`;
  for (const { id, body, result } of rows) state.holdOutcome(id, { body, result: JSON.parse(result) as PushResult });
}

async function loadGrantUses(sql: Sql, merchantId: string, state: LoadedState, ids: readonly Id[]): Promise<void> {
  if (ids.length === 0) return;
  const rows = await sql<{ id: Id; grant_id: Id; body: string }[]>`
    select id, grant_id, body from regulars.grant_uses where merchant = ${merchantId} and id = any(${[...ids]}::uuid[])`;
  state.hold({ grantUses: rows.map(({ id, grant_id: grantId, body }): HeldGrantUse => ({ id, grantId, body })) });
}

/** Mutations whose grant is this merchant's. */
async function provenOf(core: Core, merchantId: string, state: LoadedState, pushes: readonly OnePush[]): Promise<Set<Mutation>> {
  const keys = signingKeys(
    state,
    pushes.map(({ caller: { registerId }, mutations }) => ({ registerId, mutations })),
  );
  const proven = new Set<Mutation>();
  await Promise.all(
    pushes
      .flatMap(({ mutations }) => mutations)
      .map(async ({ mutation }) => {
        const { use } = mutation;
        if (use && (await isProven(core, merchantId, use.grant, keys.get(mutation)))) proven.add(mutation);
      }),
  );
  return proven;
}

async function isProven(core: Core, merchantId: string, grant: Grant, publicKey: string | undefined): Promise<boolean> {
  if (grant.verifiedBy === 'remote') return core.secrets.isProof(grant.proof, grantText(grant));
  const mayOffline = (core.policyOf(merchantId).offlineApproval ?? null) !== null;
  return publicKey !== undefined && mayOffline && core.isSignedBy(publicKey, grant);
}

/** Before the database is asked: what no push may be. @throws {RegularsError} `remote-incompatible` for a kind without a rule. */
export function unknownKind(kind: string): RegularsError {
  return new RegularsError('remote-incompatible', `This remote takes no mutations of the kind ${kind}.`);
}
