import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { RegularsError } from '../domain/errors.js';
import type { CustomerClient, CustomerReader } from './customer-client-context.js';

/** An element whose client a query runs on. */
export interface QueryingElement extends ReactiveControllerHost {
  readonly link: { readonly client?: CustomerClient | undefined };
}

/**
 * Keeps the answer of a query up to date, whoever changes what it read, in any tab.
 *
 * @example
 *   private readonly details = new LiveQueryController(
 *     this,
 *     (reader, [id]) => reader.get(id),
 *     () => (this.customerId ? [this.customerId] as const : null),
 *   );
 */
export class LiveQueryController<T, Args extends readonly unknown[] = readonly []> implements ReactiveController {
  /** The newest answer; undefined before the first. */
  value: T | undefined;
  /** Why there is no answer. The last value stays beside it. */
  error: RegularsError | undefined;

  private client: CustomerClient | undefined;
  private args: Args | null = null;
  private stop: (() => void) | undefined;

  /**
   * @param query What to read. Run again after each change of it.
   * @param args What the query depends on besides; another value asks anew, null asks nothing.
   */
  constructor(
    private readonly host: QueryingElement,
    private readonly query: (reader: CustomerReader, args: Args) => T | Promise<T>,
    private readonly argsOf: () => Args | null,
  ) {
    host.addController(this);
  }

  /** Whether an answer is on its way that has never been there. */
  get pending(): boolean {
    return this.args !== null && this.value === undefined && this.error === undefined;
  }

  /** Asks again, after an error. */
  retry(): void {
    this.stop?.();
    this.stop = undefined;
    this.error = undefined;
    this.host.requestUpdate();
  }

  hostDisconnected(): void {
    this.stop?.();
    this.stop = undefined;
  }

  hostConnected(): void {
    this.host.requestUpdate();
  }

  hostUpdate(): void {
    const { client } = this.host.link;
    const args = this.argsOf();
    const isSame = client === this.client && isEqual(args, this.args);
    if (isSame && (this.stop || !args)) return;

    this.stop?.();
    this.stop = undefined;
    if (!isSame) {
      this.value = undefined;
      this.error = undefined;
    }
    this.client = client;
    this.args = args;
    if (!client || !args) return;
    this.stop = client.watch(
      (reader) => this.query(reader, args),
      (value) => this.take(value, undefined),
      (error) => this.take(this.value, error),
    );
  }

  private take(value: T | undefined, error: RegularsError | undefined): void {
    this.value = value;
    this.error = error;
    this.host.requestUpdate();
  }
}

function isEqual(one: readonly unknown[] | null, other: readonly unknown[] | null): boolean {
  if (!one || !other) return one === other;
  return one.length === other.length && one.every((value, index) => Object.is(value, other[index]));
}
