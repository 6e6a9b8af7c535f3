import type { Phrasing } from '../words.js';
import type { Found, SearchWords } from './en.js';
import type { SearchRemoteWords } from './remote-en.js';

export const searchFr: SearchWords & SearchRemoteWords = {
  'search.label': 'Trouver un client',
  'search.placeholder': 'Nom, téléphone ou e-mail',
  'search.clear': 'Effacer la recherche',
  'search.new': 'Nouveau client',
  'search.numbers': 'Clavier de chiffres',
  'search.letters': 'Clavier de lettres',
  'search.lost': 'La recherche ne s’est pas chargée. Tapez encore une fois.',
  'search.recent': 'Récents',
  'search.list': 'Clients',
  'search.create': 'Créer «\u00a0{text}\u00a0»',
  'search.none': 'Personne ne correspond à «\u00a0{text}\u00a0».',
  'search.start': 'Trouvez un client par nom, téléphone ou e-mail.',
  'search.more': '{shown} sur {total}, précisez',
  'search.first': '{shown} affichés, précisez',
  'search.alike': 'Personne ne correspond exactement. Orthographe proche\u00a0:',
  'search.partial': 'Les clients sont encore en cours de lecture. D’autres peuvent suivre.',
  'search.phone': 'Téléphone',
  'search.code': 'Code',
  'search.ending': 'téléphone se terminant par {digits}',
  'search.choose':
    'Choisissez avec les flèches. Entrée seule ne prend qu’un téléphone, un e-mail ou un code entier qu’un seul client possède.',
  'search.attached': '{name} est dans la vente.',
  'search.required': 'Choisissez un client.',
  'search.count': ({ total, shown, create, atLeast, corrected }: Found, { number, plural }: Phrasing) => {
    const none = total === 0 ? 'Aucun client' : '';
    const counted = `${atLeast ? 'au moins ' : ''}${plural(total, { one: `${number(total)} client`, other: `${number(total)} clients` })}`;
    const customers = none || `${corrected ? 'Personne ne correspond exactement\u00a0; ' : ''}${counted}`;
    const cut = shown < total || atLeast ? `\u00a0; ${number(shown)} affichés, précisez` : '';
    return `${customers}${cut}${create ? '\u00a0; créer un nouveau, en dernier' : ''}`;
  },
  'search.remote.group': 'Aussi sur le serveur',
  'search.remote.asking': 'Recherche sur le serveur…',
  'search.remote.none': 'Personne d’autre sur le serveur.',
  'search.remote.failed': 'Le serveur n’a pas pu être interrogé. Voici les clients de cette caisse.',
  'search.remote.fetching': 'Ce client arrive du serveur…',
  'search.remote.not-fetched': 'Le serveur n’a pas donné ce client. Rien n’a été modifié. Réessayez.',
  'search.remote.count': ({ count }: { readonly count: number }, { number, plural }: Phrasing) =>
    count === 0
      ? 'Personne d’autre sur le serveur.'
      : plural(count, { one: '1 autre client sur le serveur', other: `${number(count)} autres clients sur le serveur` }),
};
