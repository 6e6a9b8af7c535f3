import type { CreditWords } from './en.js';

export const creditEs: CreditWords = {
  'credit.label': 'Saldo de crédito de la tienda',
  'credit.open': '{label} {amount}, ajustar',
  'credit.loading': 'Cargando el crédito de la tienda',
  'credit.failed': 'No se pudo leer el crédito de la tienda',
  'credit.issued': '{amount} otorgados. Saldo {balance}.',
  'credit.used': '{amount} usados. Saldo {balance}.',
  'credit.title': 'Crédito de la tienda',
  'credit.issue': 'Otorgar crédito de la tienda',
  'credit.use': 'Usar crédito de la tienda',
  'credit.submitIssue': 'Otorgar crédito',
  'credit.submitUse': 'Usar crédito',
  'credit.amount': 'Importe',
  'credit.willBe': '{before} ahora, {after} después',
  'credit.required': 'Escriba el importe.',
  'credit.unreadable': 'Esto no es un importe. Escríbalo así: {example}.',
  'credit.tooLarge': 'Es más de lo que se puede anotar de una vez. Escriba un importe menor.',
  'credit.notEnough': 'Solo hay {amount} de crédito de la tienda.',
  'credit.none': 'No hay crédito de la tienda que usar.',
  'credit.offer': 'Usar {amount}',
  'credit.overLimit': 'Este encargado puede aprobar hasta {amount}.',
};
