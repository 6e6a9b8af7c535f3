import { expect } from '@open-wc/testing';
import { hasPassed, readSequence, sequenceOf } from '../../src/domain/sequence.js';

describe('a sequence', () => {
  it('names its counter and a number of it', () => {
    expect(sequenceOf('m', 812)).to.equal('m:812');
    expect(readSequence('m:812')).to.deep.equal({ counter: 'm', n: 812 });
    expect(readSequence('location:7:3'), 'a counter’s name may hold colons').to.deep.equal({ counter: 'location:7', n: 3 });
  });

  it('is nothing else', () => {
    for (const text of ['', 'm', ':1', 'm:', 'm:-1', 'm:1.5', 'm:1e3', 'm:99999999999999999']) {
      expect(readSequence(text), text).to.equal(null);
    }
  });

  it('has been passed where its own counter has come so far', () => {
    expect(hasPassed(['m:10'], 'm:10')).to.equal(true);
    expect(hasPassed(['m:10'], 'm:11')).to.equal(false);
    expect(hasPassed(['north:99', 'm:9'], 'm:10'), 'another counter says nothing').to.equal(false);
    expect(hasPassed([], 'm:1')).to.equal(false);
  });
});
