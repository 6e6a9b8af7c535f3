import type { AdjustWords } from './en.js';

export const adjustFr: AdjustWords = {
  'adjust.nobody': 'Aucun client dans cette vente.',
  'adjust.approval': 'Un responsable l’approuve d’abord avec un code PIN.',
  'adjust.pinAgain': 'L’approbation a expiré. Ce que vous avez saisi est conservé.',
  'adjust.pad': 'Pavé numérique',
  'adjust.delete': 'Effacer',
  'adjust.quick': 'Montants rapides',
  'adjust.reason': 'Motif',
  'adjust.reason.goodwill': 'Geste commercial',
  'adjust.reason.correction': 'Correction',
  'adjust.reason.promotion': 'Promotion',
  'adjust.reason.other': 'Autre',
  'adjust.reasonText': 'Autre motif',
  'adjust.reasonRequired': 'Dites pourquoi en quelques mots.',
  'adjust.saving': 'Enregistrement',
  'adjust.anotherPin': 'Demander à un autre responsable',
  'adjust.error.grant-invalid': 'L’approbation ne vaut plus. Rien n’a été enregistré. Appuyez à nouveau pour saisir le code PIN.',
  'adjust.error.id-reused':
    'Cela a déjà été enregistré, avec ce qui était saisi alors. Regardez le solde et recommencez s’il n’est pas juste.',
  'adjust.error.insufficient-balance': 'Il y a moins que cela désormais. Rien n’a été enregistré. Le reste s’affiche plus haut.',
  'adjust.error.no-managers':
    'Aucun responsable ne peut encore approuver ici. Prévenez la personne qui a configuré cette caisse.',
  'adjust.error.approval-unavailable': 'Personne ne peut approuver pour le moment. Rien n’a été enregistré. Réessayez.',
  'adjust.error.not-found': 'Ce client n’est plus ici. Rien n’a été enregistré.',
};
