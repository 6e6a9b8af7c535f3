import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** A field that takes part in the host's form. */
export interface FormField extends ReactiveControllerHost, HTMLElement {
  name?: string | undefined;
  required: boolean;
  value: string | null;
}

/**
 * What the host's form knows of a field of ours: its value, whether it is missing, and its label.
 *
 * A label outside cannot name a field inside a shadow root, so that its text is handed in.
 */
export class FormValue implements ReactiveController {
  private readonly internals: ElementInternals;

  constructor(
    private readonly host: FormField,
    private readonly missing: () => string,
    private readonly anchor: () => HTMLElement | null,
  ) {
    this.internals = host.attachInternals();
    host.addController(this);
  }

  /** The text of the labels that the host wrote for the field. */
  get labelText(): string {
    return [...this.internals.labels].map((label) => label.textContent?.trim() ?? '').join(' ');
  }

  checkValidity(): boolean {
    return this.internals.checkValidity();
  }

  reportValidity(): boolean {
    return this.internals.reportValidity();
  }

  hostUpdated(): void {
    const { name, value, required } = this.host;
    this.internals.setFormValue(value === null ? null : named(name ?? '', value), value);
    const valueMissing = required && value === null;
    this.internals.setValidity({ valueMissing }, valueMissing ? this.missing() : '', this.anchor() ?? undefined);
  }
}

/** By name where there is one: a name given as a property is no attribute, and forms read only that. */
function named(name: string, value: string): FormData | string {
  if (name === '') return value;
  const entries = new FormData();
  entries.append(name, value);
  return entries;
}
