import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { capabilities, pullAnswer, pushRequest } from '../../../src/domain/wire/answer-schemas.js';
import { change } from '../../../src/domain/wire/change-schema.js';
import { mutation } from '../../../src/domain/wire/mutation-schema.js';
import { readWire } from '../../../src/domain/wire/read-wire.js';
import { writeWire } from '../../../src/domain/wire/write-wire.js';
import { aChangeOf, aMutation, aMutationOf, CHANGE_TYPES, MUTATION_KINDS } from '../../support/arbitrary-wire.js';

describe('what travels', () => {
  for (const kind of MUTATION_KINDS) {
    it(`comes back equal: a ${kind}`, () => {
      fc.assert(
        fc.property(aMutationOf(kind), (sent) => {
          const read = readWire(mutation, JSON.parse(writeWire(sent)));
          expect(read).to.deep.equal({ ok: true, value: JSON.parse(JSON.stringify(sent)) as unknown });
        }),
        { numRuns: 100 },
      );
    });
  }

  for (const type of CHANGE_TYPES) {
    it(`comes back equal: a change of ${type}`, () => {
      fc.assert(
        fc.property(aChangeOf(type), (sent) => {
          const read = readWire(change, JSON.parse(writeWire(sent)));
          expect(read).to.deep.equal({ ok: true, value: JSON.parse(JSON.stringify(sent)) as unknown });
        }),
        { numRuns: 100 },
      );
    });
  }

  it('is the same the second time: what was read can be sent on', () => {
    fc.assert(
      fc.property(fc.array(aMutation, { maxLength: 3 }), (mutations) => {
        const once = readWire(pushRequest, JSON.parse(writeWire({ mutations })));
        const twice = readWire(pushRequest, JSON.parse(writeWire(once.ok ? once.value : null)));
        expect(twice).to.deep.equal(once);
      }),
      { numRuns: 100 },
    );
  });

  it('names kinds and methods a release does not know without harm', () => {
    const given = {
      serverTime: '2026-11-21T12:00:00.000Z',
      protocol: 1,
      kinds: ['customer-save', 'gift-card-sell'],
      methods: ['watch', 'dream'],
      gzip: true,
    };
    const read = readWire(capabilities, given);
    expect(read).to.deep.equal({ ok: true, value: { ...given, kinds: ['customer-save'], methods: ['watch'] } });
  });

  it('may say more than a release knows: an answer is read, and the rest left out', () => {
    const page = { serverTime: '2026-11-21T12:00:00.000Z', changes: [], cursor: 'c', passed: ['m:1'], more: false };
    expect(readWire(pullAnswer, { ...page, weather: 'fine' })).to.deep.equal({ ok: true, value: page });
  });
});
