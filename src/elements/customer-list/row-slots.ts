import { render } from 'lit';
import type { TemplateResult } from 'lit';
import type { ScrollMap } from './scroll-map.js';

/** An element that shows one row after another. */
interface Slot {
  readonly element: HTMLElement;
  index: number;
  /** Which row it shows; another than `index` until it is rendered. */
  shows: number;
  /** Where it lies on the track, in px. */
  top: number;
}

/** Above every row. */
const ASIDE_PX = -10_000;

/**
 * The elements of the rows that are drawn. One whose row is no longer wanted is used again for one that is, where it
 * stands in the document; the others are left as they are, so that a frame costs what comes into view and not all that shows.
 */
export class RowSlots {
  /** In the order of the rows. */
  private slots: Slot[] = [];
  /** The same in the order of the document. */
  private standing: Slot[] = [];

  constructor(readonly parent: HTMLElement) {}

  /** Has a slot for each of these rows, in ascending order. Returns those that show another row than before. */
  take(indexes: readonly number[]): number[] {
    const wanted = new Set(indexes);
    const kept = new Map(this.slots.filter(({ index }) => wanted.has(index)).map((slot) => [slot.index, slot]));
    // Where all are free, they are taken as they stand, and are in order again.
    const free = kept.size === 0 ? [...this.standing] : this.slots.filter(({ index }) => !wanted.has(index));
    const fresh = indexes.filter((index) => !kept.has(index));
    for (const index of fresh) {
      const slot = free.shift() ?? this.add();
      slot.index = index;
      kept.set(index, slot);
    }
    for (const slot of free) this.drop(slot);
    this.slots = [...kept.values()].sort((a, b) => a.index - b.index);
    return fresh;
  }

  /**
   * Puts each where its row lies, once it shows it. One that still shows another is nowhere under a finger; it stays where
   * it is if that is far from sight, as after a jump: to move all of them would cost that frame as much as to render some.
   */
  place(map: ScrollMap): void {
    for (const slot of this.slots) {
      const stale = map.isNear(slot.top) ? ASIDE_PX : slot.top;
      const top = slot.shows === slot.index ? Math.round(map.placeOf(slot.index)) : stale;
      if (top === slot.top) continue;
      slot.top = top;
      slot.element.style.setProperty('inset-block-start', `${top}px`);
    }
  }

  /** Renders these rows, where they are drawn. */
  render(indexes: readonly number[], renderRow: (index: number) => TemplateResult): void {
    const due = new Set(indexes);
    for (const slot of this.slots) {
      if (!due.has(slot.index)) continue;
      render(renderRow(slot.index), slot.element);
      slot.shows = slot.index;
    }
  }

  /**
   * Has the elements stand in the order of the rows, as a screen reader reads them. Moves few, for each is laid out anew;
   * and never the one with focus, which would lose it.
   */
  order(focused: Element | null): void {
    const runs = this.runs();
    const staying = runs.find((run) => run.some(({ element }) => element.contains(focused))) ?? longest(runs);
    if (staying.length === this.slots.length) return;
    const stays = new Set(staying);
    let next = this.parent.firstElementChild;
    for (const slot of this.slots) {
      const { element } = slot;
      if (stays.has(slot)) while (next !== null && next !== element) next = next.nextElementSibling;
      if (next === element) next = next.nextElementSibling;
      else this.parent.insertBefore(element, next);
    }
    this.standing = [...this.slots];
  }

  /** Slots in the order of the rows, parted where one stands before the one that it is to follow. */
  private runs(): Slot[][] {
    const places = new Map(this.standing.map((slot, place) => [slot, place]));
    const runs: Slot[][] = [];
    let last = Infinity;
    for (const slot of this.slots) {
      const place = places.get(slot) ?? 0;
      if (place < last) runs.push([]);
      runs.at(-1)?.push(slot);
      last = place;
    }
    return runs;
  }

  private add(): Slot {
    const element = document.createElement('div');
    element.className = 'slot';
    element.setAttribute('role', 'none');
    element.style.setProperty('inset-block-start', `${ASIDE_PX}px`);
    this.parent.append(element);
    const slot: Slot = { element, index: -1, shows: -1, top: ASIDE_PX };
    this.standing.push(slot);
    return slot;
  }

  private drop(slot: Slot): void {
    slot.element.remove();
    this.standing = this.standing.filter((one) => one !== slot);
  }
}

function longest(runs: readonly Slot[][]): readonly Slot[] {
  return runs.reduce((best, run) => (run.length > best.length ? run : best), []);
}
