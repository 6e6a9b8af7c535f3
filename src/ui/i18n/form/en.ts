import type { Phrasing, WordArea } from '../words.js';

interface DateWords {
  /** In words already. */
  readonly date: string;
}

interface Birth extends DateWords {
  /** Whole years. */
  readonly age: number;
}

export const formEn = {
  'form.titleNew': 'New customer',
  'form.titleEdit': 'Edit customer',
  'form.loading': 'Loading the customer',
  'form.unknown': 'This customer is no longer here. Search again.',
  'form.optional': '(Optional)',

  'form.displayName': 'Full Name or Nickname',
  'form.givenName': 'First Name',
  'form.familyName': 'Last Name',
  'form.nickname': 'Nickname',
  'form.oneName': 'This person has one name',
  'form.phone': 'Phone #',
  'form.optInSms': 'Opt-In SMS',
  'form.email': 'Email',
  'form.optInEmail': 'Opt-In Email',
  'form.code': 'Loyalty Card',
  'form.birthDate': 'Date of Birth',
  'form.customerType': 'Customer Type',
  'form.details': 'Customer Details',
  'form.detailsHelp': 'License, address, notes and more. Off hides them and keeps what they hold.',
  'form.license': 'Drivers License',
  'form.licenseNumber': 'Drivers License Number',
  'form.licenseRegion': 'Drivers License State',
  'form.licenseExpiresOn': 'Drivers License Expiration Date',
  'form.medical': 'Medical',
  'form.medicalNumber': 'Medical Number',
  'form.medicalExpiresOn': 'Medical Expiration Date',
  'form.address': 'Address',
  'form.line1': 'Street Address',
  'form.line2': 'Apartment or Suite',
  'form.city': 'City',
  'form.region': 'State',
  'form.postalCode': 'ZIP Code',
  'form.country': 'Country',
  'form.note': 'Notes',
  'form.more': 'More',
  'form.noChoice': 'Not chosen',

  'form.type.retail': 'Retail',
  'form.type.medical': 'Medical',
  'form.type.wholesale': 'Wholesale',
  'form.type.employee': 'Employee',

  'form.optIn.subscribed': 'Opted in',
  'form.optIn.pending': 'Waiting for confirmation',
  'form.optIn.unsubscribed': 'Opted out',
  'form.optIn.not-asked': 'Not asked',

  'form.date.mdy': 'Month, day, year',
  'form.date.dmy': 'Day, month, year',
  'form.date.ymd': 'Year, month, day',
  'form.birthWords': ({ date, age }: Birth) => `${date} · ${age}`,
  'form.expired': ({ date }: DateWords) => `Expired on ${date}. Saved all the same.`,

  'form.show': 'Show',
  'form.hide': 'Hide',
  'form.change': 'Change',
  'form.remove': 'Remove',
  'form.keep': 'Keep',
  'form.showNumber': ({ label }: { label: string }) => `Show ${label}`,
  'form.hideNumber': ({ label }: { label: string }) => `Hide ${label}`,
  'form.changeNumber': ({ label }: { label: string }) => `Change ${label}`,
  'form.removeNumber': ({ label }: { label: string }) => `Remove ${label}`,
  'form.keepNumber': ({ label }: { label: string }) => `Keep ${label}`,
  'form.endsWith': ({ last4 }: { last4: string }) => `ends with ${last4}`,
  'form.numberKept': 'Left empty, the stored number stays.',
  'form.numberRemoved': 'Goes when you save.',
  'form.numberLost': 'This register can no longer read the number. Type it again.',
  'form.documentHidden': 'There is one already. What you type takes the place of what stands in it, with a manager’s PIN.',
  'form.typedOver': 'Shown to managers alone. What you type takes its place, with a manager’s PIN.',

  'form.active': 'Active',
  'form.inactive': 'Inactive',
  'form.banned': 'Banned',
  'form.bannedBecause': ({ reason }: { reason: string }) => `Banned: ${reason}`,
  'form.merged': 'This customer was merged into another one.',
  'form.statusFailed': ({ why }: { why: string }) => `The status stays as it was. ${why}`,
  'form.warnActive':
    'This Customer is ACTIVE! Transactions can be made with this Customer. To disallow transactions with this Customer you will need to deactivate them.',
  'form.warnDeactivated':
    'This Customer is DEACTIVATED! Transactions cannot be made with this Customer. To allow transactions with this Customer you will need to activate them.',

  'form.required.displayName': 'Enter a name or nickname.',
  'form.required.givenName': 'Enter a first name.',
  'form.required.familyName': 'Enter a last name, or tick “This person has one name”.',
  'form.required.phone': 'Enter a phone number.',
  'form.required.email': 'Enter an e-mail address.',
  'form.required.other': ({ label }: { label: string }) => `Enter ${label}.`,
  'form.invalid.phone': 'This is no whole phone number. Check the digits, or begin with + and the country.',
  'form.invalid.email': 'This is no e-mail address. It reads like ana@example.com.',
  'form.invalid.date': ({ example }: { example: string }) => `This is no date. Type it like ${example}.`,
  'form.invalid.number': 'This is no number. Type digits alone.',
  'form.invalid.other': 'This cannot be saved as it stands. Check it.',
  'form.future': 'A date of birth cannot be in the future.',
  'form.too-long': 'This is too long. Shorten it.',
  'form.optInWithout.sms': 'Opt-In SMS is on. Enter the phone number it is for, or switch it off.',
  'form.optInWithout.email': 'Opt-In Email is on. Enter the e-mail address it is for, or switch it off.',
  'form.duplicate-phone': 'Another customer already has this phone number.',
  'form.duplicate-email': 'Another customer already has this e-mail address.',
  'form.openDuplicate': ({ name }: { name: string }) => `Open ${name}`,
  'form.overtaken': ({ value }: { value: string }) =>
    value === ''
      ? 'Emptied elsewhere meanwhile. What you typed is kept.'
      : `Changed elsewhere to “${value}”. What you typed is kept.`,
  'form.useTheirs': 'Use that',
  'form.theirs': ({ label }: { label: string }) => `Use what was entered elsewhere for ${label}`,

  'form.problems': ({ count }: { count: number }, { number, plural }: Phrasing) =>
    plural(count, { one: 'One thing to put right', other: `${number(count)} things to put right` }),
  'form.problemLine': ({ label, sentence }: { label: string; sentence: string }) => `${label}: ${sentence}`,

  'form.save': 'Save',
  'form.saving': 'Saving…',
  'form.saved': 'Saved on this register.',
  'form.cancel': 'Cancel',
  'form.notAttached': 'Saved on this register, but not put on the sale.',
  'form.ok': 'OK',
  'form.lookOnly': 'Only to look at: you are not allowed to change customers.',
  'form.notSaved': 'Not saved. What you typed is still here.',
  'form.unsaved.title': 'Discard changes?',
  'form.unsaved.text': 'What you typed has not been saved.',
  'form.unsaved.discard': 'Discard',
  'form.unsaved.keep': 'Keep editing',
};

export type FormWords = typeof formEn;

export const formWords: WordArea<FormWords> = {
  area: 'form',
  words: formEn,
  // The words of the registers that ask for first and last name.
  givenFamily: { 'form.phone': 'Phone Number' },
};
