import { MemoryRemote } from '../../src/data/remote/memory-remote.js';
import { idsInLanes, madeBy } from '../../src/data/sync/rebase.js';
import { entriesIn } from '../../src/data/sync/replay.js';
import type { Remote } from '../../src/data/remote/remote.js';
import type { Id } from '../../src/domain/id.js';
import type { Mutation } from '../../src/domain/mutation.js';
import { FakeClock, sequentialIds } from '../../src/testing.js';
import { FaultyRemote } from '../../src/testing/faulty-remote.js';
import { ACTIONS, act } from './actions.js';
import { typePin } from './by-hand.js';
import { DocumentNumbers } from './document-numbers.js';
import { OfflineApprovals } from './offline-approvals.js';
import { over } from './over.js';
import type { Plant } from './plants.js';
import { installQuickCrypto } from './quick-crypto.js';
import { SeededRandom } from './random.js';
import { isRefusedRow, RefusedRows } from './refused-rows.js';
import { SimRegister } from './sim-register.js';
import { openMemoryRemote, type OpenSimRemote, type SimRemote } from './sim-remote.js';
import { memoryStores, type SimStores } from './sim-stores.js';
import { differences, registerView, remoteView } from './views.js';

export interface Verdict {
  readonly seed: number;
  readonly steps: number;
  readonly lost: readonly string[];
  readonly twice: readonly string[];
  readonly wrong: readonly string[];
  readonly unequal: readonly string[];
  readonly trace: readonly string[];
}

export interface SimulationOptions {
  readonly seed: number;
  /** Stops acting after so many steps; what there was of them decides where not given. For shrinking. */
  readonly steps?: number;
  /** Only what is in memory has them all. */
  readonly plant?: Plant;
  /** In memory where not given. */
  readonly openRemote?: OpenSimRemote;
  readonly stores?: SimStores;
}

const DAY_MS = 86_400_000;
/** Registers keep what was accepted for a week: a remote is not set back further. */
const KEPT_MS = 6 * DAY_MS;
/** A round that is at work for so long is taken to go on for ever. */
const STUCK_MS = 10_000;
/** How often what syncing asks of its store takes a turn. */
const STORE_WAITS = 0.1;
/** How many registers are not there from the beginning, and how soon each then joins, at a step. */
const LATE = 0.25;
const JOINS = 0.02;
/** How many have managers who were there before. */
const KNOWN = 0.4;
/** After machines have slept. */
const MOST_AWAKE_MS = 60_000;
/** Ends in so many rounds, or something is wrong. */
const MOST_ROUNDS = 40;

/** One merchant's day on a bad line, and whether all agree in the end. */
export async function simulate(options: SimulationOptions): Promise<Verdict> {
  const { seed, steps: most, plant, openRemote = openMemoryRemote, stores = memoryStores() } = options;
  const clock = new FakeClock();
  const platforms = installQuickCrypto();
  const remote = await openRemote(clock, seed);
  try {
    const simulation = new Simulation(seed, clock, remote, plant);
    await simulation.openRegisters(stores);
    return await simulation.run(most);
  } finally {
    await Promise.all([remote.end(), stores.end()]);
    platforms();
  }
}

interface Edit {
  readonly register: SimRegister;
  readonly customerId: Id;
  readonly field: 'note' | 'nickname' | 'code';
  /** Null where another register has changed it too. */
  readonly value: string | null;
}

