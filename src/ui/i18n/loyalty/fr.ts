import type { LoyaltyWords } from './en.js';

export const loyaltyFr: LoyaltyWords = {
  'loyalty.count': ({ points, label, note }, { number, plural }) =>
    `${number(points)}${note ? ` ${note},` : ''} ${label || plural(points, { one: 'point de fidélité', other: 'points de fidélité' })}`,
  'loyalty.open': '{count}, ajuster',
  'loyalty.loading': 'Chargement des points de fidélité',
  'loyalty.failed': 'Les points de fidélité n’ont pas pu être lus',
  'loyalty.added': ({ points, balance }, { number, plural }) =>
    `${plural(points, { one: `${number(points)} point ajouté`, other: `${number(points)} points ajoutés` })}. Solde ${number(balance)}.`,
  'loyalty.removed': ({ points, balance }, { number, plural }) =>
    `${plural(points, { one: `${number(points)} point retiré`, other: `${number(points)} points retirés` })}. Solde ${number(balance)}.`,
  'loyalty.title': 'Points de fidélité',
  'loyalty.add': 'Ajouter des points de fidélité',
  'loyalty.remove': 'Retirer des points de fidélité',
  'loyalty.submitAdd': 'Ajouter les points',
  'loyalty.submitRemove': 'Retirer les points',
  'loyalty.number': 'Nombre de points',
  'loyalty.willBe': '{before} points maintenant, {after} après',
  'loyalty.required': 'Saisissez le nombre de points.',
  'loyalty.unreadable': 'Les points sont des nombres entiers\u00a0: des chiffres seulement.',
  'loyalty.tooLarge': 'C’est plus que ce qui peut être inscrit en une fois. Saisissez un nombre plus petit.',
  'loyalty.notEnough': ({ points }, { number, plural }) =>
    plural(points, { one: `Il n’y a que ${number(points)} point.`, other: `Il n’y a que ${number(points)} points.` }),
  'loyalty.none': 'Il n’y a pas de points à retirer.',
  'loyalty.offer': 'Retirer {points}',
  'loyalty.overLimit': ({ points }, { number, plural }) =>
    `Ce responsable peut approuver jusqu’à ${number(points)} ${plural(points, { one: 'point', other: 'points' })}.`,
};
