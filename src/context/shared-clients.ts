import { createCustomerClient } from '../data/create-customer-client.js';
import type { CustomerClientOptions, LiveOptions } from '../domain/client-options.js';
import { RegularsError } from '../domain/errors.js';
import { nearestLanguage } from '../ui/i18n/nearest-language.js';
import { phrasingOf } from '../ui/i18n/phrasing.js';
import type { CustomerClient } from './customer-client-context.js';

/** A client that others with equal options use too. */
export interface SharedClient {
  readonly client: CustomerClient;
  /**
   * Gives it other live options, unless somebody else holds it too: then it stays as it is.
   *
   * @returns Whether it has them now.
   * @throws {RegularsError} `invalid-config`; the old options stay in force.
   */
  configure(options: CustomerClientOptions, live: LiveOptions): boolean;
  /** Lets go of it. Counts once. */
  release(): void;
}

interface Entry {
  readonly client: CustomerClient;
  holders: number;
  closing: ReturnType<typeof setTimeout> | undefined;
}

/** How long a client nobody holds stays open: strict modes, keyed moves and route changes take it up again. */
const CLOSE_AFTER_MS = 5_000;

const entries = new Map<string, Entry>();
const identities = new WeakMap<object, number>();
let identityCount = 0;
let defaultHolders = 0;

/**
 * The client of these options, opened if it is the first of its kind.
 *
 * @throws {RegularsError} `invalid-config` with the path of the wrong option.
 */
export function shareClient(options: CustomerClientOptions): SharedClient {
  let key = keyOf(options);
  const entry = entries.get(key) ?? { client: createCustomerClient(options), holders: 0, closing: undefined };
  entries.set(key, entry);
  clearTimeout(entry.closing);
  entry.holders += 1;
  let held = true;
  return {
    client: entry.client,
    configure: (changed, live) => {
      if (entry.holders > 1) return false;
      entry.client.configure(live);
      entries.delete(key);
      key = keyOf(changed);
      entries.set(key, entry);
      return true;
    },
    release: () => {
      if (!held) return;
      held = false;
      entry.holders -= 1;
      if (entry.holders === 0) entry.closing = setTimeout(() => void closeEntry(entry), CLOSE_AFTER_MS);
    },
  };
}

/** The client of a page without provider. */
export function shareDefaultClient(): SharedClient {
  const shared = shareClient({});
  // Customers agree in the language they are asked in; it is no other client where the page turns to another.
  shared.client.configure({ locale: phrasingOf(nearestLanguage(document.documentElement)).locale });
  defaultHolders += 1;
  return {
    ...shared,
    release: () => {
      defaultHolders -= 1;
      shared.release();
    },
  };
}

/** Whether some element uses the client of a page without provider. */
export function isDefaultClientOpened(): boolean {
  return defaultHolders > 0;
}

/** What a provider says that came after elements outside of it had opened the default client. */
export function lateProvider(): RegularsError {
  return new RegularsError('late-provider', 'Elements outside opened the default client before this provider came.');
}

async function closeEntry(entry: Entry): Promise<void> {
  for (const [key, kept] of entries) if (kept === entry) entries.delete(key);
  await entry.client.close();
}

/** Equal for equal options in any order; functions and class instances are equal to themselves alone. */
function keyOf(options: CustomerClientOptions): string {
  return JSON.stringify(options, (_, value: unknown) => {
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null || Array.isArray(value)) return value;
    const prototype: unknown = Object.getPrototypeOf(value);
    const isPlain = prototype === Object.prototype || prototype === null;
    return isPlain ? Object.fromEntries(Object.entries(value).sort()) : `#${identityOf(value)}`;
  });
}

function identityOf(value: object): number {
  const identity = identities.get(value) ?? ++identityCount;
  identities.set(value, identity);
  return identity;
}
