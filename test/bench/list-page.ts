import { createCustomerClient } from 'regulars/client';
import { defineElements } from 'regulars';

/** Height of a row by default. */
const ROW_PX = 56;

/** A list of made-up customers in this browser's own database, as high as a tablet, filled in one go. */
export async function showList(count: number): Promise<void> {
  defineElements();
  const client = createCustomerClient({ database: 'bench-list', workerUrl: '/scripts/worker.js' });
  await client.importCustomers(batches(count));
  const provider = document.createElement('customer-provider');
  provider.client = client;
  const list = document.createElement('customer-list');
  list.style.setProperty('block-size', '740px');
  provider.append(list);
  document.body.append(provider);
  await until(() => gridIn(list)?.querySelector('.row.active'));
}

/** As high as a list's own rows at that size. */
const BARE_PX = 520;

/** What any list could be at best: plain rows that stand there from the first, and no script. */
export function showBare(count: number): void {
  const scroller = document.createElement('div');
  scroller.className = 'bare';
  for (const [property, value] of [
    ['block-size', `${BARE_PX}px`],
    ['overflow-y', 'auto'],
    ['contain', 'strict'],
    ['font', '16px sans-serif'],
    ['background', '#fff'],
  ] as const)
    scroller.style.setProperty(property, value);
  for (let index = 0; index < count; index += 1) {
    const row = document.createElement('div');
    for (const [property, value] of [
      ['block-size', `${ROW_PX}px`],
      ['box-sizing', 'border-box'],
      ['border-block-end', '1px solid #ccc'],
      ['contain', 'strict'],
    ] as const)
      row.style.setProperty(property, value);
    row.textContent = `Customer ${String(index)} (503) ${String(index).padStart(7, '0')} Retail Active`;
    scroller.append(row);
  }
  document.body.append(scroller);
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
  const grid = scroller();
  if (grid) grid.scrollTop = share * (grid.scrollHeight - grid.clientHeight);
}

/** Where a finger can be put on the rows. */
export function middle(): { x: number; y: number } {
  const { left, top, width, height } = scroller()?.getBoundingClientRect() ?? new DOMRect();
  return { x: Math.round(left + width / 2), y: Math.round(top + height / 2) };
}

/** Goes to the last row, and says whether it shows. */
export async function showsLast(count: number): Promise<boolean> {
  const grid = scroller();
  if (!grid) return false;
  grid.scrollTop = grid.scrollHeight;
  const last = await until(() => grid.querySelector<HTMLElement>(`[aria-rowindex="${String(count + 1)}"].active`));
  const { bottom } = last.getBoundingClientRect();
  return bottom <= grid.getBoundingClientRect().bottom + 1 && grid.scrollHeight > count * ROW_PX - 1;
}

function scroller(): HTMLElement | null {
  const list = document.querySelector('customer-list');
  return list ? gridIn(list) : document.querySelector<HTMLElement>('.bare');
}

function gridIn(list: Element): HTMLElement | null {
  return list.shadowRoot?.querySelector<HTMLElement>('[role=grid]') ?? null;
}

/** A prime, so that every number comes once, whatever the count that it does not divide. */
const SCATTER = 7_919;

function* batches(count: number): Generator<{ displayName: string; phone: string; email: string }[]> {
  const size = 1_000;
  for (let from = 0; from < count; from += size) {
    yield Array.from({ length: Math.min(size, count - from) }, (_, index) => {
      // In another order than their names: what shows together lies apart, as in a shop.
      const number = String(((from + index) * SCATTER) % count).padStart(7, '0');
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
