import { expect } from '@open-wc/testing';
import { change } from '../../../src/domain/wire/change-schema.js';
import { mutation } from '../../../src/domain/wire/mutation-schema.js';
import { readWire } from '../../../src/domain/wire/read-wire.js';
import { ROUTE_NAMES, ROUTES } from '../../../src/domain/wire/routes.js';
import { writeWire } from '../../../src/domain/wire/write-wire.js';
import { CHANGE_TYPES, MUTATION_KINDS } from '../../support/arbitrary-wire.js';

// What was once sent is written down in test/golden/wire-<protocol>, and never changed: a file is added for what is new. Outboxes
// and servers of up to two years ago hold such texts.

const GOLDEN = '/test/golden/wire-1';

describe('what the first release sent', () => {
  for (const kind of MUTATION_KINDS) it(`is read by this one: a ${kind}`, () => expectRead(`mutation.${kind}`, mutation));
  for (const type of CHANGE_TYPES) it(`is read by this one: a change of ${type}`, () => expectRead(`change.${type}`, change));
  for (const name of ROUTE_NAMES)
    it(`is read by this one: the answer to ${name}`, () => expectRead(`answer.${name}`, ROUTES[name].answer));
});

/** Read to the last field, and written again as it was. */
async function expectRead(name: string, schema: Parameters<typeof readWire>[0]): Promise<void> {
  const written = await fetch(`${GOLDEN}/${name}.json`);
  const golden: unknown = await written.json();
  const read = readWire(schema, golden);
  if (!read.ok) throw new Error(JSON.stringify(read.wrong));
  expect(JSON.parse(writeWire(read.value))).to.deep.equal(golden);
}
