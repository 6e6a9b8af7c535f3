import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { conflictLabel, conflictValue } from '../../context/conflict-value.js';
import type { ConflictSpeech } from '../../context/conflict-value.js';
import { LocalizeController } from '../../context/localize-controller.js';
import type { SpeakingElement } from '../../context/localize-controller.js';
import { asRegularsError } from '../../domain/errors.js';
import type { FieldConflict } from '../../domain/customer.js';
import type { Id } from '../../domain/id.js';
import { permissionOf } from '../../domain/policy.js';
import { conflictWords } from '../../ui/i18n/conflict/en.js';
import type { ConflictWords } from '../../ui/i18n/conflict/en.js';
import { timeOf } from '../../ui/i18n/time-text.js';
import { icon, warning } from '../../ui/icons.js';
import { conflictStyles } from '../../ui/theme/conflict-styles.js';
import { controlId } from './form-scene.js';
import type { FormScene } from './form-scene.js';

const TITLE_ID = 'conflicts';

export interface ConflictTools {
  /** Says what is settled. */
  readonly say: (text: string) => void;
  /** Shows a failure, speaks it and tells the host. */
  readonly refuse: (error: unknown) => void;
  /** Gives focus to a control once it is there. */
  readonly focus: (controlId: string) => void;
}

/** Fields that two registers have changed: both values, and a tap that settles which one is right. */
export class ConflictSection {
  private readonly words: LocalizeController<ConflictWords>;
  /** The one that is being settled. */
  private busyId: Id | null = null;

  constructor(
    private readonly host: SpeakingElement & { readonly renderRoot: HTMLElement | DocumentFragment },
    private readonly tools: ConflictTools,
  ) {
    this.words = new LocalizeController(host, conflictWords);
    const { renderRoot } = host;
    const sheet = conflictStyles.styleSheet;
    // A form without conflicts does not carry these.
    if (renderRoot instanceof ShadowRoot && sheet) renderRoot.adoptedStyleSheets = [...renderRoot.adoptedStyleSheets, sheet];
  }

  render(scene: FormScene): TemplateResult | typeof nothing {
    const conflicts = seenConflicts(scene);
    if (conflicts.length === 0) return nothing;
    const { words } = this;
    return html`<div class="section conflicts" part="section section-conflicts" role="group" aria-labelledby=${TITLE_ID}>
      <div class="conflicts-title">
        ${icon(warning)}
        <span id=${TITLE_ID} role="heading" aria-level=${Math.min(scene.headingLevel + 1, 6)} tabindex="-1">${words.t('conflict.title')}</span>
      </div>
      <p>${words.t('conflict.text')}</p>
      ${conflicts.map((conflict) => this.renderConflict(conflict, scene))}
    </div>`;
  }

  private renderConflict(conflict: FieldConflict, scene: FormScene): TemplateResult {
    const { words } = this;
    const { at, otherRegister } = conflict;
    const { environment, timeZone } = scene.settings;
    const label = conflictLabel(conflict, this.speechOf(scene));
    const time = timeOf(at, environment.clock.now(), timeZone, words.locale);
    const register = otherRegister.name ?? words.t('conflict.otherRegister');
    return html`<div
      class="conflict-field"
      part="conflict"
      role="group"
      aria-label=${label}
      aria-busy=${conflict.id === this.busyId ? 'true' : 'false'}
    >
      <div class="conflict-label" aria-hidden="true">${label}</div>
      ${this.renderValue(conflict, 'shown', words.t('conflict.shown'), scene)}
      ${this.renderValue(conflict, 'other', words.t('conflict.other', { register, time }), scene)}
    </div>`;
  }

  private renderValue(conflict: FieldConflict, pick: 'shown' | 'other', from: string, scene: FormScene): TemplateResult {
    const { words } = this;
    const value = conflictValue(conflict, pick, this.speechOf(scene));
    const label = conflictLabel(conflict, this.speechOf(scene));
    return html`<div class="conflict-value">
      <div class="conflict-text">
        <bdi>${value}</bdi>
        <span class="conflict-from"><bdi>${from}</bdi></span>
      </div>
      ${
        maySettle(scene)
          ? html`<button
              type="button"
              class="button"
              aria-label=${words.t(pick === 'shown' ? 'conflict.keepOf' : 'conflict.takeOf', { label, value })}
              @click=${() => void this.settle(conflict, pick, scene)}
            >
              ${words.t(pick === 'shown' ? 'conflict.keep' : 'conflict.take')}
            </button>`
          : nothing
      }
    </div>`;
  }

  private speechOf({ localize: form, settings }: FormScene): ConflictSpeech {
    return { words: this.words, form, settings };
  }

  private async settle(conflict: FieldConflict, pick: 'shown' | 'other', scene: FormScene): Promise<void> {
    const { client } = this.host.link;
    const { model } = scene;
    const customerId = model.details?.customer.id;
    if (!client || customerId === undefined || this.busyId !== null) return;
    const speech = this.speechOf(scene);
    const value = conflictValue(conflict, pick, speech);
    const label = conflictLabel(conflict, speech);
    this.busyId = conflict.id;
    this.host.requestUpdate();
    try {
      const customer = await client.resolveConflict(customerId, conflict.id, pick);
      // Another customer may have come meanwhile.
      if (model.details?.customer.id === customerId) model.follow({ ...model.details, customer });
      this.tools.say(this.words.t('conflict.settled', { label, value }));
      const name = scene.setting.profile === 'full-name' ? 'displayName' : 'givenName';
      this.tools.focus(seenConflicts(scene).length > 0 ? TITLE_ID : controlId(name));
    } catch (error) {
      this.tools.refuse(asRegularsError(error, 'store-lost', 'The conflict could not be settled.'));
    } finally {
      this.busyId = null;
      this.host.requestUpdate();
    }
  }
}

/** What this cashier may see: one value beside the other would tell what a field hides. */
function seenConflicts({ model, access }: FormScene): readonly FieldConflict[] {
  const { conflicts = [] } = model.details?.customer ?? {};
  return conflicts.filter(({ group }) => {
    if (group === 'phone' || group === 'email') return access.contacts === 'shown';
    return group === 'identity-document' ? access.documents === 'shown' : true;
  });
}

/** Settling takes no grant: who needs a manager to edit looks only. */
function maySettle({ access, settings }: FormScene): boolean {
  return access.edit && permissionOf(settings.cashier, 'edit') === 'yes';
}
