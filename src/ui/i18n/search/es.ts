import type { Phrasing } from '../words.js';
import type { Found, SearchWords } from './en.js';
import type { SearchRemoteWords } from './remote-en.js';

export const searchEs: SearchWords & SearchRemoteWords = {
  'search.label': 'Buscar un cliente',
  'search.placeholder': 'Nombre, teléfono o correo',
  'search.clear': 'Borrar la búsqueda',
  'search.new': 'Cliente nuevo',
  'search.numbers': 'Teclado de números',
  'search.letters': 'Teclado de letras',
  'search.lost': 'La búsqueda no se ha cargado. Escriba otra vez.',
  'search.recent': 'Recientes',
  'search.list': 'Clientes',
  'search.create': 'Crear «{text}»',
  'search.none': 'Nadie coincide con «{text}».',
  'search.start': 'Busque un cliente por nombre, teléfono o correo.',
  'search.more': '{shown} de {total}, escriba más',
  'search.first': 'Se muestran {shown}, escriba más',
  'search.alike': 'Nadie coincide exactamente. Escritos de forma parecida:',
  'search.partial': 'Aún se están leyendo los clientes. Puede haber más.',
  'search.phone': 'Teléfono',
  'search.code': 'Código',
  'search.ending': 'teléfono terminado en {digits}',
  'search.choose':
    'Elija con las flechas. Intro por sí solo toma únicamente un teléfono, correo o código completo que tenga un solo cliente.',
  'search.attached': '{name} está en la venta.',
  'search.required': 'Elija un cliente.',
  'search.count': ({ total, shown, create, atLeast, corrected }: Found, { number, plural }: Phrasing) => {
    const none = total === 0 ? 'Ningún cliente' : '';
    const counted = `${atLeast ? 'al menos ' : ''}${plural(total, { one: '1 cliente', other: `${number(total)} clientes` })}`;
    const customers = none || `${corrected ? 'Nadie coincide exactamente; ' : ''}${counted}`;
    const cut = shown < total || atLeast ? `; se muestran ${number(shown)}, escriba más` : '';
    return `${customers}${cut}${create ? '; crear nuevo, al final' : ''}`;
  },
  'search.remote.group': 'Más en el servidor',
  'search.remote.asking': 'Buscando en el servidor…',
  'search.remote.none': 'Nadie más en el servidor.',
  'search.remote.failed': 'No se pudo consultar el servidor. Estos son los clientes de esta caja.',
  'search.remote.fetching': 'Trayendo este cliente del servidor…',
  'search.remote.not-fetched': 'El servidor no entregó este cliente. No se cambió nada. Vuelva a intentarlo.',
  'search.remote.count': ({ count }: { readonly count: number }, { number, plural }: Phrasing) =>
    count === 0
      ? 'Nadie más en el servidor.'
      : plural(count, { one: '1 cliente más en el servidor', other: `${number(count)} clientes más en el servidor` }),
};
