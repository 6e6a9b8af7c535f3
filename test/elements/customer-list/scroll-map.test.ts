import { expect } from '@open-wc/testing';
import { ListPages, pagesFor } from '../../../src/elements/customer-list/list-pages.js';
import { gridKey, rowFor } from '../../../src/elements/customer-list/grid-key.js';
import { ScrollMap } from '../../../src/elements/customer-list/scroll-map.js';
import type { CustomerPage } from '../../../src/domain/customer-query.js';
import { summaryOf } from '../../../src/domain/summary.js';
import { customerOf, idOf } from '../../support/sample-records.js';

function mapOf(count: number, rowHeight = 56, viewHeight = 560): ScrollMap {
  const map = new ScrollMap();
  map.resize({ count, rowHeight, viewHeight });
  return map;
}

describe('the scroll map of a list', () => {
  it('is the list itself where a browser can lay it out whole', () => {
    const map = mapOf(100_000);
    expect(map.trackHeight).to.equal(5_600_000);
    map.scrolled(5_600_000 - 560);
    expect([map.first, map.end]).to.deep.equal([99_990, 100_000]);
    expect(map.placeOf(99_990)).to.equal(5_600_000 - 560);
  });

  it('has a track that every browser can lay out, of a million rows too', () => {
    const { trackHeight } = mapOf(1_000_000, 72);
    expect(trackHeight).to.be.lessThan(17_895_697);
    // Chromium counts pixels of the screen: 4 to a px on the finest ones.
    expect(trackHeight * 4).to.be.lessThan(33_554_428);
  });

  it('shows the last of a million at the end of the track, and the first at its start', () => {
    const map = mapOf(1_000_000);
    map.scrolled(map.trackHeight - 560);
    expect(map.end).to.equal(1_000_000);
    expect(map.placeOf(999_999) + 56).to.be.closeTo(map.trackHeight, 1);
    map.scrolled(0);
    expect(map.first).to.equal(0);
  });

  it('moves rows by as much as the wheel says, whatever the track is short of', () => {
    const map = mapOf(1_000_000);
    map.scrolled(map.trackHeight / 2);
    const { top } = map;
    const place = map.placeOf(map.first);
    map.scrolled(map.trackHeight / 2 + 120);
    expect(map.top - top).to.be.closeTo(120, 0.001);
    expect(map.placeOf(Math.floor(top / 56))).to.be.closeTo(place, 0.001);
  });

  it('reaches every row by the wheel alone, for the bar is put right at rest', () => {
    const map = mapOf(1_000_000);
    map.scrolled(map.trackHeight - 560 - 20_000);
    for (let turn = 0; turn < 400 && map.end < 1_000_000; turn += 1) {
      const before = map.end;
      map.scrolled(Math.min(map.trackHeight - 560, map.barTop + 500));
      map.barIsAt(map.barTop);
      expect(map.end - before).to.be.at.most(10);
    }
    expect(map.end).to.equal(1_000_000);
  });

  it('keeps the first row where rows change their height', () => {
    const map = mapOf(100_000);
    map.scrolled(50_000 * 56);
    map.resize({ count: 100_000, rowHeight: 44, viewHeight: 560 });
    expect(map.first).to.equal(50_000);
  });

  it('has as many rows drawn wherever it is, with some to spare at both ends', () => {
    const map = mapOf(1_000);
    const { end: drawn } = map.around(4);
    for (const top of [0, 100, 3_333, 20_000, 1_000 * 56 - 560]) {
      map.scrolled(top);
      const { start, end } = map.around(4);
      expect(end - start).to.equal(drawn);
      expect(start).to.be.at.most(Math.max(0, map.first - 4));
      expect(end).to.be.at.least(Math.min(1_000, map.end + 4));
    }
    expect(mapOf(3).around(4)).to.deep.equal({ start: 0, end: 3 });
  });

  it('moves no more than needed for a row to show whole', () => {
    const map = mapOf(100);
    map.reveal(9);
    expect(map.top).to.equal(0);
    map.reveal(10);
    expect(map.top).to.equal(56);
    map.reveal(0);
    expect(map.top).to.equal(0);
  });
});

describe('the pages of a list', () => {
  it('are asked for in the order of their need', () => {
    expect(pagesFor(0, 12, 1_000, false)).to.deep.equal([0, 1]);
    expect(pagesFor(195, 207, 1_000, false)).to.deep.equal([1, 2, 3, 0]);
    expect(pagesFor(195, 207, 1_000, true)).to.deep.equal([1, 2, 0, 3]);
    expect(pagesFor(990, 1_000, 1_000, false)).to.deep.equal([9, 8]);
    expect(pagesFor(0, 0, 0, false)).to.deep.equal([0]);
  });

  it('show on after a change until they are read again, and are not believed for places', () => {
    const pages = new ListPages();
    pages.put(pageOf(0, 1));
    expect(pages.isFresh(0)).to.equal(true);
    expect(pages.placeOf(idOf(1))).to.equal(0);
    pages.startRound();
    expect(pages.row(0)?.customer.id).to.equal(idOf(1));
    expect(pages.isFresh(0)).to.equal(false);
    expect(pages.placeOf(idOf(1))).to.equal(-1);
    pages.put(pageOf(0, 2));
    expect(pages.row(0)?.customer.id).to.equal(idOf(2));
  });

  it('far from what shows are let go', () => {
    const pages = new ListPages();
    for (let number = 0; number < 60; number += 1) pages.put(pageOf(number * 100, number + 1));
    expect(pages.row(0)).to.equal(undefined);
    expect(pages.row(5_900)?.customer.id).to.equal(idOf(60));
  });
});

describe('keys on a row', () => {
  it('are none while an input method is at work, nor with Alt, Meta or Shift', () => {
    expect(gridKey(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true }))).to.equal(null);
    for (const chord of ['altKey', 'metaKey', 'shiftKey', 'ctrlKey']) {
      expect(gridKey(new KeyboardEvent('keydown', { key: 'ArrowDown', [chord]: true }))).to.equal(null);
    }
    expect(gridKey(new KeyboardEvent('keydown', { key: 'End', ctrlKey: true }))).to.equal('last');
  });

  it('lead to no row that is not there', () => {
    expect(rowFor('page-down', 95, 100, 10)).to.equal(99);
    expect(rowFor('page-up', 3, 100, 10)).to.equal(0);
    expect(rowFor('previous', 0, 100, 10)).to.equal(0);
  });
});

function pageOf(position: number, number: number): CustomerPage {
  const customer = summaryOf(customerOf({ id: idOf(number) }), { today: '2026-11-21', shop: 'retail', contacts: 'shown' });
  return { rows: [{ customer, points: 0, storeCredit: [] }], position, shown: 6_000, total: 6_000, next: null };
}
