import { tombstoneOf } from '../../src/domain/erased.js';
import type { Store } from '../../src/data/store/store.js';
import { answerOf } from './open-stores.js';

/** A string that was found, and where. */
export interface Found {
  readonly text: string;
  readonly table: string;
}

/**
 * Which of these texts stand anywhere in a database: in any string, key or name of a field of any value, and in the bytes of
 * any buffer, as UTF-8 or UTF-16, whatever its alignment. Upper and lower case count as the same.
 */
export async function planted(name: string, texts: readonly string[], tables?: readonly string[]): Promise<Found[]> {
  const wanted = texts.map((text) => ({
    text,
    shapes: [...new Set([text, text.toLowerCase(), text.toUpperCase()])].map(shapesOf),
  }));
  const found = new Map<string, Found>();
  const look = (table: string, value: unknown): void => {
    for (const { text, shapes } of wanted) {
      const key = `${table} ${text}`;
      if (!found.has(key) && shapes.some((shape) => holds(value, shape, new Set()))) found.set(key, { text, table });
    }
  };
  const database = await answerOf(indexedDB.open(name));
  try {
    for (const table of tables ?? [...database.objectStoreNames]) {
      const store = database.transaction(table).objectStore(table);
      const [keys, values] = await Promise.all([answerOf(store.getAllKeys()), answerOf<unknown[]>(store.getAll())]);
      for (const value of [...keys, ...values]) look(table, value);
    }
  } finally {
    database.close();
  }
  return [...found.values()];
}

/** Whether a text stands in a value or in anything that can be reached from it. */
export function reaches(value: unknown, text: string): boolean {
  return holds(value, shapesOf(text), new Set());
}

interface Shape {
  readonly text: string;
  readonly bytes: readonly Uint8Array[];
}

function shapesOf(text: string): Shape {
  const utf16 = new Uint8Array(text.length * 2);
  const view = new DataView(utf16.buffer);
  for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), true);
  return { text, bytes: [new TextEncoder().encode(text), utf16] };
}

function holds(value: unknown, shape: Shape, seen: Set<object>): boolean {
  if (typeof value === 'string') return value.includes(shape.text);
  if (typeof value !== 'object' || value === null || seen.has(value)) return false;
  seen.add(value);
  if (value instanceof ArrayBuffer) return shape.bytes.some((bytes) => includesBytes(new Uint8Array(value), bytes));
  if (ArrayBuffer.isView(value)) return holds(value.buffer, shape, seen);
  if (value instanceof Map || value instanceof Set) return [...value].some((part) => holds(part, shape, seen));
  return Object.entries(value).some(([key, part]) => key.includes(shape.text) || holds(part, shape, seen));
}

function includesBytes(all: Uint8Array, wanted: Uint8Array): boolean {
  const [first] = wanted;
  if (first === undefined) return false;
  for (let at = all.indexOf(first); at >= 0; at = all.indexOf(first, at + 1)) {
    if (wanted.every((byte, place) => all[at + place] === byte)) return true;
  }
  return false;
}

/** Erases past the client: nobody is asked, and nothing else is written. */
export async function eraseRaw(store: Store, customerId: string): Promise<void> {
  const at = '2026-11-21T12:00:00.000Z';
  const erasures = await store.erasures();
  await erasures.erase({ customerId, grantUses: [] }, ({ isHere, customer }) => {
    // Somebody nobody knows is erased all the same here, as the remote may say so.
    const known = customer ?? { version: 0, originRegisterId: 'r-1' };
    const puts = {
      tombstone: tombstoneOf(customerId, known, at),
      erasure: { customerId, at },
      stops: [],
      auditEntries: [],
      grantUses: [],
      mutations: [],
    };
    return { puts, result: isHere };
  });
}
