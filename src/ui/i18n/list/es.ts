import type { AreaTexts } from '../words.js';
import type { ListWords } from './en.js';

export const listEs: AreaTexts<ListWords> = {
  words: {
    'list.title': 'Clientes',
    'list.new': 'Cliente nuevo',
    'list.filters': 'Filtros',
    'list.active': 'Activo',
    'list.inactive': 'Inactivo',
    'list.banned': 'Vetado',
    'list.hasPoints': 'Con puntos',
    'list.hasStoreCredit': 'Con crédito de tienda',
    'list.expiredId': 'Documento caducado',
    'list.total': ({ total }, { number, plural }) =>
      plural(total, { one: `${number(total)} cliente`, other: `${number(total)} clientes` }),
    'list.shown': '{shown} de {total}',
    'list.hidden': ({ hidden }, { number, plural }) =>
      plural(hidden, {
        one: `${number(hidden)} cliente oculto por los filtros`,
        other: `${number(hidden)} clientes ocultos por los filtros`,
      }),
    'list.clear': 'Quitar filtros',
    'list.name': 'Nombre',
    'list.phone': 'Teléfono',
    'list.email': 'Correo electrónico',
    'list.type': 'Tipo',
    'list.points': 'Puntos',
    'list.credit': 'Crédito de tienda',
    'list.status': 'Estado',
    'list.pointsOf': ({ points }, { number, plural }) =>
      plural(points, { one: `${number(points)} punto`, other: `${number(points)} puntos` }),
    'list.sort': 'Ordenar por',
    'list.sort.name': 'Nombre',
    'list.sort.created-at': 'Fecha de alta',
    'list.sort.last-sale-at': 'Última venta',
    'list.sort.points': 'Puntos',
    'list.descending': 'Orden descendente',
    'list.sorted': 'Ordenado por {by}, {order}.',
    'list.order.up': 'ascendente',
    'list.order.down': 'descendente',
    'list.none': 'Todavía no hay clientes.',
    'list.noneLeft': 'Ningún cliente cumple estos filtros.',
    'list.loading': 'Cargando clientes',
    'list.loadingRow': 'Cargando',
    'list.import': 'Importar clientes',
    'list.importing': 'Importando {name}',
    'list.importRows': ({ rows }, { number, plural }) =>
      plural(rows, { one: `${number(rows)} fila`, other: `${number(rows)} filas` }),
    'list.imported': '{name} se ha importado.',
    'list.importStopped': '{name} se detuvo. Las filas completas hasta ahí están guardadas.',
    'list.importUnreadable': '{name} no se pudo leer como lista de clientes. No se guardó nada. Elija un archivo CSV.',
    'list.importCreated': ({ count }, { number, plural }) =>
      plural(count, { one: `${number(count)} nuevo`, other: `${number(count)} nuevos` }),
    'list.importUpdated': ({ count }, { number, plural }) =>
      plural(count, { one: `${number(count)} cambiado`, other: `${number(count)} cambiados` }),
    'list.importUnchanged': ({ count }, { number }) => `${number(count)} ya estaban`,
    'list.importRefused': ({ count }, { number, plural }) =>
      plural(count, { one: `${number(count)} rechazado`, other: `${number(count)} rechazados` }),
    'list.importResume': 'Continuar',
    'list.importReport': 'Descargar informe',
  },
  givenFamily: { 'list.new': 'Añadir cliente nuevo' },
};
