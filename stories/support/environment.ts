import type { CustomerClientOptions } from 'regulars/client';
import { sequentialIds } from 'regulars/testing';

type Environment = NonNullable<CustomerClientOptions['environment']>;

/** The day all stories play on: ages, expiries and "2 min ago" never change. */
export const TODAY = Date.UTC(2026, 10, 21, 17, 30);

const storyClock: NonNullable<Environment['clock']> = {
  now: () => TODAY,
  monotonic: () => performance.now(),
  sleep: (delayMs) => new Promise((resolve) => setTimeout(resolve, delayMs)),
};

/**
 * A fixed day and ids that count, so that a story looks the same each time. Waiting is real: live queries gather
 * changes for a moment before they tell.
 */
export function storyEnvironment(): Environment {
  return {
    clock: storyClock,
    newId: sequentialIds(),
    random: () => 0.5,
  };
}

/** A store that is being opened for ever, so that what shows meanwhile can be looked at. */
export function stuckEnvironment(): Environment {
  const clock = { ...storyClock, sleep: () => new Promise<void>(() => undefined) };
  return { ...storyEnvironment(), clock, indexedDB: { open: unanswered } };
}

/** A request like any other, but nobody hears that it was answered. */
function unanswered(name: string): IDBOpenDBRequest {
  const request = indexedDB.open(name);
  for (const type of ['success', 'error', 'upgradeneeded', 'blocked']) {
    request.addEventListener(type, (event) => {
      event.stopImmediatePropagation();
      if (type === 'success') request.result.close();
    });
  }
  return request;
}

/** A browser that refuses to store anything, as some do in private windows. */
export function deniedEnvironment(): Environment {
  const refuse = (): never => {
    throw new DOMException('Refused for this story.', 'SecurityError');
  };
  return { ...storyEnvironment(), indexedDB: { open: refuse, deleteDatabase: refuse } };
}
