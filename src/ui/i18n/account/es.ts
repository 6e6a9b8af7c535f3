import type { AccountWords } from './en.js';

export const accountEs: AccountWords = {
  'account.heading': 'Cuenta del cliente',
  'account.empty': 'Ningún cliente en esta venta',
  'account.emptyHint': 'Busque un cliente para ver su cuenta aquí.',
  'account.loading': 'Cargando el cliente',
  'account.gone': 'Este cliente ya no está aquí.',
  'account.menu': ({ name }) => `${name}, menú del cliente`,
  'account.history': 'Historial del cliente',
  'account.edit': 'Editar cliente',
  'account.clear': 'Quitar cliente',
  'account.cleared': ({ name }) => `${name} ya no está en la venta`,
  'account.undo': 'Deshacer',
  'account.undoHint': 'Para deshacer, pulse Deshacer en los próximos 10 segundos.',
  'account.restored': ({ name }) => `${name} está de nuevo en la venta`,
  'account.alert.banned': 'Vetado',
  'account.alert.inactive': 'Desactivado: no se pueden hacer ventas con este cliente',
  'account.alert.expired-identity': ({ date }) => `Documento caducado el ${date}`,
  'account.alert.expired-medical': ({ date }) => `Tarjeta médica caducada el ${date}`,
  'account.alert.missing-medical': 'Sin número médico',
  'account.alert.overspent': 'Ha gastado más de lo que había',
  'account.alert.conflict': 'Cambiado en dos cajas: compruebe qué es lo correcto',
};
