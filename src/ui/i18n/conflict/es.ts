import type { ConflictWords } from './en.js';

export const conflictEs: ConflictWords = {
  'conflict.title': 'Cambiado en dos cajas',
  'conflict.text': 'Se guardaron los dos valores. Elija el correcto; el otro se quita.',
  'conflict.name': 'Nombre',
  'conflict.identity-document': 'Documento',
  'conflict.externalIds': 'Números en otros sistemas',
  'conflict.shown': 'Se muestra ahora',
  'conflict.other': ({ register, time }) => `${register}, ${time}`,
  'conflict.otherRegister': 'Otra caja',
  'conflict.keep': 'Conservar',
  'conflict.keepOf': ({ label, value }) => `Conservar: ${label}, ${value}`,
  'conflict.take': 'Usar este',
  'conflict.takeOf': ({ label, value }) => `Usar este: ${label}, ${value}`,
  'conflict.settled': ({ label, value }) => `${label}: ${value}`,
  'conflict.nothing': 'nada',
  'conflict.yes': 'sí',
  'conflict.no': 'no',
  'conflict.endsWith': ({ last4 }) => `termina en ${last4}`,
  'conflict.expires': ({ date }) => `caduca el ${date}`,
};