class Simulation {
  private readonly random: SeededRandom;
  private readonly line: FaultyRemote;
  /** By which managers are asked. */
  private readonly managers: FaultyRemote;
  private readonly registers: SimRegister[] = [];
  /** Those that join in the course of the day, when there is much to read already. */
  private readonly late: SimRegister[] = [];
  private readonly trace: string[] = [];
  /** Calls on their way, each waiting for its turn. */
  private waiting: (() => void)[] = [];
  /** What was said to be saved. */
  private readonly acknowledged = new Map<Id, readonly string[]>();
  private readonly knownEntries = new Set<Id>();
  /** Redemptions by their sale, and what went along with, or against, another mutation: all by ids of mutations. */
  private readonly redemptions = new Map<Id, Id>();
  private readonly takenAlong = new Map<Id, Id>();
  private readonly givesBack = new Map<Id, Id>();
  private readonly knownSales = new Set<Id>();
  /** What each sale was said to have earned: the entry, by the mutation that brings both. */
  private readonly earned = new Map<Id, Id>();
  /** Which register has made whom. */
  private readonly makers = new Map<Id, SimRegister>();
  private checkpoint: (() => Promise<void>) | null = null;
  private checkpointAt = 0;
  private readonly edits = new Map<string, Edit>();
  private readonly mergedInto = new Map<Id, Id>();
  private readonly hidden = new Set<string>();
  private readonly approvals = new OfflineApprovals();
  private readonly numbers = new DocumentNumbers();
  private readonly refusedRows = new RefusedRows();
  private isSetBack = false;
  /** Before that nothing takes turns. */
  private isBegun = false;

  constructor(
    private readonly seed: number,
    private readonly clock: FakeClock,
    private readonly remote: SimRemote,
    private readonly plant: Plant | undefined,
  ) {
    this.random = new SeededRandom(seed);
    const { random } = this;
    const faults = { random: random.next, drop: 0.1, cut: 0.1, fail: 0.05, duplicate: 0.1, wait: () => this.turn() };
    const planted = remote.remote instanceof MemoryRemote ? plant?.remote?.(remote.remote, random) : undefined;
    this.line = new FaultyRemote(planted ?? remote.remote, faults);
    // Whoever stands at a register waits for the remote's word, which takes no turns: it comes, or it does not.
    this.managers = new FaultyRemote(remote.remote, { random: random.next });
  }

  async openRegisters(stores: SimStores): Promise<void> {
    const { seed, random, clock, line, managers, plant } = this;
    const approving = over(this.remote.remote, { ...(managers.approve && { approve: managers.approve }) });
    const spoken = (): Remote => plant?.line?.(line) ?? line;
    for (let count = 3 + random.below(6), place = 0; place < count; place += 1) {
      const skewMs = random.happens(0.3) ? (random.below(7) - 3) * 60_000 : 0;
      const own = { now: () => clock.now() + skewMs, monotonic: () => clock.monotonic(), sleep: clock.sleep.bind(clock) };
      const newId = sequentialIds(seed * 16 + place + 1);
      const name = `r${place}`;
      const openStore = stores.of({ name, merchantId: 'memory', queue: true, clock: own, newId });
      const storeWait = async (): Promise<void> => {
        if (this.isBegun && random.happens(STORE_WAITS)) await this.turn();
      };
      const isLate = place > 0 && random.happens(LATE);
      const register = await SimRegister.open({ name, clock: own, newId, remote: spoken(), approving, openStore, storeWait });
      (isLate ? this.late : this.registers).push(register);
    }
  }

  async run(brokenOffAt = Infinity): Promise<Verdict> {
    // Drawn also where the day is broken off: up to there it is the same one.
    const most = Math.min(20 + this.random.below(120), brokenOffAt);
    const undo = this.plant?.install?.();
    try {
      await this.knowManagers();
      for (let step = 0; step < most; step += 1) await this.step();
      this.registers.push(...this.late.splice(0));
      await this.settleAll();
      for (const register of this.registers) await this.checkEdits(register);
      return await this.judge(most);
    } finally {
      undo?.();
    }
  }

  private async step(): Promise<void> {
    const { random } = this;
    if (this.late.length > 0 && random.happens(JOINS)) this.registers.push(...this.late.splice(0, 1));
    const register = random.pick(this.registers);
    if (!register) return;
    const roll = random.next();
    if (roll < 0.42) await this.act(register);
    else if (roll < 0.62) {
      const asSecond = random.happens(0.1);
      this.note(`${register.name} syncs${asSecond ? ' beside itself' : ''}`);
      register.sync(asSecond);
    } else if (roll < 0.93) for (let turns = 1 + random.below(4); turns > 0; turns -= 1) await this.release();
    else if (roll < 0.96) await this.sleep(random.below(10) === 0 ? random.below(20) * DAY_MS : random.below(3_600_000));
    else if (roll < 0.98) {
      this.note(`${register.name} crashes`);
      await register.crash();
    } else if (random.happens(0.5)) {
      this.checkpoint = await this.remote.backUp();
      this.checkpointAt = this.clock.now();
    } else if (this.checkpoint && this.clock.now() - this.checkpointAt < KEPT_MS && random.happens(0.3)) {
      this.note('the remote is set back');
      this.isSetBack = true;
      await this.checkpoint();
      this.checkpoint = null;
    }
    await this.breathe();
    await this.checkEdits(register);
  }

