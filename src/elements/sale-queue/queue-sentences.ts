import { errorSentence } from '../../context/error-sentence.js';
import type { CustomerClient } from '../../context/customer-client-context.js';
import type { LocalizeController } from '../../context/localize-controller.js';
import type { RegularsError } from '../../domain/errors.js';
import type { ParkedSaleClaim } from '../../domain/parked-sale.js';
import type { CommonWords } from '../../ui/i18n/common/en.js';
import type { QueueWords } from '../../ui/i18n/queue/en.js';
import { timeOf } from '../../ui/i18n/time-text.js';
import type { ParkEnd } from './park-sale.js';

export type QueueLocalize = LocalizeController<QueueWords>;

/** Says what happened, and what to do, in the words of the queue. */
export class QueueSentences {
  constructor(
    private readonly localize: QueueLocalize,
    private readonly common: LocalizeController<CommonWords>,
  ) {}

  /** Why a sale could not be saved, or what of it is still on the register; empty where nothing is to be said. */
  ofPark(end: ParkEnd): string {
    const { localize } = this;
    if (end.type === 'empty') return localize.t('queue.failed.empty');
    if (end.type === 'not-taken') return localize.t('queue.failed.take');
    if (end.type === 'refused') return this.ofRefusedPark(end.error);
    if (end.type === 'cancelled' || end.left === null) return '';
    if (end.left === 'cart') return localize.t('queue.failed.clear');
    return localize.t('queue.failed.customer', { reason: errorSentence(this.common, end.left) });
  }

  /** Why a sale could not be taken, given back or removed. */
  ofRefusal(error: RegularsError, client: CustomerClient): string {
    if (error.code === 'not-found') return this.localize.t('queue.failed.gone');
    if (error.code !== 'claimed-elsewhere') return errorSentence(this.common, error);
    const { claim } = error;
    return claim
      ? this.localize.t('queue.failed.claimed', this.opened(claim, client))
      : this.localize.t('queue.failed.claimedNow');
  }

  ofAttach(error: RegularsError): string {
    return this.localize.t('queue.failed.attach', { reason: errorSentence(this.common, error) });
  }

  /** Where a sale is open, and since when. */
  opened(claim: ParkedSaleClaim, client: CustomerClient): { readonly register: string; readonly time: string } {
    const { environment, timeZone } = client.options;
    const { register, since } = claim;
    const isThisOne = register.id === client.store.registerId;
    return {
      register: isThisOne ? this.localize.t('queue.otherTab') : (register.name ?? this.localize.t('queue.otherRegister')),
      time: timeOf(since, environment.clock.now(), timeZone, this.localize.locale),
    };
  }

  private ofRefusedPark(error: RegularsError): string {
    const { localize } = this;
    if (error.code !== 'invalid-cart') {
      return localize.t('queue.failed.notSaved', { reason: errorSentence(this.common, error) });
    }
    // What is wrong inside a cart has a path inside it.
    return localize.t(error.path === 'cart' ? 'queue.failed.large' : 'queue.failed.cart');
  }
}
