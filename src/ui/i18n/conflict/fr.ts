import type { ConflictWords } from './en.js';

export const conflictFr: ConflictWords = {
  'conflict.title': 'Modifié sur deux caisses',
  'conflict.text': 'Les deux valeurs ont été enregistrées. Choisissez la bonne\u00a0; l’autre disparaît.',
  'conflict.name': 'Nom',
  'conflict.identity-document': 'Pièce d’identité',
  'conflict.externalIds': 'Numéros dans d’autres systèmes',
  'conflict.shown': 'Affiché actuellement',
  'conflict.other': ({ register, time }) => `${register}, ${time}`,
  'conflict.otherRegister': 'Une autre caisse',
  'conflict.keep': 'Garder',
  'conflict.keepOf': ({ label, value }) => `Garder\u00a0: ${label}, ${value}`,
  'conflict.take': 'Prendre celle-ci',
  'conflict.takeOf': ({ label, value }) => `Prendre celle-ci\u00a0: ${label}, ${value}`,
  'conflict.settled': ({ label, value }) => `${label}\u00a0: ${value}`,
  'conflict.nothing': 'rien',
  'conflict.yes': 'oui',
  'conflict.no': 'non',
  'conflict.endsWith': ({ last4 }) => `se termine par ${last4}`,
  'conflict.expires': ({ date }) => `expire le ${date}`,
};
