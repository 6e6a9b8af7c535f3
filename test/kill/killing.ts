import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright';
import { bundlePage } from '../bench/page-scripts.js';
import { type KillableBrowser, launchOnProfile } from '../support/killable-browser.js';
import { sampleCsv } from '../support/sample-csv.js';
import { serveStrict } from '../support/strict-page.js';
import { Book } from './book.js';
import { Round } from './round.js';
import type { Found, Step, Told } from './told.js';

/** What came of killing a browser again and again in one step of its work. */
export interface Killed {
  readonly step: Step;
  readonly kills: number;
  /** Kills after which the page was never heard to have ended the step. */
  readonly inside: number;
  /** Of those, how often what was under way had been kept already; null where that does not show. */
  readonly kept: number | null;
  /** Writes and rows that were said to be kept, and were looked for. */
  readonly acknowledged: number;
  readonly lost: readonly string[];
  readonly wrong: readonly string[];
  /** Values that kills left and nobody named. */
  readonly left: number;
  /** Those that outlived the next start. */
  readonly garbage: number;
}

export const STEPS: readonly Step[] = ['save', 'import', 'compaction', 'flip', 'segment'];

const ROWS = 6_000;
const COMPACTED = 4_500;
/** At which beginning of a step the browser is killed, at the latest: the second at the soonest, as the first tells how long it takes. */
const LATEST: Readonly<Record<Step, number>> = { save: 20, import: 4, compaction: 3, flip: 3, segment: 3 };
/** Kills for each that is to fall inside: one cannot be aimed better than the machine turns. */
const MOST_TRIES = 3;
const TELLS = 'tell';

type Mutable = { -readonly [Key in keyof Killed]: Killed[Key] extends readonly string[] ? string[] : Killed[Key] };

/** A register on one profile, whose browser is killed. */
export class Killing {
  private readonly books = new Map<string, Book>();
  private readonly chance: () => number;
  private files = 0;
  private running: KillableBrowser | null = null;

  private constructor(
    private readonly folder: string,
    private readonly site: { readonly origin: string; close(): Promise<void> },
    /** The same kills come of the same seed, as far as the machine is the same. */
    seed: number,
  ) {
    this.chance = chanceOf(seed);
  }

  static async prepare(seed: number): Promise<Killing> {
    const folder = mkdtempSync(path.join(tmpdir(), 'killed-'));
    const scripts = path.join(folder, 'scripts');
    await bundlePage(scripts, 'work-page', true, 'kill');
    await bundlePage(scripts, 'check-page', true, 'kill');
    // One address for all, as a store belongs to it.
    const tags = ['work', 'check'].map((name) => `<script type="module" src="/scripts/${name}-page.js"></script>`).join('');
    const site = await serveStrict({ body: `<h1>Register</h1>${tags}`, scripts, policies: 'lit-html regulars-worker' });
    return new Killing(folder, site, seed);
  }

