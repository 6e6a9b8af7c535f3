import { type Check, listOf, object, text, whole, words } from './config-check.js';
import { isRegularsError, RegularsError } from './errors.js';
import type { ManagerCredential, ManagerLimit } from './grant.js';
import { isId } from './id.js';

const MOST_MANAGERS = 200;

const limit: Check<ManagerLimit> = object<ManagerLimit>({
  points: whole(0, Number.MAX_SAFE_INTEGER),
  amountMinor: whole(0, Number.MAX_SAFE_INTEGER),
});

const credential: Check<ManagerCredential> = object<ManagerCredential>(
  {
    id: (value, path) => (isId(value) ? value : refuseId(path)),
    name: words(200),
    pin: text(/^[0-9]{4,8}$/, '4 to 8 digits'),
    actions: listOf(words(100), (action) => action),
    limit,
  },
  'id',
  'name',
  'pin',
);

const list = listOf(credential, ({ id }) => id);

/**
 * A copy of the host's list.
 *
 * @throws {RegularsError} `invalid-input` with the path of what is wrong; never with a PIN.
 */
export function checkManagers(given: unknown): readonly ManagerCredential[] {
  const managers = asInput(() => list(given, 'managers'));
  if (managers.length > MOST_MANAGERS) throw invalid('managers', `a list of at most ${MOST_MANAGERS}`);
  const pins = managers.map(({ pin }) => pin);
  const twice = pins.findIndex((pin, place) => pins.indexOf(pin) !== place);
  if (twice !== -1) throw invalid(`managers.${twice}.pin`, 'different from those of all others: a PIN names its manager');
  return managers;
}

/** The checks are those of options, but this is a call. */
function asInput<Value>(check: () => Value): Value {
  try {
    return check();
  } catch (error) {
    if (isRegularsError(error) && error.path !== undefined) throw invalid(error.path, error.expected ?? 'given');
    throw error;
  }
}

function refuseId(path: string): never {
  throw invalid(path, 'a UUID in lower case');
}

function invalid(path: string, expected: string): RegularsError {
  return new RegularsError('invalid-input', `${path} must be ${expected}.`, { path, expected });
}
