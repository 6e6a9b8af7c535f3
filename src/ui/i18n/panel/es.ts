import type { PanelWords } from './en.js';

export const panelEs: PanelWords = {
  'panel.people': 'Personas',
  'panel.bar': 'Cliente de esta venta',
  'panel.search': 'Buscar un cliente',
  'panel.new': 'Cliente nuevo',
  'panel.edit': 'Editar cliente',
  'panel.list': 'Clientes',
  'panel.history': 'Historial del cliente',
  'panel.loyalty': 'Puntos de fidelidad',
  'panel.credit': 'Crédito de la tienda',
  'panel.queue': 'Cola de ventas',
  'panel.close': 'Cerrar',
  'panel.back': 'Atrás',
  'panel.discardTitle': '¿Descartar los cambios?',
  'panel.discardText': 'Lo que ha escrito aquí no se ha guardado.',
  'panel.discard': 'Descartar',
  'panel.keepEditing': 'Seguir editando',
  'panel.draftKept': 'Un formulario de la venta anterior no se guardó.',
  'panel.draftContinue': 'Seguir con él',
  'panel.draftDrop': 'Descartarlo',
};

export const panelEsGivenFamily: Partial<PanelWords> = {
  'panel.people': 'Clientes',
  'panel.new': 'Añadir cliente nuevo',
};
