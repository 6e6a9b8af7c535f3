import type { ConsentState } from '../../domain/consent.js';
import type { CustomerDetails, CustomerDraft } from '../../domain/customer.js';
import { numberOf } from './document-number.js';
import type { NumberChange } from './document-number.js';
import { draftOf } from './form-draft.js';
import type { FormState } from './form-draft.js';
import { draftValues } from './draft-values.js';
import { DOCUMENTS } from './form-fields.js';
import type { CustomName, DocumentKind, FieldName, FieldValue, FormSetting, TextName } from './form-fields.js';
import { choiceCounts, choiceOf, contactKey, shownState } from './opt-in.js';
import type { OptInChannel, OptInChoice } from './opt-in.js';
import { documentOf, storedValue } from './stored-values.js';

const CONTACTS = { sms: 'phone', email: 'email' } as const;

/**
 * What stands in a form: the stored customer, and over it what was typed.
 *
 * A field is changed when it does not say what is stored. Fields nobody touched follow the store; those that were
 * typed in stay as typed, and the form says that the store has moved on.
 */
export class FormModel implements FormState {
  /** What is stored; null for somebody new. */
  details: CustomerDetails | null = null;
  carried: CustomerDraft = {};
  readonly choices = new Map<OptInChannel, OptInChoice>();
  readonly numbers = new Map<DocumentKind, NumberChange>();
  private readonly typed = new Map<FieldName, FieldValue>();
  /** Filled in by a search, which still holds it: no loss if it goes. */
  private offered = false;
  private readonly overtaken = new Set<FieldName>();

  constructor(public setting: FormSetting) {}

  /** Whether there is work that would be lost. */
  get dirty(): boolean {
    return this.hasChanges && !this.offered;
  }

  /** Whether anything is not as stored, what a search has filled in among it. */
  get hasChanges(): boolean {
    const isNumberChanged = [...this.numbers.values()].some((change) => numberOf(change) !== undefined);
    return this.choices.size > 0 || isNumberChanged || [...this.typed.keys()].some((name) => this.isChanged(name));
  }

  text(name: TextName | CustomName): string {
    // One name is a whole name: what stood in the second field is kept, and back when the switch is off again.
    if (name === 'familyName' && this.flag('oneName')) return '';
    const value = this.valueOf(name);
    return typeof value === 'string' ? value : '';
  }

  flag(name: FieldName): boolean {
    return this.valueOf(name) === true;
  }

  isChanged(name: FieldName): boolean {
    const document = DOCUMENTS.find((fields) => fields.number === name);
    if (document && numberOf(this.numbers.get(document.kind)) !== undefined) return true;
    const shown = name === 'familyName' ? this.text(name) : this.valueOf(name);
    return shown !== storedValue(name, this.details, this.setting);
  }

  /** Whether a customer cannot be saved without this field. */
  isRequired(name: FieldName): boolean {
    return this.setting.required.has(name) && !(name === 'familyName' && this.flag('oneName'));
  }

  /** Whether nothing stands in the field, nor in the store behind a masked number. */
  isEmpty(name: FieldName): boolean {
    const document = DOCUMENTS.find((fields) => fields.number === name);
    const stored = document && documentOf(this.details, document);
    if (document && stored) {
      // What is not shown is taken to be there: the client knows.
      if (this.setting.hidesDocuments) return false;
      const change = this.numbers.get(document.kind);
      return change?.mode === 'remove' || (stored.numberLast4 === null && (change?.text.trim() ?? '') === '');
    }
    const value = name === 'familyName' ? this.text(name) : this.valueOf(name);
    return typeof value === 'string' && value.trim() === '';
  }

  /** Whether the field was changed elsewhere while something was typed here. */
  isOvertaken(name: FieldName): boolean {
    return this.overtaken.has(name) && this.isChanged(name);
  }

  /** What is stored, as the form would show it. */
  stored(name: FieldName): FieldValue {
    return storedValue(name, this.details, this.setting);
  }

  type(name: FieldName, value: FieldValue): void {
    this.offered = false;
    this.typed.set(name, value);
    this.forgetIfStored(name);
  }

  /** Puts a text into its usual form when a field is left; is no change where it already stood like that. */
  tidy(name: TextName, text: string): void {
    if (this.typed.has(name)) this.typed.set(name, text);
    this.forgetIfStored(name);
    this.adoptContact(name);
  }

  optIn(channel: OptInChannel): ConsentState {
    return shownState(channel, this.contact(channel), this.details, this.choices.get(channel));
  }

  /** Whether the switch stands as it was pressed, and not as it is on record. */
  isOptInChanged(channel: OptInChannel): boolean {
    const choice = this.choices.get(channel);
    return choice !== undefined && choiceCounts(channel, this.contact(channel), choice);
  }

  toggleOptIn(channel: OptInChannel, on: boolean): void {
    this.offered = false;
    const choice = choiceOf(channel, this.contact(channel), on, this.details);
    if (choice) this.choices.set(channel, choice);
    else this.choices.delete(channel);
  }

  changeNumber(kind: DocumentKind, change: NumberChange | null): void {
    if (change) this.numbers.set(kind, change);
    else this.numbers.delete(kind);
  }

  /** What `save` takes. */
  draft(): CustomerDraft {
    return draftOf(this);
  }

  /** Puts a draft over what is stored. One of a single field is what a search was asked for. */
  restore(draft: CustomerDraft): void {
    this.clearChanges();
    const { values, choices, numbers, carried } = draftValues(draft, this.setting);
    for (const [name, value] of values) this.typed.set(name, value);
    for (const [channel, choice] of choices) this.choices.set(channel, choice);
    for (const [kind, change] of numbers) this.numbers.set(kind, change);
    this.carried = carried;
    this.offered = Object.keys(draft).length === 1;
  }

  /** The stored customer has changed: untouched fields follow. */
  follow(details: CustomerDetails | null): void {
    const before = this.details;
    if (details && before?.customer.id === details.customer.id) {
      for (const name of this.typed.keys()) {
        if (storedValue(name, before, this.setting) !== storedValue(name, details, this.setting)) this.overtaken.add(name);
      }
    }
    this.details = details;
    for (const name of [...this.typed.keys()]) this.forgetIfStored(name);
  }

  /** Another customer, or what has been saved: nothing is typed any more. */
  show(details: CustomerDetails | null): void {
    this.details = details;
    this.clearChanges();
  }

  private valueOf(name: FieldName): FieldValue {
    return this.typed.get(name) ?? storedValue(name, this.details, this.setting);
  }

  /** What an opt-in is for: the text of the phone or the e-mail. */
  contact(channel: OptInChannel): string {
    return this.text(CONTACTS[channel]);
  }

  private forgetIfStored(name: FieldName): void {
    if (this.typed.get(name) === storedValue(name, this.details, this.setting)) {
      this.typed.delete(name);
      this.overtaken.delete(name);
    }
  }

  // A switch pressed before there was a number counts for the first one that is typed and left.
  private adoptContact(name: FieldName): void {
    for (const channel of ['sms', 'email'] as const) {
      const choice = this.choices.get(channel);
      if (CONTACTS[channel] !== name || choice?.contactPoint !== '') continue;
      this.choices.set(channel, { ...choice, contactPoint: contactKey(channel, this.contact(channel)) });
    }
  }

  private clearChanges(): void {
    this.typed.clear();
    this.choices.clear();
    this.numbers.clear();
    this.overtaken.clear();
    this.carried = {};
    this.offered = false;
  }
}
