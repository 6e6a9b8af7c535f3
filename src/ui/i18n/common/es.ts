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
  'alert.expired-identity': 'Documento caducado',
  'alert.expired-medical': 'Tarjeta médica caducada',
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
  'error.grant-invalid': 'La aprobación del encargado ya se usó, es demasiado antigua o era para otra cosa. Pídala de nuevo.',
  'error.wrong-pin': 'Ningún encargado tiene este PIN. Inténtelo de nuevo.',
  'error.pin-locked': 'Demasiados PIN incorrectos en esta caja. Espere e inténtelo de nuevo.',
  'error.no-managers': 'Esta caja no tiene ningún encargado, así que nadie puede aprobar. Avise a quien la configuró.',
  'error.approval-unavailable': 'Ahora nadie puede aprobar en esta caja. No se cambió nada. Avise a quien la configuró.',
  'error.approval-cancelled': 'Nadie aprobó esto. No se cambió nada.',
  'error.insufficient-balance': 'No hay tanto en la cuenta. No se cambió nada. Tome menos.',
  'error.invalid-cart':
    'Este carrito no se puede guardar: es demasiado grande o no es como la caja lo espera. Sigue en la pantalla. Avise a quien configuró esta caja.',
  'error.claimed-elsewhere': 'Esta venta está abierta en otra caja.',
  'error.id-reused': 'Esto ya se hizo con otras cifras. No se cambió nada. Empiece de nuevo.',
  'error.offline-limit':
    'Esta caja está sin conexión y no puede dar más. No se cambió nada. Inténtelo de nuevo cuando haya conexión.',
  'error.no-cause': 'Esto necesita la aprobación de un encargado o una venta. No se cambió nada.',
  'error.cursor-expired': 'La lista ha cambiado. Ábrala de nuevo.',
  'error.key-lost': 'Esta caja ya no puede leer ese número. Escríbalo de nuevo.',
  'error.not-found': 'Este cliente ya no está aquí. Busque de nuevo.',
  'error.store-full': 'El almacenamiento de esta caja está lleno. No se guardó nada. Libere espacio e inténtelo de nuevo.',
  'error.store-damaged':
    'Una parte del almacenamiento de esta caja está dañada: este cliente no se puede leer. No se guardó nada. Avise a quien se ocupa de la caja.',
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
  'error.other': 'Algo salió mal. No se guardó nada. Inténtelo de nuevo.',
};
