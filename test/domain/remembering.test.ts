import { expect } from '@open-wc/testing';
import { remembering } from '../../src/domain/remembering.js';

describe('remembering', () => {
  it('makes what it is asked for again once, and anew when it has forgotten it', () => {
    const made: string[] = [];
    const upper = remembering(2, (text) => {
      made.push(text);
      return text.toUpperCase();
    });
    expect(['a', 'b', 'a', 'b'].map(upper)).to.deep.equal(['A', 'B', 'A', 'B']);
    expect(made).to.deep.equal(['a', 'b']);
    expect(['c', 'a'].map(upper)).to.deep.equal(['C', 'A']);
    expect(made).to.deep.equal(['a', 'b', 'c', 'a']);
  });
});
