import type { LoyaltyWords } from './en.js';

export const loyaltyEs: LoyaltyWords = {
  'loyalty.count': ({ points, label, note }, { number, plural }) =>
    `${number(points)}${note ? ` ${note},` : ''} ${label || plural(points, { one: 'punto de fidelidad', other: 'puntos de fidelidad' })}`,
  'loyalty.open': '{count}, ajustar',
  'loyalty.loading': 'Cargando los puntos de fidelidad',
  'loyalty.failed': 'No se pudieron leer los puntos de fidelidad',
  'loyalty.added': ({ points, balance }, { number, plural }) =>
    `${plural(points, { one: `${number(points)} punto añadido`, other: `${number(points)} puntos añadidos` })}. Saldo ${number(balance)}.`,
  'loyalty.removed': ({ points, balance }, { number, plural }) =>
    `${plural(points, { one: `${number(points)} punto quitado`, other: `${number(points)} puntos quitados` })}. Saldo ${number(balance)}.`,
  'loyalty.title': 'Puntos de fidelidad',
  'loyalty.add': 'Añadir puntos de fidelidad',
  'loyalty.remove': 'Quitar puntos de fidelidad',
  'loyalty.submitAdd': 'Añadir puntos',
  'loyalty.submitRemove': 'Quitar puntos',
  'loyalty.number': 'Número de puntos',
  'loyalty.willBe': '{before} puntos ahora, {after} después',
  'loyalty.required': 'Escriba el número de puntos.',
  'loyalty.unreadable': 'Los puntos son números enteros: solo cifras.',
  'loyalty.tooLarge': 'Es más de lo que se puede anotar de una vez. Escriba un número menor.',
  'loyalty.notEnough': ({ points }, { number, plural }) =>
    plural(points, { one: `Solo hay ${number(points)} punto.`, other: `Solo hay ${number(points)} puntos.` }),
  'loyalty.none': 'No hay puntos que quitar.',
  'loyalty.offer': 'Quitar {points}',
  'loyalty.overLimit': ({ points }, { number, plural }) =>
    `Este encargado puede aprobar hasta ${number(points)} ${plural(points, { one: 'punto', other: 'puntos' })}.`,
};
