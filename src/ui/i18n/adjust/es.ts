import type { AdjustWords } from './en.js';

export const adjustEs: AdjustWords = {
  'adjust.nobody': 'No hay ningún cliente en esta venta.',
  'adjust.approval': 'Un encargado lo aprueba antes con un PIN.',
  'adjust.pinAgain': 'La aprobación caducó. Lo que escribió se conserva.',
  'adjust.pad': 'Teclado numérico',
  'adjust.delete': 'Borrar',
  'adjust.quick': 'Importes rápidos',
  'adjust.reason': 'Motivo',
  'adjust.reason.goodwill': 'Cortesía',
  'adjust.reason.correction': 'Corrección',
  'adjust.reason.promotion': 'Promoción',
  'adjust.reason.other': 'Otro',
  'adjust.reasonText': 'Otro motivo',
  'adjust.reasonRequired': 'Diga por qué en pocas palabras.',
  'adjust.saving': 'Guardando',
  'adjust.anotherPin': 'Pedir a otro encargado',
  'adjust.error.grant-invalid': 'La aprobación ya no vale. No se guardó nada. Pulse otra vez para el PIN.',
  'adjust.error.id-reused':
    'Esto ya se guardó, con lo que se escribió entonces. Mire el saldo y empiece de nuevo si no es correcto.',
  'adjust.error.insufficient-balance': 'Ya hay menos que eso. No se guardó nada. Arriba se ve lo que queda.',
  'adjust.error.no-managers': 'Ningún encargado puede aprobar aquí todavía. Avise a quien configuró esta caja.',
  'adjust.error.approval-unavailable': 'Nadie puede aprobar en este momento. No se guardó nada. Inténtelo de nuevo.',
  'adjust.error.not-found': 'Este cliente ya no está aquí. No se guardó nada.',
};