  /** All machines sleep, as over night. Awake again, a page that has a sale open shows a few times that it lives. */
  private async sleep(ms: number): Promise<void> {
    this.clock.set(this.clock.now() + ms);
    await this.clock.advance(this.random.below(MOST_AWAKE_MS));
  }

  /** What needs not arrive by itself: a redemption its sale has taken along, and what gave back one that was refused. */
  private noteRedemption(mutation: Mutation): void {
    if (mutation.kind === 'sale-record') {
      const { id } = mutation.sale;
      const redemption = this.redemptions.get(id);
      if (redemption !== undefined) this.takenAlong.set(redemption, mutation.id);
    }
    if (mutation.kind !== 'loyalty-append' || mutation.entry.saleId === null) return;
    const { type, saleId } = mutation.entry;
    if (type === 'redeem') this.redemptions.set(saleId, mutation.id);
    const redemption = this.redemptions.get(saleId);
    if (type === 'redeem-reverse' && redemption !== undefined) this.givesBack.set(mutation.id, redemption);
  }

  /** Of fields that one register alone ever changes, what it said last. */
  private noteEdit(register: SimRegister, mutation: Mutation): void {
    if (mutation.kind === 'customer-merge') this.mergedInto.set(mutation.customerId, mutation.survivorId);
    if (mutation.kind !== 'customer-save') return;
    for (const field of ['note', 'nickname', 'code'] as const) {
      const value = mutation.fields[field];
      if (value === undefined) continue;
      const name = `${mutation.customerId} ${field}`;
      const before = this.edits.get(name);
      const isContested = before !== undefined && before.register !== register;
      this.edits.set(name, {
        register,
        customerId: mutation.customerId,
        field,
        value: isContested || before?.value === null ? null : value,
      });
    }
  }

  /** What a register has saved, and nobody else changes, goes on showing there. */
  private async checkEdits(register: SimRegister): Promise<void> {
    for (const { register: owner, customerId, field, value } of this.edits.values()) {
      if (owner !== register || value === null || this.isSaidOfMerged(customerId, field)) continue;
      const [row] = await register.store.readCustomers([customerId]);
      if (
        !row ||
        row.erased ||
        row.customer.deletedAt !== undefined ||
        row.customer.status === 'merged' ||
        row.customer[field] === value
      )
        continue;
      const isRefused = (await register.store.outbox('rejected')).some(({ mutation }) =>
        mutation.lanes.includes(`customer:${customerId}`),
      );
      if (!isRefused && !this.isSetBack)
        this.hidden.add(`${register.name} no longer shows ${field} of ${customerId} as it saved it`);
    }
  }

  /** Whether somebody who was merged into them was changed too: by a register that has not heard of it, that counts for them. */
  private isSaidOfMerged(customerId: Id, field: Edit['field']): boolean {
    const others = new Set<Id>();
    // Two registers may merge two into each other.
    for (const [from, into] of [...this.mergedInto, ...this.mergedInto])
      if (into === customerId || others.has(into)) others.add(from);
    return [...this.edits.values()].some(
      (edit) => edit.field === field && others.has(edit.customerId) && edit.customerId !== customerId,
    );
  }

  private async act(register: SimRegister): Promise<void> {
    const action = this.random.pick(ACTIONS);
    const did = action ? await act(action, register, this.random) : null;
    if (did !== null) this.note(`${register.name} ${did}`);
    for (const entry of await register.store.outbox('queued')) {
      const { mutation } = entry;
      if (this.acknowledged.has(mutation.id)) continue;
      this.acknowledged.set(mutation.id, mutation.lanes);
      for (const entry of entriesIn(mutation)) this.knownEntries.add(entry.id);
      this.noteEdit(register, mutation);
      this.noteRedemption(mutation);
      this.approvals.note(register, mutation);
      this.refusedRows.note(register, mutation);
      await this.numbers.note(register, entry);
      for (const id of madeBy(mutation)) this.makers.set(id, register);
      if (mutation.kind === 'sale-record') {
        this.knownSales.add(mutation.sale.id);
        const earn = mutation.loyaltyEntries.find(({ type }) => type === 'earn');
        if (earn) this.earned.set(mutation.id, earn.id);
      }
      if (mutation.kind === 'refund-record') this.knownSales.add(mutation.refund.id);
    }
  }

