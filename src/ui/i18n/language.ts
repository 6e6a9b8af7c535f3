import type { Language } from './words.js';

const loaders: Readonly<Record<string, () => Promise<Language>>> = {
  es: async () => (await import('./languages/es.js')).spanish,
  fr: async () => (await import('./languages/fr.js')).french,
};

const loaded = new Map<string, Language>();

/** The words of a locale's language, where they have arrived. English is with each element and never here. */
export function languageOf(locale: string): Language | undefined {
  return loaded.get(tongue(locale));
}

/** Fetches the words of a locale's language; resolves to whether they are to be had, once they are there. */
export async function loadLanguage(locale: string): Promise<boolean> {
  const name = tongue(locale);
  const load = loaders[name];
  if (!load) return false;
  loaded.set(name, loaded.get(name) ?? (await load()));
  return true;
}

function tongue(locale: string): string {
  return locale.toLowerCase().split('-')[0] ?? '';
}
