import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { Ref } from 'lit/directives/ref.js';
import type { LocalizeController } from '../../context/localize-controller.js';
import type { ApprovalWords } from '../../ui/i18n/approval/en.js';
import type { CommonWords } from '../../ui/i18n/common/en.js';
import { erase, icon } from '../../ui/icons.js';
import type { AskedWords } from './asked-words.js';

/** What is shown of a pad. */
export interface PadScene {
  readonly localize: LocalizeController<ApprovalWords>;
  readonly commonWords: LocalizeController<CommonWords>;
  readonly asked: AskedWords;
  /** `none`: nobody can approve here, so that there is nothing to type. */
  readonly state: 'ready' | 'checking' | 'locked' | 'none';
  /** How many digits are typed. */
  readonly count: number;
  /** What went wrong; empty where nothing did. */
  readonly sentence: string;
  /** Time left, while it is locked. */
  readonly timeLeft: string;
  readonly headingLevel: number;
  readonly field: Ref<HTMLInputElement>;
  readonly cancelButton: Ref<HTMLButtonElement>;
}

/** What can be done on a pad. */
export interface PadActions {
  press(digit: string): void;
  delete(): void;
  send(): void;
  cancel(): void;
}

export const TITLE_ID = 'pin-title';
export const ASKED_ID = 'pin-asked';
const SENTENCE_ID = 'pin-sentence';
const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

export function padView(scene: PadScene, actions: PadActions): TemplateResult {
  const { localize, commonWords, asked, state, headingLevel, sentence } = scene;
  return html`<div class=${`pad ${state}`} aria-busy=${state === 'checking' ? 'true' : 'false'}>
    <div class="title" id=${TITLE_ID} part="heading" role="heading" aria-level=${headingLevel}>
      <slot name="heading">${localize.t('approval.title')}</slot>
    </div>
    <div class="asked" id=${ASKED_ID}>
      <span>${asked.action}</span>
      ${asked.figure === null ? nothing : html`<bdi class="figure">${asked.figure}</bdi>`}
      ${asked.note === null ? nothing : html`<bdi>${asked.note}</bdi>`}
    </div>
    ${
      state === 'none'
        ? html`<p class="sentence" part="error"><slot name="error">${sentence}</slot></p>`
        : html`${display(scene)} ${line(scene)} ${keys(scene, actions)}`
    }
    <div class="actions">
      <button type="button" class="button plain cancel" ${ref(scene.cancelButton)} @click=${() => actions.cancel()}>
        ${commonWords.t('common.cancel')}
      </button>
      <slot name="actions"></slot>
    </div>
  </div>`;
}

/** The field holds bullets alone: what is typed goes elsewhere, and nothing else gets in. */
function display({ localize, count, field }: PadScene): TemplateResult {
  const bullets = '•'.repeat(count);
  return html`<div class="display" part="display">
    ${
      count === 0
        ? html`<span class="hint" aria-hidden="true">${localize.t('approval.hint')}</span>`
        : html`<span class="rings" aria-hidden="true">${Array.from(bullets, () => html`<span class="ring"></span>`)}</span>`
    }
    <input
      class="field"
      type="text"
      inputmode="none"
      autocomplete="off"
      autocapitalize="off"
      autocorrect="off"
      spellcheck="false"
      ${ref(field)}
      aria-label=${localize.t('approval.field')}
      aria-describedby=${SENTENCE_ID}
      .value=${bullets}
      @beforeinput=${(event: Event) => {
        event.preventDefault();
      }}
      @input=${(event: Event) => {
        // What could not be cancelled: autofill, and an input method in some browsers.
        if (event.target instanceof HTMLInputElement) event.target.value = bullets;
      }}
      @drop=${(event: Event) => {
        event.preventDefault();
      }}
    />
  </div>`;
}

function line({ localize, state, sentence, timeLeft }: PadScene): TemplateResult {
  if (state === 'locked') {
    return html`<p class="sentence lockout" id=${SENTENCE_ID} part="lockout" role="timer" aria-live="off">
      ${localize.t('approval.lockedFor', { time: timeLeft })}
    </p>`;
  }
  return html`<p class="sentence" id=${SENTENCE_ID} part="error"><slot name="error">${sentence}</slot></p>`;
}

/** Where telephones have them. A press leaves focus in the field, so that Enter behind it sends and repeats nothing. */
function keys({ localize, commonWords, state }: PadScene, actions: PadActions): TemplateResult {
  const isIdle = state === 'ready';
  const key = (content: unknown, onClick: () => void, label?: string, className = '') =>
    html`<button
      type="button"
      class=${`key ${className}`}
      part="key"
      aria-label=${label ?? nothing}
      aria-disabled=${isIdle ? nothing : 'true'}
      @pointerdown=${stay}
      @mousedown=${stay}
      @click=${onClick}
    >
      ${content}
    </button>`;
  const digit = (text: string) =>
    key(text, () => {
      actions.press(text);
    });
  return html`<div class="keys digits">${DIGITS.map(digit)}</div>
    <div class="keys">
      ${key(commonWords.t('common.ok'), () => actions.send(), undefined, 'send')} ${digit('0')}
      ${key(icon(erase, { points: true }), () => actions.delete(), localize.t('approval.delete'))}
    </div>`;
}

function stay(event: Event): void {
  event.preventDefault();
}
