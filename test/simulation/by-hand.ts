import { approve } from '../../src/data/approval/approve.js';
import { loyaltyOf } from '../../src/data/ledgers/loyalty.js';
import { storeCreditOf } from '../../src/data/ledgers/store-credit.js';
import type { Customer } from '../../src/domain/customer.js';
import type { ApprovalIntent, Grant } from '../../src/domain/grant.js';
import { ANA, CLEO, WRONG_PIN } from '../support/managers.js';
import type { Action } from './actions.js';
import type { SeededRandom } from './random.js';
import type { SimRegister } from './sim-register.js';

/** Points or credit changed by hand, behind a manager's PIN: the remote checks it, or the register where that is away. */
export function adjustOf(someone: (register: SimRegister, random: SeededRandom) => Promise<Customer | undefined>): Action {
  return async (register, random) => {
    const customer = await someone(register, random);
    if (!customer) return null;
    const { context } = register;
    const entryId = context.settings.environment.newId();
    const { id: customerId } = customer;
    const reason = { code: 'goodwill' };
    if (random.happens(0.3)) {
      const amount = { amountMinor: 100 * (1 + random.below(9)), currency: 'USD' };
      const grant = await approved(register, random, { entryId, action: 'credit-issue', customerId });
      await storeCreditOf(context).issue({ id: entryId, customerId, amount, reason, grant });
      return `issues ${amount.amountMinor} to ${customerId} as ${entryId}${how(grant)}`;
    }
    const points = random.happens(0.6) ? 1 + random.below(30) : -1 - random.below(20);
    const action = points > 0 ? 'loyalty-add' : 'loyalty-remove';
    const grant = await approved(register, random, { entryId, action, customerId });
    await loyaltyOf(context).adjust({ id: entryId, customerId, points, reason, grant });
    return `adjusts ${customerId} by ${points} as ${entryId}${how(grant)}`;
  };
}

/** A manager approves something that nobody goes on with. */
export const typePin: Action = async (register) => {
  const entryId = register.context.settings.environment.newId();
  await approve(register.context, { entryId, action: 'loyalty-add' }, ANA.pin).finally(() => register.quiet());
  return 'has a manager';
};

/** Who can run scripts on the page has the register's key, and makes it count as they like: the remote counts as well. */
export const tamper: Action = async ({ context }, random) => {
  const isCopied = random.happens(0.5);
  return context.store.write({ approval: true }, ({ approval }) => {
    if (!approval?.offline || approval.offline.uses.length === 0) return { result: null };
    const { offline } = approval;
    const changed = isCopied ? { count: offline.count - 1 } : { uses: [] };
    const result = isCopied ? 'is set back by a count' : 'forgets what it has approved by itself';
    return { puts: { approval: { ...approval, offline: { ...offline, ...changed } } }, result };
  });
};

async function approved(register: SimRegister, random: SeededRandom, intent: ApprovalIntent): Promise<Grant> {
  const pin = random.happens(0.04) ? WRONG_PIN : (random.pick([ANA.pin, ANA.pin, ANA.pin, CLEO.pin]) ?? ANA.pin);
  return approve(register.context, intent, pin).finally(() => register.quiet());
}

function how({ count }: Grant): string {
  return count === undefined ? '' : `, approved without the remote as its ${count}.`;
}
