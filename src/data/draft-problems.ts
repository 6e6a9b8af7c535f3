import type { CustomerClientSettings } from '../domain/client-options.js';
import { contactPointOf } from '../domain/consent.js';
import type { Customer, CustomerDraft, FieldProblem } from '../domain/customer.js';
import { RegularsError } from '../domain/errors.js';
import type { CustomerId } from '../domain/id.js';
import type { SearchIndex } from './search/search-index.js';
import { within } from './within.js';

/** How long the host's own rules may take. */
const HOST_PATIENCE_MS = 10_000;
const FIELD_OF = { sms: 'phone', phone: 'phone', email: 'email', post: 'address' } as const;

/** What the host's own rules say. */
export async function askHost(
  { validate, environment }: CustomerClientSettings,
  draft: CustomerDraft,
): Promise<readonly FieldProblem[]> {
  if (!validate) return [];
  const asked = Promise.resolve(draft).then(validate);
  const late = (): Error => new RegularsError('refused-by-host', 'The host did not answer whether the draft is right.');
  return within(environment.clock, HOST_PATIENCE_MS, asked, late);
}

/** Nobody can agree to messages without something to send them to. */
export function unreachable({ consents = [] }: CustomerDraft, customer: Customer): FieldProblem[] {
  const missing = consents.filter(({ channel, state }) => state !== 'unsubscribed' && contactPointOf(channel, customer) === null);
  return [...new Set(missing.map(({ channel }) => FIELD_OF[channel]))].map((path) => ({
    path,
    code: 'required',
    message: `${path} is required for a consent to use it.`,
  }));
}

/** Who already has this phone or e-mail: a warning, as families share both. */
export function duplicates(index: SearchIndex, before: Customer | null, after: Customer): FieldProblem[] {
  const phone = after.phone && (after.phone.e164 ?? after.phone.typed);
  const problems: FieldProblem[] = [];
  const others = (ids: readonly CustomerId[]): CustomerId[] => ids.filter((id) => id !== after.id);
  if (phone && phone !== (before?.phone?.e164 ?? before?.phone?.typed)) {
    const customerIds = others(index.having({ phone }));
    if (customerIds.length > 0)
      problems.push({ path: 'phone', code: 'duplicate-phone', message: 'Another customer has this phone.', customerIds });
  }
  if (after.email && after.email !== before?.email) {
    const customerIds = others(index.having({ email: after.email }));
    if (customerIds.length > 0)
      problems.push({ path: 'email', code: 'duplicate-email', message: 'Another customer has this e-mail.', customerIds });
  }
  return problems;
}
