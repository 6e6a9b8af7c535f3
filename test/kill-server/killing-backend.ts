import { HttpRemote } from '../../src/data/remote/http-remote.js';
import type { Id } from '../../src/domain/id.js';
import type { Mutation } from '../../src/domain/mutation.js';
import type { PushResult } from '../../src/domain/remote-answer.js';
import { contentText } from '../../src/domain/same-content.js';
import { BACKEND_SCRIPT, BackendProcess } from '../server/support/backend-process.js';
import { bundledScript, type BundledScript } from '../support/bundled-script.js';
import { earningSaleOf, newId, saveOf } from '../server/support/bodies.js';
import type { TestDatabase } from '../server/support/database.js';
import { type Aim, HeldLine } from '../server/support/held-line.js';
import { migratedDatabase } from '../server/support/migrated-database.js';
import { callOf } from '../server/support/shop-token.js';

/** When a backend is killed. */
export const MOMENTS = ['before-commit', 'after-commit', 'before-answer', 'any'] as const;
export type Moment = (typeof MOMENTS)[number];

/** What came of killing a backend again and again at one moment of its pushes. */
export interface Killed {
  readonly moment: Moment;
  readonly kills: number;
  /** Kills that found a push under way. */
  readonly inside: number;
  /** Mutations that were under way: nobody heard what became of them. */
  readonly unheard: number;
  /** Of those, how many the database had all the same. */
  readonly kept: number;
  readonly lost: readonly string[];
  readonly twice: readonly string[];
}

const MERCHANT = 'killed';
const REGISTERS = ['r1', 'r2', 'r3', 'r4'];
const POINTS_A_SALE = 5;
const LONGEST_MS = 250;

const AIMS: Readonly<Record<Exclude<Moment, 'any'>, { readonly line: 'database' | 'http' } & Pick<Aim, 'way' | 'text'>>> = {
  'before-commit': { line: 'database', way: 'asked', text: 'commit\0' },
  // The database has said that it is done, and the backend has not heard it.
  'after-commit': { line: 'database', way: 'answered', text: 'COMMIT\0' },
  'before-answer': { line: 'http', way: 'answered', text: 'HTTP/1.1 200' },
};

interface Sent {
  readonly registerId: string;
  readonly mutations: readonly Mutation[];
}

/** Registers that push to a backend which is killed, started again, and pushed to again. */
export class KillingBackend {
  private running: BackendProcess | null = null;
  private next: Promise<BackendProcess>;
  private readonly remote: HttpRemote;
  private readonly first = new Map<Id, string>();
  private readonly sales = new Map<Id, number>();
  /** Of earlier rounds: what a register that is unsure sends again. */
  private past: Sent[] = [];
  private mutations = 0;

  private constructor(
    private readonly script: BundledScript,
    private readonly database: TestDatabase,
    private readonly databaseUrl: string,
    private readonly lines: { readonly database: HeldLine; readonly http: HeldLine },
    /** 0 to 1. */
    private readonly chance: () => number,
  ) {
    this.next = this.startNext();
    this.remote = new HttpRemote({
      url: `http://127.0.0.1:${lines.http.port}`,
      token: ({ registerId }) => `${MERCHANT}:${registerId}`,
    });
  }

  static async prepare(postgresUrl: string, chance: () => number): Promise<KillingBackend> {
    const [script, database] = await Promise.all([bundledScript(BACKEND_SCRIPT), migratedDatabase(postgresUrl)]);
    const url = new URL(database.url);
    const databasePort = Number(url.port || 5432);
    const held = await HeldLine.lay(() => databasePort);
    url.hostname = '127.0.0.1';
    url.port = String(held.port);
    const http = await HeldLine.lay(() => killing.running?.port ?? 0);
    const killing: KillingBackend = new KillingBackend(script, database, url.href, { database: held, http }, chance);
    return killing;
  }

  /** Kills so often at one moment, and looks after each kill for what was lost or counted twice. */
  async kill(moment: Moment, times: number): Promise<Killed> {
    const killed = { moment, kills: 0, inside: 0, unheard: 0, kept: 0, lost: [] as string[], twice: [] as string[] };
    while (killed.kills < times) {
      await this.startOver();
      const sent = REGISTERS.map((registerId) => this.newPush(registerId));
      const heard = new Map<Id, PushResult>();
      const reached = this.reached(moment);
      const pushing = sent.map(async (push) => {
        for (const result of await this.push(push)) heard.set(result.mutationId, result);
      });
      const ended = Promise.allSettled(pushing);
      await Promise.race([reached, ended]);
      await this.running?.kill();
      this.running = null;
      this.lines.http.cut();
      this.lines.database.cut();
      await ended;
      killed.kills += 1;

      const unheard = sent.flatMap(({ mutations }) => mutations).filter(({ id }) => !heard.has(id));
      if (unheard.length > 0) killed.inside += 1;
      killed.unheard += unheard.length;
      killed.kept += (await this.outcomesOf(unheard.map(({ id }) => id))).size;
      const had = await this.outcomesOf([...heard.keys()]);
      killed.lost.push(...[...heard.keys()].filter((id) => !had.has(id)).map((id) => `${id} was answered and is nowhere`));
      for (const result of heard.values()) this.expectSame(result, killed);

      await this.startOver();
      const again = this.past[Math.floor(this.chance() * this.past.length)];
      // In an order of their own: each register comes when it has a line again.
      for (const push of [...sent, ...(again ? [again] : [])].sort(() => this.chance() - 0.5)) {
        for (const result of await this.push(push)) this.expectSame(result, killed);
      }
      this.past = [...this.past, ...sent].slice(-40);
      await this.count(killed);
    }
    return killed;
  }