  async end(): Promise<void> {
    await this.running?.context.close();
    await this.site.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Kills the browser until so many kills fell inside one step, each time as its page does it for the nth time. */
  async kill(step: Step, times: number): Promise<Killed> {
    const keeps = step === 'save' || step === 'import' || step === 'flip';
    const kept = keeps ? 0 : null;
    const killed: Mutable = { step, kills: 0, inside: 0, kept, acknowledged: 0, lost: [], wrong: [], left: 0, garbage: 0 };
    let database = await this.begin(step);
    const before = this.book(database).acknowledged;
    let last: Round | null = null;
    while (killed.inside < times && killed.kills < MOST_TRIES * times) {
      const nth = 2 + Math.floor(this.chance() * (LATEST[step] - 1));
      const round = new Round({ step, nth, share: this.chance() });
      const { page, kill } = await this.start((told) => {
        this.book(database).hear(told);
        round.hear(told);
      });
      const { customers } = await this.check(page, database, killed, last, false);
      if (step === 'import' && customers === ROWS) {
        // The same file once more would begin anew.
        await this.finish(step, database, killed, null);
        database = await this.begin(step);
        last = null;
        continue;
      }
      const work = this.work(page, step, database);
      await round.wait(work);
      await Promise.all([kill(), work.catch(() => undefined)]);
      last = round;
      killed.kills += 1;
      if (round.isInside) killed.inside += 1;
    }
    await this.finish(step, database, killed, last);
    if (step !== 'import') killed.acknowledged = this.book(database).acknowledged - before;
    return killed;
  }

  /** Makes the database ready that is worked on. */
  private async begin(step: Step): Promise<string> {
    if (step === 'save') return 'kill-save';
    if (step === 'import') {
      this.files += 1;
      writeFileSync(path.join(this.folder, 'scripts', `${this.files}.csv`), sampleCsv('plain', ROWS, this.files));
      return `kill-import-${this.files}`;
    }
    const database = 'kill-compact';
    if (this.books.has(database)) return database;
    this.book(database);
    const { page, context } = await this.start(() => undefined);
    await page.evaluate(([name, rows]) => work.fill(name, rows), [database, COMPACTED] as const);
    await context.close();
    return database;
  }

  private work(page: Page, step: Step, database: string): Promise<unknown> {
    return page.evaluate(
      async ([what, name, first, url]) => {
        if (what === 'save') await work.saveUntilKilled(name, first);
        else if (what === 'import') await work.importFile(name, url);
        else await work.compactUntilKilled(name, first);
      },
      [step, database, this.book(database).writes, `/scripts/${this.files}.csv`] as const,
    );
  }

  /** Looks at everything once more; goes on with a file to its end. */
  private async finish(step: Step, database: string, killed: Mutable, last: Round | null): Promise<void> {
    const book = this.book(database);
    const { page, context } = await this.start((told) => book.hear(told));
    await this.check(page, database, killed, last, true);
    if (step === 'import') {
      killed.acknowledged += book.rows;
      const { report, here } = await page.evaluate(
        async ([name, url]) => ({ report: await work.importFile(name, url), here: await look.countCards(name) }),
        [database, `/scripts/${this.files}.csv`] as const,
      );
      if (here.customers !== ROWS || here.cards !== ROWS) {
        killed.lost.push(`${here.customers} customers with ${here.cards} cards came of a file of ${ROWS}`);
      }
      if (report.created > ROWS) killed.lost.push(`${report.created} were made of a file of ${ROWS}`);
    }
    await context.close();
  }

  private async check(page: Page, database: string, killed: Mutable, last: Round | null, asksAll: boolean): Promise<Found> {
    const book = this.book(database);
    const expectation = book.expectation(asksAll, killed.step === 'import');
    const found: Found = await page.evaluate(([name, expected]) => look.check(name, expected), [database, expectation] as const);
    killed.lost.push(...found.lost);
    killed.wrong.push(...found.wrong);
    killed.left += found.left;
    killed.garbage += found.garbage;
    const isWriteKept = book.settle(found);
    if (!last?.isInside || killed.kept === null) return found;
    const isKept =
      (killed.step === 'save' && isWriteKept) ||
      (killed.step === 'import' && found.customers > book.rows) ||
      (killed.step === 'flip' && found.g > (last.g ?? Infinity));
    if (isKept) killed.kept += 1;
    return found;
  }

  private async start(hear: (told: Told) => void): Promise<KillableBrowser & { readonly page: Page }> {
    // One that a failure left: two cannot share a profile.
    await this.running?.context.close();
    const browser = await launchOnProfile(path.join(this.folder, 'profile'));
    this.running = browser;
    await browser.context.exposeBinding(TELLS, (_source, told: Told) => hear(told));
    const page = browser.context.pages()[0] ?? (await browser.context.newPage());
    await page.goto(`${this.site.origin}/`);
    return { ...browser, page };
  }

  private book(database: string): Book {
    const book = this.books.get(database) ?? new Book();
    this.books.set(database, book);
    return book;
  }
}

/** 0 to 1, the same for the same seed. */
function chanceOf(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
