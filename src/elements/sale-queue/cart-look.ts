import { rememberResumed } from '../../context/resumed-sale.js';
import { ClockTick } from '../../ui/clock-tick.js';
import { isEmpty } from './park-sale.js';
import type { QueueHost, QueueScene } from './queue-scene.js';

const MINUTE_MS = 60_000;

/** Whether the register has a sale on the screen. The host's cart tells nobody when it changes: it is looked at again and again. */
export class CartLook {
  hasCart = false;

  private readonly ticks: ClockTick;

  constructor(
    private readonly host: QueueHost,
    private readonly scene: () => QueueScene | undefined,
    /** Whether a sale is on its way: what the cart says meanwhile is nothing to go by. */
    private readonly isBusy: () => boolean,
  ) {
    this.ticks = new ClockTick(host, MINUTE_MS, () => void this.again());
    void this.again();
  }

  /** Looks each minute while the queue shows, and lets ages grow. */
  follow(isShown: boolean): void {
    this.ticks.run(isShown ? this.host.link.client?.options.environment.clock : undefined);
  }

  async again(): Promise<void> {
    const scene = this.scene();
    if (!scene || this.isBusy()) return;
    const hasCart = !(await isEmpty(scene));
    if (this.isBusy()) return;
    // What was resumed is no longer on the screen: it is another sale that comes there next.
    if (!hasCart) rememberResumed(scene.client, scene.sale, null);
    if (hasCart === this.hasCart) return;
    this.hasCart = hasCart;
    this.host.requestUpdate();
  }
}
