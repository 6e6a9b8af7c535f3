import type { CommonWords } from './en.js';

export const commonFr: CommonWords = {
  'common.close': 'Fermer',
  'common.back': 'Retour',
  'common.cancel': 'Annuler',
  'common.ok': 'OK',
  'common.undo': 'Annuler',
  'common.tryAgain': 'Réessayer',
  'common.loading': 'Chargement',
  'common.noName': 'Sans nom',
  'alert.inactive': 'Inactif',
  'alert.banned': 'Exclu',
  'alert.expired-identity': 'Pièce d’identité expirée',
  'alert.expired-medical': 'Carte médicale expirée',
  'alert.missing-medical': 'Sans numéro médical',
  'alert.overspent': 'Solde dépassé',
  'alert.conflict': 'Modifié sur deux caisses',
  'store.memory':
    'Ce navigateur ne laisse pas la caisse enregistrer les clients\u00a0: ils sont perdus dès que la page est fermée ou rechargée. Autorisez le stockage pour cette page avant de continuer.',
  'error.inactive-customer':
    'Ce client est désactivé. Aucune transaction n’est possible avec lui tant que personne ne l’a activé.',
  'error.banned-customer': 'Ce client est exclu du magasin et ne peut pas être mis dans la vente.',
  'error.refused-by-host': 'Cela n’a pas été autorisé. La vente reste comme elle était.',
  'error.locked': 'Cette caisse est verrouillée. Connectez-vous pour continuer.',
  'error.not-allowed': 'Vous n’avez pas le droit de faire cela. Demandez à un responsable.',
  'error.grant-required': 'Un responsable doit approuver cela.',
  'error.grant-invalid':
    'L’approbation du responsable est déjà utilisée, trop ancienne ou donnée pour autre chose. Redemandez-la.',
  'error.wrong-pin': 'Aucun responsable n’a ce PIN. Réessayez.',
  'error.pin-locked': 'Trop de PIN erronés sur cette caisse. Attendez, puis réessayez.',
  'error.no-managers':
    'Aucun responsable n’est enregistré sur cette caisse\u00a0: personne ne peut approuver. Prévenez la personne qui l’a configurée.',
  'error.approval-unavailable':
    'Personne ne peut approuver sur cette caisse pour le moment. Rien n’a changé. Prévenez la personne qui l’a configurée.',
  'error.approval-cancelled': 'Personne n’a approuvé cela. Rien n’a changé.',
  'error.insufficient-balance': 'Il n’y a pas autant sur le compte. Rien n’a changé. Prenez moins.',
  'error.invalid-cart':
    'Ce panier ne peut pas être enregistré\u00a0: il est trop grand, ou n’est pas comme la caisse l’attend. Il reste à l’écran. Prévenez la personne qui a configuré cette caisse.',
  'error.claimed-elsewhere': 'Cette vente est ouverte sur une autre caisse.',
  'error.id-reused': 'Cela a déjà été fait avec d’autres chiffres. Rien n’a changé. Recommencez.',
  'error.offline-limit':
    'Cette caisse est hors ligne et ne peut pas accorder plus. Rien n’a changé. Réessayez une fois en ligne.',
  'error.no-cause': 'Il faut l’approbation d’un responsable ou une vente. Rien n’a changé.',
  'error.cursor-expired': 'La liste a changé. Ouvrez-la de nouveau.',
  'error.key-lost': 'Cette caisse ne peut plus lire ce numéro. Saisissez-le de nouveau.',
  'error.not-found': 'Ce client n’est plus ici. Cherchez à nouveau.',
  'error.store-full': 'La mémoire de cette caisse est pleine. Rien n’a été enregistré. Libérez de la place, puis réessayez.',
  'error.store-damaged':
    'Une partie de la mémoire de cette caisse est endommagée\u00a0: ce client ne peut pas être lu. Rien n’a été enregistré. Prévenez la personne qui s’occupe de la caisse.',
  'error.store-lost': 'La mémoire de cette caisse ne répond pas. Rien n’a été enregistré. Rechargez la page.',
  'error.store-blocked':
    'Un autre onglet utilise une autre version de cette caisse. Fermez cet onglet, puis rechargez cette page.',
  'error.store-denied':
    'Ce navigateur ne laisse pas la caisse enregistrer les clients. Autorisez le stockage pour cette page, puis rechargez-la.',
  'error.store-newer':
    'Les clients ont été enregistrés par une version plus récente de cette caisse. Rechargez la page pour l’obtenir.',
  'error.wrong-merchant':
    'Les clients enregistrés ici sont d’un autre commerçant. Rien n’a été ouvert. Prévenez la personne qui a configuré cette caisse.',
  'error.invalid-config': 'Cette caisse n’est pas bien configurée. Prévenez la personne qui l’a configurée\u00a0: {path}.',
  'error.ambiguous-provider':
    'Cette partie ne sait pas à quelle caisse elle appartient. Prévenez la personne qui l’a configurée.',
  'error.late-provider': 'Cette caisse a été configurée trop tard. Rechargez la page.',
  'error.other': 'Un problème est survenu. Rien n’a été enregistré. Réessayez.',
};
