import type { BrowserContext } from 'playwright';

/** What the pages of one context were caught at. */
export class PageWatch {
  /** What a content security policy refused. */
  readonly refused: string[] = [];
  /** What was thrown, or rejected with nobody to hear it. */
  readonly thrown: string[] = [];
  /** All that was written to the console. */
  readonly logged: string[] = [];
  /** Every address asked for, and every one the page has had. */
  readonly addresses: string[] = [];
  /** Every request that came to nothing, with why. */
  readonly failed: string[] = [];
  /** Every event that scripts sent out of a shadow root, with all that can be read from it. */
  readonly events: string[] = [];

  /** Watches every page that a context will open. */
  static async over(context: BrowserContext): Promise<PageWatch> {
    const watch = new PageWatch();
    await context.exposeBinding('tellWatch', (_source, kind: 'refused' | 'events', text: string) => watch[kind].push(text));
    await context.addInitScript(listenInPage);
    context.on('weberror', (error) => watch.thrown.push(String(error.error().stack ?? error.error())));
    context.on('console', (message) => watch.logged.push(message.text()));
    context.on('request', (request) => watch.addresses.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`));
    context.on('requestfailed', (request) => watch.failed.push(`${request.url()} ${request.failure()?.errorText ?? ''}`));
    context.on('page', (page) => page.on('framenavigated', (frame) => watch.addresses.push(frame.url())));
    return watch;
  }

  /** What no journey may leave behind. */
  get complaints(): string[] {
    return [...this.refused.map((text) => `refused: ${text}`), ...this.thrown.map((text) => `thrown: ${text}`)];
  }

  /** Begins anew, so that one test does not answer for the one before. */
  forget(): void {
    this.refused.length = 0;
    this.thrown.length = 0;
  }
}

declare function tellWatch(kind: 'refused' | 'events', text: string): Promise<void>;

/** Runs in the page before its own scripts, so it can use nothing of this module. */
function listenInPage(): void {
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
    void tellWatch('refused', `${violatedDirective} refused ${blockedURI} ${sample}`);
  });

  const read = (value: unknown, depth: number): string => {
    if (typeof value === 'function' || depth > 4) return '';
    if (typeof value !== 'object' || value === null) return String(value);
    // The way an event takes is not what it says.
    if (value instanceof EventTarget) return '';
    const names = new Set<string>();
    for (
      let at: object | null = value;
      at && at !== Event.prototype && at !== Object.prototype;
      at = Object.getPrototypeOf(at) as object
    ) {
      for (const name of Object.getOwnPropertyNames(at)) names.add(name);
    }
    return [...names].map((name) => `${name}=${read(Reflect.get(value, name), depth + 1)}`).join(' ');
  };
  const { dispatchEvent } = EventTarget.prototype;
  EventTarget.prototype.dispatchEvent = function (event) {
    // Contexts hand over clients to whoever asks: they are how elements speak to each other, not notices.
    if (event.composed && event.type !== 'context-request') void tellWatch('events', `${event.type} ${read(event, 0)}`);
    return dispatchEvent.call(this, event);
  };
}
