import type { CommonWords } from './en.js';

export const commonEs: CommonWords = {
  'common.close': 'Cerrar',
  'common.back': 'Atrás',
  'common.cancel': 'Cancelar',
  'common.ok': 'Aceptar',
  'common.undo': 'Deshacer',
  'common.tryAgain': 'Intentar de nuevo',
  'common.loading': 'Cargando',
  'common.noName': 'Sin nombre',
  'alert.inactive': 'Inactivo',
  'alert.banned': 'Vetado',
  'alert.expired-identity': 'Identificación vencida',
  'alert.expired-medical': 'Tarjeta médica vencida',
  'alert.missing-medical': 'Sin número médico',
  'alert.overspent': 'Saldo excedido',
  'alert.conflict': 'Cambiado en dos cajas',
  'store.memory':
    'Este navegador no deja que la caja guarde clientes: se pierden al cerrar o recargar la página. Permita el almacenamiento de esta página antes de continuar.',
  'error.inactive-customer':
    'Este cliente está desactivado. No se pueden hacer transacciones con él hasta que alguien lo active.',
  'error.banned-customer': 'Este cliente está vetado en la tienda y no puede ponerse en la venta.',
  'error.refused-by-host': 'No se permitió. La venta queda como estaba.',
  'error.locked': 'Esta caja está bloqueada. Inicie sesión para continuar.',
  'error.not-allowed': 'No tiene permiso para hacer esto. Pida ayuda a un encargado.',
  'error.grant-required': 'Un encargado tiene que aprobar esto.',
  'error.not-found': 'Este cliente ya no está aquí. Busque de nuevo.',
  'error.store-full': 'El almacenamiento de esta caja está lleno. No se guardó nada. Libere espacio e intente de nuevo.',
  'error.store-lost': 'El almacenamiento de esta caja no responde. No se guardó nada. Recargue la página.',
  'error.store-blocked': 'Otra pestaña usa otra versión de esta caja. Cierre esa pestaña y recargue esta página.',
  'error.store-denied':
    'Este navegador no deja que la caja guarde clientes. Permita el almacenamiento de esta página y recárguela.',
  'error.store-newer': 'Los clientes se guardaron con una versión más nueva de esta caja. Recargue la página para obtenerla.',
  'error.wrong-merchant':
    'Los clientes guardados aquí son de otro comercio. No se abrió nada. Avise a quien configuró esta caja.',
  'error.invalid-config': 'Esta caja no está bien configurada. Avise a quien la configuró: {path}.',
  'error.ambiguous-provider': 'Esta parte no sabe a qué caja pertenece. Avise a quien la configuró.',
  'error.late-provider': 'Esta caja se configuró demasiado tarde. Recargue la página.',
  'error.other': 'Algo salió mal. No se guardó nada. Intente de nuevo.',
};
