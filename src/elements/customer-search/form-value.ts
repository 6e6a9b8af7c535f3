import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** A field that takes part in the host's form. */
export interface FormField extends ReactiveControllerHost, HTMLElement {
  name?: string | undefined;
  required: boolean;
  /** Whether it takes no part, also where the form does not know: a property is no attribute. */
  readonly isDisabled: boolean;
  value: string | null;
}

/** What the host's form knows of a field of ours: its value, and whether it is missing. */
export class FormValue implements ReactiveController {
  constructor(
    private readonly host: FormField,
    private readonly internals: ElementInternals,
    private readonly missing: () => string,
    private readonly anchor: () => HTMLElement | null,
  ) {
    host.addController(this);
  }

  hostUpdated(): void {
    const { name, value, required, isDisabled } = this.host;
    this.internals.setFormValue(isDisabled || value === null ? null : named(name ?? '', value), value);
    const valueMissing = required && !isDisabled && value === null;
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
