import type { PanelWords } from './en.js';

export const panelFr: PanelWords = {
  'panel.people': 'Personnes',
  'panel.peopleOpen': 'Personnes : chercher ou ajouter un client',
  'panel.bar': 'Client de cette vente',
  'panel.search': 'Chercher un client',
  'panel.new': 'Nouveau client',
  'panel.edit': 'Modifier le client',
  'panel.close': 'Fermer',
  'panel.back': 'Retour',
  'panel.discardTitle': 'Abandonner les modifications ?',
  'panel.discardText': 'Ce que vous avez saisi ici n’est pas enregistré.',
  'panel.discard': 'Abandonner',
  'panel.keepEditing': 'Continuer la saisie',
};

export const panelFrGivenFamily: Partial<PanelWords> = {
  'panel.people': 'Clients',
  'panel.peopleOpen': 'Clients : chercher ou ajouter un client',
  'panel.new': 'Ajouter un nouveau client',
};
