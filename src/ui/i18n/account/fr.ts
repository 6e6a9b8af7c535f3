import type { AccountWords } from './en.js';

export const accountFr: AccountWords = {
  'account.heading': 'Compte client',
  'account.empty': 'Aucun client pour cette vente',
  'account.emptyHint': 'Cherchez un client pour voir son compte ici.',
  'account.loading': 'Chargement du client',
  'account.gone': 'Ce client n’est plus là.',
  'account.menu': ({ name }) => `${name}, menu du client`,
  'account.history': 'Historique du client',
  'account.edit': 'Modifier le client',
  'account.clear': 'Retirer le client',
  'account.cleared': ({ name }) => `${name} n’est plus sur la vente`,
  'account.undo': 'Annuler',
  'account.undoHint': 'Pour revenir en arrière, appuyez sur Annuler dans les 10 secondes.',
  'account.restored': ({ name }) => `${name} est de nouveau sur la vente`,
  'account.alert.banned': 'Exclu du magasin',
  'account.alert.inactive': 'Désactivé\u00a0: aucune vente possible avec ce client',
  'account.alert.expired-identity': ({ date }) => `Pièce d’identité expirée le ${date}`,
  'account.alert.expired-medical': ({ date }) => `Carte médicale expirée le ${date}`,
  'account.alert.missing-medical': 'Aucun numéro médical',
  'account.alert.overspent': 'A dépensé plus que le solde',
  'account.alert.conflict': 'Modifié sur deux caisses\u00a0: vérifiez ce qui est juste',
};
