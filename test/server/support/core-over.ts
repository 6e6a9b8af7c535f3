import { platformEnvironment } from '../../../src/data/environment.js';
import type { Core } from '../../../src/server/core.js';
import { Database } from '../../../src/server/database.js';
import { HintPost } from '../../../src/server/hint-post.js';
import { Secrets } from '../../../src/server/secrets.js';
import { PEPPER } from './shop-token.js';

/** What the backend is made of, without HTTP, for tests that look at its statements. */
export function coreOver(url: string, onStatement: (text: string) => void): Core {
  const { clock, newId, random } = platformEnvironment();
  return {
    ...{ clock, newId, secrets: new Secrets(PEPPER) },
    database: new Database({ url, clock, random, onStatement, mostConnections: 1 }),
    hints: new HintPost(clock, async () => 0),
    policyOf: () => ({}),
    isSignedBy: async () => false,
  };
}
