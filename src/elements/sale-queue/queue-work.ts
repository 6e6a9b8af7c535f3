import { withApproval } from '../../context/with-approval.js';
import { asRegularsError } from '../../domain/errors.js';
import type { RegularsError } from '../../domain/errors.js';
import type { ParkedSale } from '../../domain/parked-sale.js';
import { SaleRemoveEvent } from '../../events/sale-queue.js';
import type { Announcer } from '../../ui/a11y/announcer.js';
import type { QuestionDialog } from '../../ui/surface/question-dialog.js';
import { parkSale } from './park-sale.js';
import type { QueueScene } from './queue-scene.js';
import type { QueueLocalize, QueueSentences } from './queue-sentences.js';
import { resumeSale } from './resume-sale.js';

/** What the work on a queue needs besides the queue. */
export interface WorkTools {
  /** Undefined while no register is there. */
  readonly scene: () => QueueScene | undefined;
  readonly announcer: Announcer;
  /** Says what was done. */
  readonly say: (text: string) => void;
  readonly question: QuestionDialog;
  readonly localize: QueueLocalize;
  readonly sentences: QueueSentences;
  readonly onRefusal: (error: RegularsError) => void;
  /** Called when what it is at has changed. */
  readonly onChange: () => void;
}

/** What a cashier does with the queue, one thing at a time; what is refused is said and kept as a sentence. */
export class QueueWork {
  /** What was refused or failed last; empty where nothing was. */
  failure = '';
  isSaving = false;
  /** The sale that is being taken, given back or removed. */
  busyId: string | null = null;

  constructor(private readonly tools: WorkTools) {}

  get isBusy(): boolean {
    return this.isSaving || this.busyId !== null;
  }

  /** Saves the sale of this register. Resolves to whether it is in the queue. */
  async park(label: string, goesOn: boolean): Promise<boolean> {
    const { localize, sentences, say, onRefusal, onChange } = this.tools;
    const scene = this.tools.scene();
    if (!scene || this.isBusy) return false;
    this.begin();
    this.isSaving = true;
    onChange();
    const end = await parkSale(scene, { label, goesOn });
    this.isSaving = false;
    if (end.type === 'refused') onRefusal(end.error);
    this.say(sentences.ofPark(end));
    if (end.type === 'parked' && end.left === null) say(localize.t('queue.saved', { label }));
    return end.type === 'parked';
  }

  /** Takes a sale to this register. Resolves to how that ended; `failed` has said why. */
  async resume(sale: ParkedSale, takesOver: boolean): Promise<'resumed' | 'occupied' | 'failed'> {
    const { localize, sentences, say } = this.tools;
    let answer: 'resumed' | 'occupied' | 'failed' = 'failed';
    await this.on(sale, async (scene) => {
      const end = await resumeSale(scene, sale, { takesOver, locale: localize.locale });
      if (end.type === 'occupied') answer = 'occupied';
      if (end.type === 'refused') throw end.error;
      if (end.type === 'not-put') this.say(localize.t(end.isInQueue ? 'queue.failed.put' : 'queue.failed.putOpen'));
      if (end.type !== 'resumed') return;
      answer = 'resumed';
      if (end.refusal) this.say(sentences.ofAttach(end.refusal));
      else say(localize.t('queue.resumed', { label: sale.label }));
    });
    return answer;
  }

  /** As `resume()`, from a register that has not been heard of; asks first. */
  async takeOver(sale: ParkedSale): Promise<'resumed' | 'occupied' | 'failed'> {
    const { localize, question, sentences } = this.tools;
    const scene = this.tools.scene();
    if (!scene || !sale.claim) return 'failed';
    const { label } = sale;
    const isSure = await question.ask({
      title: localize.t('queue.takeOverTitle', { label }),
      text: localize.t('queue.takeOverText', sentences.opened(sale.claim, scene.client)),
      confirm: localize.t('queue.takeOver'),
      cancel: localize.t('queue.cancel'),
    });
    return isSure ? this.resume(sale, true) : 'failed';
  }

  /** Removes a sale for good; asks first. */
  async remove(sale: ParkedSale): Promise<void> {
    const { localize, question } = this.tools;
    const { label } = sale;
    const isSure = await question.ask({
      title: localize.t('queue.removeTitle', { label }),
      text: localize.t('queue.removeText'),
      confirm: localize.t('queue.remove'),
      cancel: localize.t('queue.keep'),
    });
    if (isSure) await this.erase(sale);
  }

  /** Removes a sale without a question: one that has expired. */
  async erase(sale: ParkedSale): Promise<void> {
    const { id: parkedSaleId, customerId, label } = sale;
    await this.on(sale, async ({ client, element, pad }) => {
      await withApproval(
        (grant) => client.parkedSales.remove(parkedSaleId, grant && { grant }),
        () => pad.request({ entryId: parkedSaleId, action: 'resume', note: label }),
      );
      element.dispatchEvent(new SaleRemoveEvent({ parkedSaleId, customerId, origin: 'menu' }));
      this.tools.say(this.tools.localize.t('queue.removed', { label }));
    });
  }

  /** Puts a sale that is open here back into the queue. */
  async release(sale: ParkedSale): Promise<void> {
    await this.on(sale, async ({ client }) => {
      await client.parkedSales.release(sale.id);
      this.tools.say(this.tools.localize.t('queue.released', { label: sale.label }));
    });
  }

  private async on(sale: ParkedSale, action: (scene: QueueScene) => Promise<void>): Promise<void> {
    const scene = this.tools.scene();
    if (!scene || this.isBusy) return;
    this.begin();
    this.busyId = sale.id;
    this.tools.onChange();
    try {
      await action(scene);
    } catch (error) {
      this.refuse(scene, error);
    } finally {
      this.busyId = null;
      this.tools.onChange();
    }
  }

  private refuse({ client }: QueueScene, thrown: unknown): void {
    const error = asRegularsError(thrown, 'not-found', 'The parked sale could not be changed.');
    // Whoever closed the pad knows.
    if (error.code === 'approval-cancelled') return;
    this.tools.onRefusal(error);
    this.say(this.tools.sentences.ofRefusal(error, client));
  }

  private begin(): void {
    this.failure = '';
  }

  private say(failure: string): void {
    this.failure = failure;
    if (failure !== '') this.tools.announcer.alert(failure);
    this.tools.onChange();
  }
}
