import type { ApprovalWords } from './en.js';

export const approvalFr: ApprovalWords = {
  'approval.title': 'Saisissez le PIN du responsable',
  'approval.field': 'PIN du responsable',
  'approval.hint': '4 à 8 chiffres',
  'approval.delete': 'Effacer',
  'approval.typed': ({ count }, { plural }) =>
    plural(count, { one: `${String(count)} chiffre`, other: `${String(count)} chiffres` }),
  'approval.none': 'Aucun chiffre',
  'approval.checking': 'Vérification du PIN',
  'approval.tooShort': 'Un PIN compte 4 à 8 chiffres.',
  'approval.scanned': 'Un code lu n’est pas un PIN. Tapez-le ou utilisez les touches.',
  'approval.notAllowed': 'Ce responsable ne peut pas approuver cela, ou pas autant. Demandez à un autre responsable.',
  'approval.lockedFor': ({ time }) => `Réessayez dans ${time}`,
  'approval.lockedSpoken': ({ count }, { plural, number }) =>
    `Trop de PIN erronés. Réessayez dans ${plural(count, { one: `${number(count)} seconde`, other: `${number(count)} secondes` })}.`,
  'approval.unlocked': 'Vous pouvez réessayer.',
  'approval.points': ({ count }, { plural, number }) =>
    plural(count, { one: `${number(count)} point`, other: `${number(count)} points` }),
  'approval.action.loyalty-add': 'Ajouter des points de fidélité',
  'approval.action.loyalty-remove': 'Retirer des points de fidélité',
  'approval.action.credit-issue': 'Accorder un avoir',
  'approval.action.credit-use': 'Utiliser un avoir',
  'approval.action.balance-import': 'Importer des soldes',
  'approval.action.create': 'Créer un client',
  'approval.action.edit': 'Modifier un client',
  'approval.action.contacts': 'Modifier le téléphone ou l’e-mail',
  'approval.action.documents': 'Modifier les pièces d’identité',
  'approval.action.history': 'Voir l’historique',
  'approval.action.status': 'Activer, désactiver ou exclure un client',
  'approval.action.loyalty': 'Modifier les points de fidélité',
  'approval.action.credit': 'Modifier un avoir',
  'approval.action.park': 'Enregistrer une vente',
  'approval.action.resume': 'Reprendre une vente',
  'approval.action.export': 'Exporter des clients',
  'approval.action.erase': 'Effacer un client',
  'approval.action.overrides': 'Une exception',
};
