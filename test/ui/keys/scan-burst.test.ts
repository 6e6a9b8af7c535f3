import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { ScanBurst } from '../../../src/ui/scan-burst.js';
import type { ScannerOptions } from '../../../src/ui/scan-burst.js';
import { HANDS, LICENSE, SCANNERS, recordingOf } from '../../support/scan-recordings.js';
import type { RecordedKey } from '../../support/scan-recordings.js';

/** Plays keys; returns the burst as it stands at its end, and whether it was a scan at any time. */
function heard(keys: readonly RecordedKey[], options?: ScannerOptions): { burst: ScanBurst; wasScan: boolean } {
  const burst = new ScanBurst(options);
  let wasScan = false;
  const steps = keys
    .flatMap(({ key, code, ctrlKey, downMs, upMs }) => [
      { atMs: downMs, isDown: true, text: ctrlKey ? '\u001e' : key === 'Enter' ? '\n' : key, code },
      { atMs: upMs, isDown: false, text: '', code },
    ])
    .sort((a, b) => a.atMs - b.atMs);
  for (const { atMs, isDown, text, code } of steps) {
    if (isDown) burst.down({ id: code, text, at: atMs });
    else burst.up(code, atMs);
    wasScan ||= burst.isScan;
  }
  return { burst, wasScan };
}

describe('a burst of keys', () => {
  for (const rhythm of SCANNERS) {
    it(`from ${rhythm.name} is a scan, whatever ends it`, () => {
      for (const end of ['\n', '']) {
        const { burst } = heard(recordingOf(`4006381333931${end}`, rhythm));
        expect(burst.isScan).to.equal(true);
        expect(burst.code).to.equal('4006381333931');
      }
    });
  }

  for (const rhythm of HANDS) {
    it(`from ${rhythm.name} is typing, from the first key to Enter`, () => {
      for (const text of ['Perez Hernandez\n', '5055550147\n', 'ana.perez@example.com\n', '03071984', '12345678\n'])
        expect(heard(recordingOf(text, rhythm)).wasScan, text).to.equal(false);
    });
  }

  it('is never a scan while hands type, at any mix of 60 to 120 ms with two keys rolled down to 25 ms', () => {
    const gap = fc.integer({ min: 60, max: 120 });
    const pair = fc.tuple(fc.integer({ min: 25, max: 59 }), gap).map((both) => both);
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            pair,
            gap.map((one) => [one]),
          ),
          { minLength: 4, maxLength: 30 },
        ),
        fc.array(fc.integer({ min: 15, max: 130 }), { minLength: 1, maxLength: 7 }),
        (gaps, dwellMs) => {
          const gapsMs = gaps.flat();
          const text = 'x'.repeat(gapsMs.length);
          expect(heard(recordingOf(text, { name: '', gapsMs, dwellMs })).wasScan).to.equal(false);
        },
      ),
      { numRuns: 10_000 },
    );
  });

  it('is always a scan at any mix of pauses up to 50 ms, with each key let go of before the next', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 9 }),
        fc.stringMatching(/^[0-9A-Za-z-]{6,40}$/),
        (gapsMs, code) => {
          const { burst } = heard(recordingOf(`${code}\n`, { name: '', gapsMs, dwellMs: [0] }));
          expect(burst.code).to.equal(code);
        },
      ),
      { numRuns: 10_000 },
    );
  });

  it('that begins while a hand still has a key down begins after that key', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SCANNERS),
        fc.constantFrom(...HANDS),
        fc.stringMatching(/^[a-z]{1,9}$/),
        fc.integer({ min: 9, max: 50 }),
        (scanner, hand, typed, pauseMs) => {
          const before = recordingOf(typed, hand);
          const last = before.at(-1);
          // A hand holds a key down for longer than this; lighter ones would have let go.
          const held = before.map((key) => (key === last ? { ...key, upMs: key.downMs + pauseMs + 20 } : key));
          const scan = recordingOf('4006381333931\n', scanner, (last?.downMs ?? 0) + pauseMs);
          expect(heard([...held, ...scan]).burst.code).to.equal('4006381333931');
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('is a scan also from a device that never says that a key goes up', () => {
    const burst = new ScanBurst();
    for (const [index, text] of [...'40063813'].entries()) burst.down({ id: text, text, at: index * 5 });
    expect(burst.code).to.equal('40063813');
  });

  it('that is shorter than a code is typing', () => {
    expect(heard(recordingOf('12345\n', SCANNERS[0] ?? never())).wasScan).to.equal(false);
    expect(heard(recordingOf('1234\n', SCANNERS[0] ?? never()), { minLength: 4 }).burst.code).to.equal('1234');
  });

  it('at the pace of a slower scanner is one where the host says so', () => {
    const slow = { name: '', gapsMs: [70], dwellMs: [20] };
    expect(heard(recordingOf('40063813', slow)).wasScan).to.equal(false);
    expect(heard(recordingOf('40063813', slow), { maxMsPerKey: 80 }).burst.code).to.equal('40063813');
  });

  describe('with a prefix', () => {
    const usb = SCANNERS[0] ?? never();

    it('is a scan only behind it, and without it is typing', () => {
      expect(heard(recordingOf('~C-0017\n', usb), { prefix: '~' }).burst.code).to.equal('C-0017');
      expect(heard(recordingOf('C-00178\n', usb), { prefix: '~' }).wasScan).to.equal(false);
    });

    it('loses its suffix too, and begins with the prefix wherever a hand was', () => {
      expect(heard(recordingOf('ab~C-0017#\n', usb), { prefix: '~', suffix: '#' }).burst.code).to.equal('C-0017');
    });

    it('is taken for a license all the same', () => {
      expect(heard(recordingOf(LICENSE, usb), { prefix: '~' }).wasScan).to.equal(true);
    });
  });
});

function never(): never {
  throw new Error('There is no recording.');
}
