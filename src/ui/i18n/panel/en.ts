import type { WordArea } from '../words.js';

export const panelEn = {
  'panel.people': 'People',
  'panel.peopleOpen': 'People: find or add a customer',
  'panel.bar': 'Customer of this sale',
  'panel.search': 'Find a customer',
  'panel.new': 'New customer',
  'panel.edit': 'Edit Customer',
  'panel.close': 'Close',
  'panel.back': 'Back',
  'panel.discardTitle': 'Discard changes?',
  'panel.discardText': 'What you typed here has not been saved.',
  'panel.discard': 'Discard',
  'panel.keepEditing': 'Keep editing',
};

export type PanelWords = typeof panelEn;

export const panelWords: WordArea<PanelWords> = {
  area: 'panel',
  words: panelEn,
  givenFamily: {
    'panel.people': 'Customers',
    'panel.peopleOpen': 'Customers: find or add a customer',
    'panel.new': 'Add New Customer',
  },
};
