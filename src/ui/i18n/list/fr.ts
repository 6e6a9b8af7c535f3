import type { AreaTexts } from '../words.js';
import type { ListWords } from './en.js';

export const listFr: AreaTexts<ListWords> = {
  words: {
    'list.title': 'Clients',
    'list.new': 'Nouveau client',
    'list.filters': 'Filtres',
    'list.active': 'Actif',
    'list.inactive': 'Inactif',
    'list.banned': 'Exclu',
    'list.hasPoints': 'Avec des points',
    'list.hasStoreCredit': 'Avec un crédit magasin',
    'list.expiredId': 'Pièce d’identité expirée',
    'list.total': ({ total }, { number, plural }) =>
      plural(total, { one: `${number(total)} client`, other: `${number(total)} clients` }),
    'list.shown': '{shown} sur {total}',
    'list.hidden': ({ hidden }, { number, plural }) =>
      plural(hidden, {
        one: `${number(hidden)} client masqué par les filtres`,
        other: `${number(hidden)} clients masqués par les filtres`,
      }),
    'list.clear': 'Effacer les filtres',
    'list.name': 'Nom',
    'list.phone': 'Téléphone',
    'list.email': 'E-mail',
    'list.type': 'Type',
    'list.points': 'Points',
    'list.credit': 'Crédit magasin',
    'list.status': 'Statut',
    'list.pointsOf': ({ points }, { number, plural }) =>
      plural(points, { one: `${number(points)} point`, other: `${number(points)} points` }),
    'list.sort': 'Trier par',
    'list.sort.name': 'Nom',
    'list.sort.created-at': 'Date d’ajout',
    'list.sort.last-sale-at': 'Dernière vente',
    'list.sort.points': 'Points',
    'list.descending': 'Ordre décroissant',
    'list.sorted': 'Trié par {by}, {order}.',
    'list.order.up': 'ordre croissant',
    'list.order.down': 'ordre décroissant',
    'list.none': 'Il n’y a pas encore de clients.',
    'list.noneLeft': 'Aucun client ne correspond à ces filtres.',
    'list.loading': 'Chargement des clients',
    'list.loadingRow': 'Chargement',
    'list.import': 'Importer des clients',
    'list.importing': 'Importation de {name}',
    'list.importRows': ({ rows }, { number, plural }) =>
      plural(rows, { one: `${number(rows)} ligne`, other: `${number(rows)} lignes` }),
    'list.imported': '{name} est importé.',
    'list.importStopped': '{name} a été arrêté. Les lignes entières jusque-là sont enregistrées.',
    'list.importUnreadable':
      '{name} n’a pas pu être lu comme une liste de clients. Rien n’a été enregistré. Choisissez un fichier CSV.',
    'list.importCreated': ({ count }, { number, plural }) =>
      plural(count, { one: `${number(count)} nouveau`, other: `${number(count)} nouveaux` }),
    'list.importUpdated': ({ count }, { number, plural }) =>
      plural(count, { one: `${number(count)} modifié`, other: `${number(count)} modifiés` }),
    'list.importUnchanged': ({ count }, { number }) => `${number(count)} déjà là`,
    'list.importRefused': ({ count }, { number, plural }) =>
      plural(count, { one: `${number(count)} refusé`, other: `${number(count)} refusés` }),
    'list.importResume': 'Continuer',
    'list.importReport': 'Télécharger le rapport',
  },
  givenFamily: { 'list.new': 'Ajouter un nouveau client' },
};