  async end(): Promise<void> {
    await Promise.all([this.running?.kill(), this.next.then((process) => process.kill())]);
    await Promise.all([this.lines.http.end(), this.lines.database.end()]);
    await this.database.drop();
    this.script.remove();
  }

  /** A new customer, two sales to her, and what she says of herself. */
  private newPush(registerId: string): Sent {
    const id = newId();
    const mutations = [
      saveOf(id, null, 'Ada Killed'),
      earningSaleOf(id),
      saveOf(id, 0, `Ada of ${registerId}`),
      earningSaleOf(id),
    ];
    this.sales.set(id, 2);
    this.mutations += mutations.length;
    return { registerId, mutations };
  }

  private async push({ registerId, mutations }: Sent): Promise<readonly PushResult[]> {
    return (await this.remote.push(mutations, callOf(registerId))).results;
  }

  /** Each answer is the first one, for ever. */
  private expectSame(result: PushResult, { lost, twice }: { readonly lost: string[]; readonly twice: string[] }): void {
    const text = contentText(result);
    const first = this.first.get(result.mutationId);
    if (first === undefined) this.first.set(result.mutationId, text);
    else if (first !== text) twice.push(`${result.mutationId} was answered ${first} and then ${text}`);
    if (result.status !== 'accepted') lost.push(`${result.mutationId} was answered ${text}`);
  }

  /** All there is, against all that was sent: each mutation took one number of the merchant's counter, and no more. */
  private async count({ lost, twice }: { readonly lost: string[]; readonly twice: string[] }): Promise<void> {
    const { sql } = this.database;
    const customers = [...this.sales.keys()];
    const rows = await sql<{ customer: Id; kind: string; count: number }[]>`
      select customer, kind, count(*)::int as count from regulars.records where customer = any(${customers}::uuid[]) group by 1, 2`;
    const counted = new Map(rows.map(({ customer, kind, count }) => [`${customer} ${kind}`, count]));
    const held = await sql<{ id: Id; points: number }[]>`
      select id, (held::jsonb -> 'account' -> 'loyalty' ->> 'amount')::int as points from regulars.records where kind = 'customer'`;
    const points = new Map(held.map((row) => [row.id, row.points]));
    for (const [id, sales] of this.sales) {
      const found = [counted.get(`${id} sale`) ?? 0, counted.get(`${id} loyalty`) ?? 0, (points.get(id) ?? 0) / POINTS_A_SALE];
      if (Math.min(...found) < sales) lost.push(`${id} has sales, entries and points for ${found.join(', ')} of ${sales} sales`);
      if (Math.max(...found) > sales) twice.push(`${id} has sales, entries and points for ${found.join(', ')} of ${sales} sales`);
    }
    const [counter] = await sql<{ n: number }[]>`select n::int from regulars.merchants where merchant = ${MERCHANT}`;
    if (counter && counter.n > this.mutations) twice.push(`${this.mutations} mutations took ${counter.n} numbers`);
  }

  private async outcomesOf(ids: readonly Id[]): Promise<Set<Id>> {
    const rows = await this.database.sql<{ id: Id }[]>`select id from regulars.outcomes where id = any(${[...ids]}::uuid[])`;
    return new Set(rows.map(({ id }) => id));
  }

  private async reached(moment: Moment): Promise<void> {
    if (moment === 'any') {
      await new Promise((resolve) => setTimeout(resolve, this.chance() * LONGEST_MS));
      return;
    }
    const { line, ...aim } = AIMS[moment];
    // All pushes of a round go in two transactions: the first that comes alone, the others behind it together.
    const nth = 1 + Math.floor(this.chance() * (line === 'http' ? REGISTERS.length : 2));
    await this.lines[line].hold({ ...aim, nth });
  }

  /** On the process that waits already; registers have called before they push, as they do. */
  private async startOver(): Promise<void> {
    if (this.running) return;
    this.running = await this.next;
    this.next = this.startNext();
    await Promise.all(REGISTERS.map((registerId) => this.remote.whoami(callOf(registerId))));
  }

  private startNext(): Promise<BackendProcess> {
    return BackendProcess.start(this.script, this.databaseUrl);
  }
}