  /** The line is good, and everybody syncs until nobody has anything to say. */
  private async settleAll(): Promise<void> {
    this.line.faults = { random: this.random.next, wait: () => this.turn() };
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const before = await this.remote.numberNow();
      await this.syncAll(this.registers);
      const waits = await Promise.all(this.registers.map(({ store }) => store.countOutbox()));
      const isQuiet = waits.every(({ accepted }) => accepted === 0) && (await this.remote.numberNow()) === before;
      if (isQuiet && round > 1) return;
    }
  }

  private async syncAll(registers: readonly SimRegister[]): Promise<void> {
    for (const register of registers) if (!register.isSyncing) register.sync();
    for (let turns = 0; registers.some(({ isSyncing }) => isSyncing) && turns < 20_000; turns += 1) {
      if (this.waiting.length === 0) await this.breathe();
      await this.release();
    }
    await this.breathe();
  }

  /** Some registers have been at work before, on a good line: a manager has typed the PIN there. */
  private async knowManagers(): Promise<void> {
    const { faults } = this.line;
    this.line.faults = { random: this.random.next };
    for (const register of this.registers.filter(() => this.random.happens(KNOWN))) {
      await this.syncAll([register]);
      await act(typePin, register, this.random);
      await this.syncAll([register]);
    }
    this.line.faults = faults;
    this.managers.faults = { random: this.random.next, drop: 0.5, cut: 0.1 };
    this.isBegun = true;
  }

  private async judge(steps: number): Promise<Verdict> {
    const state = await this.remote.state();
    const lost: string[] = [];
    const erased = new Set([...state.customers].flatMap(([id, held]) => (held.erased ? `customer:${id}` : [])));
    for (const { store } of this.registers) {
      await store.walkCustomers((rows) => {
        for (const row of rows) if (row.erased) erased.add(`customer:${row.customer.id}`);
        return true;
      });
    }
    const kept = new Set<Id>();
    for (const { store } of this.registers) for (const { mutation } of await store.outbox()) kept.add(mutation.id);
    for (const [id, lanes] of this.acknowledged) {
      const sale = this.takenAlong.get(id) ?? '';
      const isMoot = state.outcomes.get(this.givesBack.get(id) ?? '')?.result.status === 'rejected';
      const isThere = [id, sale].some((one) => state.outcomes.has(one) || kept.has(one));
      const isDone = isThere || isMoot || lanes.some((lane) => erased.has(lane));
      if (!isDone) lost.push(`mutation ${id} is nowhere`);
    }

    for (const [id, entryId] of this.earned) {
      const isTaken = state.outcomes.get(id)?.result.status === 'accepted';
      if (isTaken && !state.loyaltyEntries.has(entryId)) lost.push(`what sale ${id} earned is nowhere`);
    }
    const wrong: string[] = [];
    const twice: string[] = [];
    const sums = new Map<string, number>();
    for (const { entry } of [...state.loyaltyEntries.values(), ...state.storeCreditEntries.values()]) {
      const [unit, figure] = 'points' in entry ? ['points', entry.points] : [entry.amount.currency, entry.amount.amountMinor];
      const name = `${entry.customerId} ${unit}`;
      sums.set(name, (sums.get(name) ?? 0) + figure);
      const isOwn = ['earn', 'adjust', 'redeem', 'issue', 'use'].includes(entry.type);
      if (isOwn && !this.knownEntries.has(entry.id) && !erased.has(`customer:${entry.customerId}`))
        twice.push(`entry ${entry.id} (${entry.type}) is nobody’s`);
    }
    for (const id of state.sales.keys()) if (!this.knownSales.has(id)) twice.push(`sale ${id} is nobody’s`);
    for (const [id, { account }] of state.customers) {
      const stands = {
        points: account.loyalty.amount,
        ...Object.fromEntries(Object.entries(account.storeCredit).map(([currency, { amount }]) => [currency, amount])),
      };
      for (const [unit, amount] of Object.entries(stands)) {
        if (amount !== (sums.get(`${id} ${unit}`) ?? 0))
          wrong.push(`${id} has ${amount} ${unit}, and entries of ${sums.get(`${id} ${unit}`) ?? 0}`);
      }
    }

    for (const sale of state.sales.values()) {
      const isOwed = sale.refundOf === null && sale.pointsEarned > 0 && !erased.has(`customer:${sale.customerId}`);
      if (isOwed && ![...state.loyaltyEntries.values()].some(({ entry }) => entry.type === 'earn' && entry.saleId === sale.id))
        wrong.push(`sale ${sale.id} has not earned what it says`);
    }
    const approved = await this.approvals.judge(state, erased);
    lost.push(...approved.lost);
    twice.push(...approved.twice);
    wrong.push(...approved.wrong, ...(await this.numbers.judge(state)));
    const rows = await this.refusedRows.judge(state, erased);
    lost.push(...rows.lost);
    twice.push(...rows.twice);
    const unequal: string[] = [...this.hidden, ...this.remote.failures];
    const expected = remoteView(state);
    const ids = [...state.customers.keys()];
    for (const register of this.registers) {
      const own = await register.store.outbox();
      for (const { mutation, outcome } of own) {
        const of = idsInLanes(mutation.lanes, 'customer');
        // After it was set back a remote may hear of what is of somebody before it hears of them again.
        if (outcome.state === 'rejected' && outcome.code === 'id-reused' && !isRefusedRow(mutation, outcome.message))
          wrong.push(`${mutation.kind} ${mutation.id} came again as something else`);
        const isMissed = outcome.state === 'rejected' && outcome.code === 'not-found' && of.length > 0 && !this.isSetBack;
        const isThere = (id: Id): boolean => state.customers.has(id) && !erased.has(`customer:${id}`);
        if (isMissed && of.every((id) => this.makers.get(id) === register && isThere(id)))
          wrong.push(`${mutation.kind} ${mutation.id} came before whom it is of`);
      }
      // What was refused still shows nowhere but in the outbox, or waits behind it.
      const touched = new Set(own.flatMap(({ mutation }) => mutation.lanes.map((lane) => lane.slice(lane.indexOf(':') + 1))));
      const found = await registerView(register, ids);
      unequal.push(
        ...differences(expected, found)
          // A snapshot brings no past: what was seen of it before the remote was set back stays as it was.
          .filter((line) => !(this.isSetBack && /^(?:sale|consent) |^entry \S+: nothing /.test(line)))
          .filter((line) => ![...touched].some((id) => line.includes(id)))
          // Of whoever was erased before the remote heard of them, it takes no sale.
          .filter((line) => !(/^sale \S+: nothing /.test(line) && [...erased].some((lane) => line.includes(lane.slice(9)))))
          .map((line) => `${register.name} ${line}`),
      );
      for (const surprise of register.surprises) unequal.push(`${register.name} threw ${String(surprise)}`);
      if (register.isSyncing) unequal.push(`${register.name} never ends`);
    }
    return { seed: this.seed, steps, lost, twice, wrong, unequal, trace: this.trace };
  }

  private note(line: string): void {
    this.trace.push(`${this.trace.length + 1}. ${line}`);
  }

  private turn(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  /** One call goes on, whichever. */
  private async release(): Promise<void> {
    const place = this.random.below(this.waiting.length);
    const [go] = this.waiting.splice(place, 1);
    go?.();
    await this.breathe();
    await this.remote.answered();
  }

  /** Lets everything run on until it waits for a turn: whatever the machine is slow at, the day is the same. */
  private async breathe(): Promise<void> {
    const until = performance.now() + STUCK_MS;
    do await new Promise((resolve) => setImmediate(resolve));
    while (this.registers.some(({ isAtWork }) => isAtWork) && performance.now() < until);
  }
}
