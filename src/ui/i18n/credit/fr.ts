import type { CreditWords } from './en.js';

export const creditFr: CreditWords = {
  'credit.label': 'Solde d’avoir',
  'credit.open': '{label} {amount}, ajuster',
  'credit.loading': 'Chargement de l’avoir',
  'credit.failed': 'L’avoir n’a pas pu être lu',
  'credit.issued': '{amount} accordés. Solde {balance}.',
  'credit.used': '{amount} utilisés. Solde {balance}.',
  'credit.title': 'Avoir',
  'credit.issue': 'Accorder un avoir',
  'credit.use': 'Utiliser l’avoir',
  'credit.submitIssue': 'Accorder l’avoir',
  'credit.submitUse': 'Utiliser l’avoir',
  'credit.amount': 'Montant',
  'credit.willBe': '{before} maintenant, {after} après',
  'credit.required': 'Saisissez le montant.',
  'credit.unreadable': 'Ce n’est pas un montant. Saisissez-le ainsi\u00a0: {example}.',
  'credit.tooLarge': 'C’est plus que ce qui peut être inscrit en une fois. Saisissez un montant plus petit.',
  'credit.notEnough': 'Il n’y a que {amount} d’avoir.',
  'credit.none': 'Il n’y a pas d’avoir à utiliser.',
  'credit.offer': 'Utiliser {amount}',
  'credit.overLimit': 'Ce responsable peut approuver jusqu’à {amount}.',
};
