import type { Step, Told } from './told.js';

/** Something that takes longer hangs. */
const PATIENCE_MS = 60_000;

/** When a browser is killed: at which beginning of a step, and after what share of the time the step took before. */
export interface Aim {
  readonly step: Step;
  readonly nth: number;
  readonly share: number;
}

/** One life of a browser, from what its page tells. */
export class Round {
  /** Of the manifest that the last flip was to follow on. */
  g: number | null = null;
  private begun = 0;
  private isUnderWay = false;
  private tookMs = 0;
  private fire: () => void = () => undefined;
  private readonly aimed = new Promise<void>((resolve) => (this.fire = resolve));

  constructor(private readonly aim: Aim) {}

  hear(told: Told): void {
    if ((told.kind !== 'begun' && told.kind !== 'done') || told.step !== this.aim.step) return;
    this.isUnderWay = told.kind === 'begun';
    if (told.kind === 'done') {
      this.tookMs = told.tookMs;
      return;
    }
    this.begun += 1;
    this.g = told.g ?? null;
    if (this.begun === this.aim.nth) setTimeout(this.fire, this.aim.share * this.tookMs);
  }

  /** Whether the page, as far as it was heard, had begun the step and not ended it. */
  get isInside(): boolean {
    return this.isUnderWay;
  }

  /** Resolves when the browser is to be killed: sooner where the work has ended. */
  async wait(work: Promise<unknown>): Promise<void> {
    let patience: NodeJS.Timeout | undefined;
    const tooLong = new Promise<never>((_, reject) => {
      patience = setTimeout(() => reject(new Error(`The page never came to ${this.aim.nth} × ${this.aim.step}.`)), PATIENCE_MS);
    });
    try {
      await Promise.race([work, this.aimed, tooLong]);
    } finally {
      clearTimeout(patience);
    }
  }
}
