import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { ScanEvent } from 'regulars';
import { openPlayground, playground } from './support/playground.js';

const meta: Meta = {
  title: 'Guides/Scanners',
  component: 'customer-provider',
};
export default meta;

/** From one key down to the next, as a USB scanner sends them. */
const MS_PER_KEY = 8;

/** Presses the keys of a scanner into the search. */
async function scan(page: ParentNode, text: string): Promise<void> {
  const field = page.querySelector('customer-search')?.shadowRoot?.querySelector('input');
  if (!field) return;
  field.focus();
  for (const key of [...text, 'Enter']) {
    const init: KeyboardEventInit = { key, bubbles: true, composed: true, cancelable: true };
    if (field.dispatchEvent(new KeyboardEvent('keydown', init)) && key !== 'Enter') type(field, key);
    field.dispatchEvent(new KeyboardEvent('keyup', init));
    await new Promise((resolve) => setTimeout(resolve, MS_PER_KEY));
  }
}

function type(field: HTMLInputElement, data: string): void {
  const init = { bubbles: true, composed: true, data, inputType: 'insertText' };
  field.dispatchEvent(new InputEvent('beforeinput', init));
  field.setRangeText(data, field.selectionStart ?? 0, field.selectionEnd ?? 0, 'end');
  field.dispatchEvent(new InputEvent('input', init));
}

const SCANS = [
  ['A code that nobody has', '4006381333931'],
  ['A driver’s license', '@ANSI 636026080102DL00410288ZA03290015DLDAQD12345678DCSSAMPLEDACJANEDBB01311970'],
] as const;

/** A scanner types into the search: its keys are taken out again and become one event. */
export const Playground: StoryObj = {
  loaders: [openPlayground],
  render: (_args, context) =>
    playground(context, () => {
      const onScan = (event: Event): void => {
        const page = event.currentTarget;
        if (!(page instanceof HTMLElement) || !(event instanceof ScanEvent)) return;
        const line = page.querySelector('output');
        if (line) line.textContent = `scan: ${event.code ?? 'null'}`;
      };
      return html`<customer-provider storage="memory" database="story-scanner" locale="en" @scan=${onScan}>
        <customer-search></customer-search>
        <p>
          ${SCANS.map(
            ([name, text]) =>
              html`<button
                type="button"
                @click=${(event: Event) => {
                  const { target } = event;
                  if (target instanceof Element && target.parentElement?.parentElement)
                    void scan(target.parentElement.parentElement, text);
                }}
              >
                ${name}
              </button> `,
          )}
        </p>
        <output></output>
      </customer-provider>`;
    }),
};
