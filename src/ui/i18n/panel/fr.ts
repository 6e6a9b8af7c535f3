import type { PanelWords } from './en.js';

export const panelFr: PanelWords = {
  'panel.people': 'Personnes',
  'panel.bar': 'Client de cette vente',
  'panel.search': 'Chercher un client',
  'panel.new': 'Nouveau client',
  'panel.edit': 'Modifier le client',
  'panel.list': 'Clients',
  'panel.history': 'Historique du client',
  'panel.loyalty': 'Points de fidélité',
  'panel.credit': 'Avoir',
  'panel.queue': 'File d’attente des ventes',
  'panel.close': 'Fermer',
  'panel.back': 'Retour',
  'panel.discardTitle': 'Abandonner les modifications\u00a0?',
  'panel.discardText': 'Ce que vous avez saisi ici n’est pas enregistré.',
  'panel.discard': 'Abandonner',
  'panel.keepEditing': 'Continuer la saisie',
  'panel.draftKept': 'Un formulaire de la vente précédente n’a pas été enregistré.',
  'panel.draftContinue': 'Le reprendre',
  'panel.draftDrop': 'L’abandonner',
};

export const panelFrGivenFamily: Partial<PanelWords> = {
  'panel.people': 'Clients',
  'panel.new': 'Ajouter un nouveau client',
};
