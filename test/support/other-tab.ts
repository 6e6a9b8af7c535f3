import type { createCustomerClient, CustomerClient } from '../../src/client.js';
import type { CustomerClientOptions } from '../../src/domain/client-options.js';
import { until } from './until.js';

export interface Tab {
  openClient(options: CustomerClientOptions): Promise<CustomerClient>;
  /** Runs `work` while no hint leaves that tab, as of one that is frozen. */
  hushed(work: () => Promise<unknown>): Promise<void>;
  close(): void;
}

type TabWindow = Window & typeof globalThis & { makeClient?: typeof createCustomerClient };

/** Another tab: a frame of this origin with modules, a store and a channel of its own. */
export async function otherTab(): Promise<Tab> {
  const frame = document.createElement('iframe');
  frame.srcdoc = `<script type="module">
    import { createCustomerClient } from '${location.origin}/src/client.ts';
    globalThis.makeClient = createCustomerClient;
  </script>`;
  document.body.append(frame);
  const found = (): TabWindow => frame.contentWindow as TabWindow;
  await until(() => found().makeClient !== undefined);
  return {
    openClient: async (options) => {
      const { makeClient } = found();
      if (!makeClient) throw new Error('The frame is gone.');
      const client = makeClient(options);
      await client.ready;
      return client;
    },
    hushed: async (work) => {
      const { prototype } = found().BroadcastChannel;
      const real = prototype.postMessage;
      prototype.postMessage = () => undefined;
      await work();
      prototype.postMessage = real;
    },
    close: () => frame.remove(),
  };
}
