/** Which on-screen keyboard a search begins with. */
export type KeyMode = 'text' | 'tel';

const STORAGE_KEY = 'regulars:search-keys';

/** The keyboard this register used last; letters at first, and where the browser keeps nothing. */
export function rememberedKeyMode(): KeyMode {
  try {
    return localStorage.getItem(STORAGE_KEY) === 'tel' ? 'tel' : 'text';
  } catch {
    return 'text';
  }
}

export function rememberKeyMode(mode: KeyMode): void {
  try {
    localStorage.setItem(STORAGE_KEY, mode);
  } catch {
    // A register that keeps nothing begins with letters the next time.
  }
}
