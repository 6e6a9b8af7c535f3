import type { CustomerClientSettings } from '../../domain/client-options.js';
import type { CustomerId } from '../../domain/id.js';
import type { NumberChange } from './document-number.js';
import type { DocumentKind, FieldName, FieldValue, FormSetting, TextName } from './form-fields.js';
import type { FormAccess } from './form-access.js';
import type { FormModel } from './form-model.js';
import type { FormLocalize } from './form-sentences.js';
import type { FormSession } from './form-session.js';
import type { OptInChannel } from './opt-in.js';

/** What the sections of the form draw from, and whom they tell. Made anew for each render. */
export interface FormScene {
  readonly model: FormModel;
  readonly session: FormSession;
  readonly setting: FormSetting;
  readonly settings: CustomerClientSettings;
  readonly access: FormAccess;
  /** Whether the host, or the customer's own state, keeps everything from being changed. */
  readonly isReadOnly: boolean;
  /** The sentence beside each opt-in switch: the one that goes into the evidence. */
  readonly wordings: Readonly<Record<OptInChannel, string>>;
  readonly localize: FormLocalize;
  /** Of the headings inside the form, 1 to 6. */
  readonly headingLevel: number;
  /** The field being typed in, which is not yet said in words. */
  readonly typingIn: FieldName | null;
  /** Why the status could not be written. */
  readonly statusRefusal: string;
  readonly actions: FormActions;
}

export interface FormActions {
  type(name: FieldName, value: FieldValue): void;
  leave(name: FieldName): void;
  optIn(channel: OptInChannel, on: boolean): void;
  setActive(isActive: boolean): void;
  reveal(kind: DocumentKind): void;
  hide(kind: DocumentKind): void;
  changeNumber(kind: DocumentKind, change: NumberChange | null, focusId?: string): void;
  useTheirs(name: FieldName): void;
  openCustomer(customerId: CustomerId): void;
}

/** Id of a field's control. */
export function controlId(name: FieldName): string {
  return `field-${name.replace(/[^\w.-]/g, '_')}`;
}

/** Fields that are required and that no section shows by itself. */
export function extraRequired({ setting, settings }: FormScene): TextName[] {
  const names: readonly TextName[] =
    setting.profile === 'full-name' ? ['givenName', 'familyName', 'nickname', 'code'] : ['nickname', 'code'];
  // Where only this element asks for a whole name, the register still wants both.
  const isStricter = setting.profile === 'full-name' && settings.profile === 'given-family';
  return names.filter((name) => setting.required.has(name) || (isStricter && (name === 'givenName' || name === 'familyName')));
}
