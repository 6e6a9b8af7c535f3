import { SyncStatusElement } from '../elements/sync-status/sync-status.js';
import { registerLater } from '../ui/tags.js';

SyncStatusElement.define();
registerLater('customer-search', () => import('./customer-search.js'));

declare global {
  interface HTMLElementTagNameMap {
    'sync-status': SyncStatusElement;
  }
}
