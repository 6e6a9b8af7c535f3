import type { PanelWords } from './en.js';

export const panelEs: PanelWords = {
  'panel.people': 'Personas',
  'panel.peopleOpen': 'Personas: buscar o añadir un cliente',
  'panel.bar': 'Cliente de esta venta',
  'panel.search': 'Buscar un cliente',
  'panel.new': 'Cliente nuevo',
  'panel.edit': 'Editar cliente',
  'panel.close': 'Cerrar',
  'panel.back': 'Atrás',
  'panel.discardTitle': '¿Descartar los cambios?',
  'panel.discardText': 'Lo que ha escrito aquí no se ha guardado.',
  'panel.discard': 'Descartar',
  'panel.keepEditing': 'Seguir editando',
};

export const panelEsGivenFamily: Partial<PanelWords> = {
  'panel.people': 'Clientes',
  'panel.peopleOpen': 'Clientes: buscar o añadir un cliente',
  'panel.new': 'Añadir cliente nuevo',
};
