import type { WordArea } from '../words.js';

export const panelEn = {
  'panel.people': 'People',
  'panel.bar': 'Customer of this sale',
  'panel.search': 'Find a customer',
  'panel.new': 'New customer',
  'panel.edit': 'Edit Customer',
  'panel.list': 'Customers',
  'panel.history': 'Customer History',
  'panel.loyalty': 'Loyalty points',
  'panel.credit': 'Store credit',
  'panel.queue': 'Sale queue',
  'panel.close': 'Close',
  'panel.back': 'Back',
  'panel.discardTitle': 'Discard changes?',
  'panel.discardText': 'What you typed here has not been saved.',
  'panel.discard': 'Discard',
  'panel.keepEditing': 'Keep editing',
  'panel.draftKept': 'A form from the last sale was not saved.',
  'panel.draftContinue': 'Go on with it',
  'panel.draftDrop': 'Discard it',
};

export type PanelWords = typeof panelEn;

export const panelWords: WordArea<PanelWords> = {
  area: 'panel',
  words: panelEn,
  givenFamily: {
    'panel.people': 'Customers',
    'panel.new': 'Add New Customer',
  },
};
