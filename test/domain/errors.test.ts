import { expect } from '@open-wc/testing';
import { asRegularsError, ERROR_CODES, isRegularsError, RegularsError } from '../../src/domain/errors.js';

describe('an error of ours', () => {
  it('is told by its code and says where and what was expected', () => {
    const cause = new Error('below');
    const error = new RegularsError('invalid-config', 'config.shop must be one of retail, medical.', {
      path: 'config.shop',
      expected: 'one of retail, medical',
      retryAfterMs: 500,
      cause,
    });
    expect(error).to.be.instanceOf(Error);
    expect(error).to.include({
      name: 'RegularsError',
      code: 'invalid-config',
      path: 'config.shop',
      expected: 'one of retail, medical',
      retryAfterMs: 500,
    });
    expect(error.cause).to.equal(cause);
  });

  it('has no empty details', () => {
    expect(Object.keys(new RegularsError('closed', 'The client is closed.'))).to.have.members(['code', 'name']);
    expect('cause' in new RegularsError('closed', 'The client is closed.')).to.equal(false);
  });

  it('is known also when another copy of the package threw it', () => {
    const foreign = Object.assign(new Error('x'), { name: 'RegularsError', code: 'closed' });
    expect(isRegularsError(new RegularsError('closed', 'x'))).to.equal(true);
    expect(isRegularsError(foreign)).to.equal(true);
    expect(isRegularsError(new Error('x'))).to.equal(false);
    expect(isRegularsError(Object.assign(new Error('x'), { code: 'closed' }))).to.equal(false);
    for (const value of [null, undefined, 'closed', { name: 'RegularsError', code: 'closed' }])
      expect(isRegularsError(value)).to.equal(false);
  });

  it('stays as it is, and wraps what is none', () => {
    const ours = new RegularsError('store-full', 'x');
    expect(asRegularsError(ours, 'store-lost', 'y')).to.equal(ours);
    const wrapped = asRegularsError('boom', 'store-lost', 'The connection broke.');
    expect(wrapped).to.include({ code: 'store-lost', message: 'The connection broke.', cause: 'boom' });
  });

  it('has one of the codes listed, each once, in kebab-case', () => {
    expect(new Set(ERROR_CODES).size).to.equal(ERROR_CODES.length);
    for (const code of ERROR_CODES) expect(code).to.match(/^[a-z]+(?:-[a-z]+)*$/);
  });
});
