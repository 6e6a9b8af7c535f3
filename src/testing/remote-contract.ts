import { answerLines } from './contract/answer-lines.js';
import { askLines } from './contract/ask-lines.js';
import { eraseLines } from './contract/erase-lines.js';
import { evidenceLines } from './contract/evidence-lines.js';
import { feedLines } from './contract/feed-lines.js';
import { fieldLines } from './contract/field-lines.js';
import { historyLines } from './contract/history-lines.js';
import { importLines } from './contract/import-lines.js';
import { ledgerLines } from './contract/ledger-lines.js';
import { queueLines } from './contract/queue-lines.js';
import { snapshotLines } from './contract/snapshot-lines.js';
import { type ContractRemote, type Line, Shop } from './shop.js';

/** A test runner's own: that of mocha, vitest, node:test and others. */
export interface TestRunner {
  describe(name: string, body: () => void): void;
  it(name: string, test: () => Promise<void>): void;
}

const PARTS: Readonly<Record<string, readonly Line[]>> = {
  answers: answerLines,
  feed: feedLines,
  snapshot: snapshotLines,
  fields: fieldLines,
  'consents and documents': evidenceLines,
  'parked sales': queueLines,
  imports: importLines,
  erasing: eraseLines,
  ledgers: ledgerLines,
  'histories of registers that were alone': historyLines,
  'what is asked': askLines,
};

/**
 * Checks a remote of your own against the contract of `Remote`, one test a line. It needs a network and nothing else: the
 * merchant may hold records, and keeps those that the tests make. Lines on what a remote does not declare pass unchecked.
 *
 * @param makeRemote - Asked for each test.
 * @param runner - `describe` and `it` of the test runner.
 */
export function remoteContract(makeRemote: () => ContractRemote | Promise<ContractRemote>, { describe, it }: TestRunner): void {
  for (const [part, lines] of Object.entries(PARTS)) {
    describe(`remote contract: ${part}`, () => {
      for (const line of lines) it(line.says, () => checkLine(makeRemote, line));
    });
  }
}

async function checkLine(makeRemote: () => ContractRemote | Promise<ContractRemote>, line: Line): Promise<void> {
  const given = await makeRemote();
  try {
    const shop = await Shop.open(given);
    if (shop.has(line)) await line.check(shop);
  } finally {
    await given.end?.();
  }
}
