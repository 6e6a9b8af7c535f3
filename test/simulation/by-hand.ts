import { approve } from '../../src/data/approval/approve.js';
import { loyaltyOf } from '../../src/data/ledgers/loyalty.js';
import { storeCreditOf } from '../../src/data/ledgers/store-credit.js';
import type { Customer } from '../../src/domain/customer.js';
import { ANA } from '../support/managers.js';
import type { Action } from './actions.js';
import type { SeededRandom } from './random.js';
import type { SimRegister } from './sim-register.js';

/** Points or credit changed by hand, behind a manager's PIN. */
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
      const grant = await approve(context, { entryId, action: 'credit-issue', customerId }, ANA.pin);
      await storeCreditOf(context).issue({ id: entryId, customerId, amount, reason, grant });
      return `issues ${amount.amountMinor} to ${customerId} as ${entryId}`;
    }
    const points = random.happens(0.6) ? 1 + random.below(30) : -1 - random.below(20);
    const action = points > 0 ? 'loyalty-add' : 'loyalty-remove';
    const grant = await approve(context, { entryId, action, customerId }, ANA.pin);
    await loyaltyOf(context).adjust({ id: entryId, customerId, points, reason, grant });
    return `adjusts ${customerId} by ${points} as ${entryId}`;
  };
}
