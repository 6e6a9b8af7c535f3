import { createCustomerClient } from 'regulars/client';
import { defineElements } from 'regulars';

/** Height of a row by default. */
const ROW_PX = 56;

/** A list of made-up customers, as high as a tablet, filled in one go. */
export async function showList(count: number): Promise<void> {
  defineElements();
  const client = createCustomerClient({ storage: 'memory', database: 'bench-list' });
  await client.importCustomers(batches(count));
  const provider = document.createElement('customer-provider');
  provider.client = client;
  const list = document.createElement('customer-list');
  list.style.setProperty('block-size', '740px');
  provider.append(list);
  document.body.append(provider);
  await until(() => gridIn(list)?.querySelector('.row.active'));
}

let recording: number[] | null = null;

/** Notes the time of each frame from now on, by the browser's own clock. */
export function startFrames(): void {
  const times: number[] = [];
  recording = times;
  requestAnimationFrame(function next(time) {
    if (recording !== times) return;
    times.push(time);
    requestAnimationFrame(next);
  });
}

/** The frames since `startFrames()`. */
export function stopFrames(): number[] {
  const times = recording ?? [];
  recording = null;
  return times;
}

/** Puts the thumb at a share of the track. */
export function drag(share: number): void {
  const list = document.querySelector('customer-list');
  const grid = list && gridIn(list);
  if (grid) grid.scrollTop = share * (grid.scrollHeight - grid.clientHeight);
}

/** Where a finger can be put on the rows. */
export function middle(): { x: number; y: number } {
  const list = document.querySelector('customer-list');
  const { left, top, width, height } = (list && gridIn(list))?.getBoundingClientRect() ?? new DOMRect();
  return { x: Math.round(left + width / 2), y: Math.round(top + height / 2) };
}

/** Goes to the last row, and says whether it shows. */
export async function showsLast(count: number): Promise<boolean> {
  const list = document.querySelector('customer-list');
  const grid = list && gridIn(list);
  if (!grid) return false;
  grid.scrollTop = grid.scrollHeight;
  const last = await until(() => grid.querySelector<HTMLElement>(`[aria-rowindex="${String(count + 1)}"].active`));
  const { bottom } = last.getBoundingClientRect();
  return bottom <= grid.getBoundingClientRect().bottom + 1 && grid.scrollHeight > count * ROW_PX - 1;
}

function gridIn(list: Element): HTMLElement | null {
  return list.shadowRoot?.querySelector<HTMLElement>('[role=grid]') ?? null;
}

function* batches(count: number): Generator<{ displayName: string; phone: string; email: string }[]> {
  const size = 1_000;
  for (let from = 0; from < count; from += size) {
    yield Array.from({ length: Math.min(size, count - from) }, (_, index) => {
      const number = String(from + index).padStart(7, '0');
      return { displayName: `Customer ${number}`, phone: `+1503${number}`, email: `customer-${number}@example.com` };
    });
  }
}

async function until<T>(condition: () => T | null | undefined): Promise<T> {
  for (;;) {
    const value = condition();
    if (value) return value;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
