import type { ScanWords } from './en.js';

export const scanFr: ScanWords = {
  'scan.attached': '{name} est sur la vente.',
  'scan.none': 'Aucun client n’a le code lu.',
  'scan.several': 'Plusieurs clients ont le code lu. Cherchez-le par son nom.',
  'scan.document': 'C’était une pièce d’identité ou une carte de paiement. Rien n’en a été repris.',
};
