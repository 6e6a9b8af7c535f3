import { expect, fixture } from '@open-wc/testing';
import { html, LitElement } from 'lit';
import type { CustomerClient } from '../../src/context/customer-client-context.js';
import { LiveQueryController } from '../../src/context/live-query-controller.js';
import { RegularsError } from '../../src/domain/errors.js';
import { ownStore, until } from '../support/harness/register-page.js';
import { closeClients, openClient, saveWell } from '../support/open-client.js';

/** Shows how many customers are found by a word. */
class FinderElement extends LitElement {
  link: { client?: CustomerClient | undefined } = {};
  word: string | null = null;
  /** Words asked for, in order. */
  asked: string[] = [];
  failure: RegularsError | undefined;

  readonly live = new LiveQueryController<number, [string]>(
    this,
    async (reader, [word]) => {
      this.asked.push(word);
      const { total } = await reader.search(word, { purpose: 'directory' });
      if (this.failure) throw this.failure;
      return total;
    },
    () => (this.word === null ? null : [this.word]),
  );

  protected override render(): unknown {
    return html`${this.live.error?.code ?? this.live.value ?? 'none'}`;
  }

  get seen(): string {
    return this.renderRoot.textContent?.trim() ?? '';
  }

  ask(word: string | null): void {
    this.word = word;
    this.requestUpdate();
  }
}
customElements.define('live-finder', FinderElement);

describe('LiveQueryController', () => {
  let client: CustomerClient;
  let finder: FinderElement;

  beforeEach(async () => {
    client = await openClient(ownStore());
    await saveWell(client, { displayName: 'Ann Lee' });
    finder = await fixture<FinderElement>(html`<live-finder></live-finder>`);
    finder.link = { client };
  });
  afterEach(closeClients);

  it('is pending until the first answer is there', async () => {
    finder.ask('ann');
    await finder.updateComplete;
    expect(finder.live.pending).to.equal(true);
    await until(() => finder.seen === '1');
    expect(finder.live.pending).to.equal(false);
  });

  it('asks nothing where there is nothing to ask', async () => {
    finder.ask(null);
    await finder.updateComplete;
    expect(finder.live.pending).to.equal(false);
    expect(finder.asked).to.deep.equal([]);
  });

  it('waits for a client', async () => {
    finder.link = {};
    finder.ask('ann');
    await finder.updateComplete;
    expect(finder.live.pending).to.equal(true);
    finder.link = { client };
    finder.requestUpdate();
    await until(() => finder.seen === '1');
  });

  it('shows what was saved since', async () => {
    finder.ask('ann');
    await until(() => finder.seen === '1');
    await saveWell(client, { displayName: 'Ann Ray' });
    await until(() => finder.seen === '2');
  });

  it('asks once for however many renders', async () => {
    finder.ask('ann');
    await until(() => finder.seen === '1');
    for (let time = 0; time < 3; time += 1) {
      finder.ask('ann');
      await finder.updateComplete;
    }
    expect(finder.asked).to.deep.equal(['ann']);
  });

  it('shows no answer of what was asked before', async () => {
    finder.ask('ann');
    await until(() => finder.seen === '1');
    finder.ask('bob');
    await finder.updateComplete;
    expect(finder.seen).to.equal('none');
    await until(() => finder.seen === '0');
  });

  it('asks another client where the element has another', async () => {
    finder.ask('ann');
    await until(() => finder.seen === '1');
    finder.link = { client: await openClient(ownStore()) };
    finder.requestUpdate();
    await until(() => finder.seen === '0');
  });

  it('tells an error, keeps the last answer beside it, and asks again when told to', async () => {
    finder.ask('ann');
    await until(() => finder.seen === '1');
    finder.failure = new RegularsError('store-lost', 'planted');
    await saveWell(client, { displayName: 'Ann Ray' });
    await until(() => finder.seen === 'store-lost');
    expect(finder.live.value).to.equal(1);

    finder.failure = undefined;
    finder.live.retry();
    await until(() => finder.seen === '2');
  });

  it('asks nothing more once the element has left the page, and again when it is back', async () => {
    finder.ask('ann');
    await until(() => finder.seen === '1');
    const place = finder.parentElement;
    finder.remove();
    const asked = finder.asked.length;
    await saveWell(client, { displayName: 'Ann Ray' });
    await client.search('ann');
    expect(finder.asked).to.have.length(asked);
    place?.append(finder);
    await until(() => finder.seen === '2');
  });
});
