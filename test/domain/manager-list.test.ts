import { expect } from '@open-wc/testing';
import { isRegularsError } from '../../src/domain/errors.js';
import { checkManagers } from '../../src/domain/manager-list.js';

const ANA = { id: '019aa6c0-0000-7000-8000-000000000001', name: 'Ana', pin: '739102' };
const BEN = { id: '019aa6c0-0000-7000-8000-000000000002', name: 'Ben', pin: '48261' };

/** Code and path, after a look that no PIN stands in it. */
function refusal(managers: unknown): string {
  try {
    checkManagers(managers);
  } catch (error) {
    if (!isRegularsError(error)) throw error;
    expect(JSON.stringify({ ...error, message: error.message, stack: error.stack })).not.to.match(/739102|48261/);
    return `${error.code} ${error.path ?? ''}`;
  }
  return 'taken';
}

describe('a list of managers', () => {
  it('is taken as a copy', () => {
    const given = [{ ...ANA, actions: ['edit'], limit: { points: 10, amountMinor: 0 } }, BEN];
    const checked = checkManagers(given);
    expect(checked).to.deep.equal(given);
    given[0] = BEN;
    expect(checked[0]).to.include({ name: 'Ana' });
  });

  it('may be empty', () => {
    expect(checkManagers([])).to.deep.equal([]);
  });

  it('has PINs of 4 to 8 plain digits', () => {
    for (const pin of ['123', '123456789', '12 34', '12a4', '１２３４', 1234, null, undefined]) {
      expect(refusal([BEN, { ...ANA, pin }]), String(pin)).to.equal('invalid-input managers.1.pin');
    }
    for (const pin of ['0000', '12345678']) expect(refusal([{ ...ANA, pin }])).to.equal('taken');
  });

  it('gives each a PIN and an id of their own', () => {
    expect(refusal([ANA, BEN, { ...BEN, id: '019aa6c0-0000-7000-8000-000000000003' }])).to.equal('invalid-input managers.2.pin');
    expect(refusal([ANA, { ...BEN, id: ANA.id }])).to.equal('invalid-input managers.1');
  });

  it('tells the path of whatever else is wrong', () => {
    const cases: [unknown, string][] = [
      ['Ana', 'managers'],
      [[null], 'managers.0'],
      [[{ ...ANA, id: 'ana' }], 'managers.0.id'],
      [[{ ...ANA, name: ' ' }], 'managers.0.name'],
      [[{ id: ANA.id, pin: ANA.pin }], 'managers.0.name'],
      [[{ ...ANA, actions: 'edit' }], 'managers.0.actions'],
      [[{ ...ANA, actions: ['edit', 7] }], 'managers.0.actions.1'],
      [[{ ...ANA, limit: { points: -1 } }], 'managers.0.limit.points'],
      [[{ ...ANA, limit: { amountMinor: 1.5 } }], 'managers.0.limit.amountMinor'],
      [[{ ...ANA, role: 'boss' }], 'managers.0.role'],
    ];
    for (const [managers, path] of cases) expect(refusal(managers), path).to.equal(`invalid-input ${path}`);
  });
});
