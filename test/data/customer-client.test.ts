import { expect } from '@open-wc/testing';
import { createCustomerClient } from '../../src/client.js';

describe('a client', () => {
  it('finds who was saved, and has them after a reload', async () => {
    const database = `test-${crypto.randomUUID()}`;
    const client = createCustomerClient({ database });
    await client.ready;
    const saved = await client.save({ displayName: 'Ann Lee', phone: '(202) 555-0147', email: 'ann@example.com' });
    if (!saved.ok) throw new Error(JSON.stringify(saved.problems));
    for (const text of ['ann', 'lee an', '202 555', '0147', '+1 (202) 555-0147', '2025550147', 'ann@', 'example.com']) {
      const { results } = await client.search(text);
      expect(
        results.map(({ customer }) => customer.id),
        text,
      ).to.deep.equal([saved.customer.id]);
    }
    await client.close();
    const again = createCustomerClient({ database });
    expect((await again.search('le')).results[0]?.customer.displayName).to.equal('Ann Lee');
    await again.close({ destroy: true });
  });
});
