import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { describedBy, fieldFrame } from './field-frame.js';
import type { FieldFrame } from './field-frame.js';

export interface TextField extends FieldFrame {
  readonly value: string;
  readonly required?: boolean;
  readonly disabled?: boolean;
  readonly readOnly?: boolean;
  /** Which keys a touch keyboard shows; `text` where not given. */
  readonly keys?: 'text' | 'tel' | 'email' | 'numeric' | 'decimal';
  /** Whether the text runs left to right whatever the page does: phones, e-mails, numbers, codes. */
  readonly leftToRight?: boolean;
  readonly capitals?: 'words' | 'characters' | 'sentences' | 'none';
  /** Id of a `datalist` in the same root. */
  readonly suggestionsId?: string;
  /** A button that stands in the same row, such as *Show*. */
  readonly beside?: TemplateResult;
  /** Whether what is typed takes the place of the text as a whole, as of a masked one: focus selects it. */
  readonly typedOver?: boolean;
  readonly onInput: (value: string) => void;
  readonly onLeave?: () => void;
}

/**
 * One line of text.
 *
 * Always `type=text`: `number`, `date`, `tel` and `email` refuse, rewrite or swallow what was typed, and on a register
 * autofill would offer the last customer to the next.
 */
export function textField(field: TextField): TemplateResult {
  const input = html`<input
    class="input"
    part="input"
    id=${field.id}
    type="text"
    autocomplete="off"
    autocorrect="off"
    spellcheck="false"
    enterkeyhint="next"
    autocapitalize=${field.capitals ?? 'none'}
    inputmode=${field.keys ?? 'text'}
    dir=${field.leftToRight ? 'ltr' : field.value === '' ? nothing : 'auto'}
    list=${field.suggestionsId ?? nothing}
    aria-required=${field.required ? 'true' : nothing}
    aria-invalid=${field.problem ? 'true' : nothing}
    aria-describedby=${describedBy(field) ?? nothing}
    ?disabled=${field.disabled ?? false}
    ?readonly=${field.readOnly ?? false}
    .value=${live(field.value)}
    @input=${(event: Event) => {
      if (event.target instanceof HTMLInputElement) field.onInput(event.target.value);
    }}
    @focus=${({ target }: Event) => {
      if (field.typedOver && target instanceof HTMLInputElement) target.select();
    }}
    @blur=${() => field.onLeave?.()}
  />`;
  return fieldFrame(field, field.beside ? html`<div class="input-row">${input}${field.beside}</div>` : input);
}
