/** A key as a keyboard sent it: when it went down and when it went up, in milliseconds from the first. */
export interface RecordedKey {
  readonly key: string;
  readonly code: string;
  readonly downMs: number;
  readonly upMs: number;
  readonly ctrlKey?: boolean;
  readonly shiftKey?: boolean;
  readonly repeat?: boolean;
  readonly isComposing?: boolean;
  /** What soft keyboards send in place of a key. */
  readonly keyCode?: number;
}

/** How a device or a hand presses one key after another. */
export interface Rhythm {
  readonly name: string;
  /** From one key down to the next, over and over. */
  readonly gapsMs: readonly number[];
  /** How long a key is down. */
  readonly dwellMs: readonly number[];
}

/** Devices, with the pauses they have by their own manuals and by what listens to them. */
export const SCANNERS: readonly Rhythm[] = [
  { name: 'a USB scanner polled every millisecond', gapsMs: [2, 2, 1, 2, 2, 3, 2, 2], dwellMs: [1] },
  { name: 'a USB scanner polled every 8 ms', gapsMs: [16, 16, 15, 17, 16, 8, 16, 24], dwellMs: [8, 8, 7] },
  { name: 'a USB scanner that shifts', gapsMs: [4, 8, 4, 6, 8, 1], dwellMs: [1, 3] },
  { name: 'a Bluetooth scanner', gapsMs: [15, 11, 30, 12, 22, 15, 29, 10], dwellMs: [7, 10] },
  { name: 'a Bluetooth scanner that sends in lumps', gapsMs: [1, 30, 1, 29, 2, 30, 1], dwellMs: [0] },
  { name: 'a slow scanner', gapsMs: [45, 44, 46, 45, 43, 47], dwellMs: [20, 22] },
];

/** Hands. Keys overlap as they do in fast typing. */
export const HANDS: readonly Rhythm[] = [
  { name: 'two fingers', gapsMs: [180, 240, 150, 320, 210], dwellMs: [95, 110, 80] },
  { name: 'ten fingers', gapsMs: [92, 120, 78, 104, 131, 66], dwellMs: [88, 96, 74] },
  { name: 'a fast typist', gapsMs: [62, 81, 60, 118, 74, 69, 95], dwellMs: [78, 64, 90] },
  { name: 'a fast typist who rolls over two keys at once', gapsMs: [25, 84, 27, 61, 70, 31, 62, 29, 90], dwellMs: [72, 60, 81] },
  { name: 'a fast typist with a light touch', gapsMs: [60, 72, 61, 64, 88, 60], dwellMs: [31, 28, 35] },
  { name: 'rolling over three keys with a light touch', gapsMs: [26, 28, 96, 25, 30, 88], dwellMs: [22, 24, 20] },
];

const NAMED: Readonly<Record<string, string>> = { '\n': 'Enter', '\t': 'Tab' };

/** What a device or a hand sends for a text; `\n` is Enter, `\t` Tab, any other control character a chord with Ctrl. */
export function recordingOf(text: string, { gapsMs, dwellMs }: Rhythm, fromMs = 0): RecordedKey[] {
  let downMs = fromMs;
  return [...text].map((character, index) => {
    if (index > 0) downMs += gapsMs[(index - 1) % gapsMs.length] ?? 0;
    const isChord = character < ' ' && NAMED[character] === undefined;
    const key = isChord ? String.fromCharCode(character.charCodeAt(0) | 64).toLowerCase() : (NAMED[character] ?? character);
    const dwell = dwellMs[index % dwellMs.length] ?? 0;
    // The same key again must first have gone up.
    const isTwice = text[index + 1]?.toLowerCase() === character.toLowerCase();
    const upMs = downMs + (isTwice ? Math.min(dwell, (gapsMs[index % gapsMs.length] ?? 0) * 0.8) : dwell);
    return {
      key,
      code: codeOf(key),
      downMs,
      upMs,
      ...(isChord && { ctrlKey: true }),
      ...(/^[A-Z]$/.test(key) && { shiftKey: true }),
    };
  });
}

function codeOf(key: string): string {
  if (/^[a-z]$/i.test(key)) return `Key${key.toUpperCase()}`;
  return /^\d$/.test(key) ? `Digit${key}` : key;
}

/** A driver's license of nobody, as a scanner types it: line feeds as Enter, separators as chords. */
export const LICENSE = [
  '@\n\u001e\nANSI 636026080102DL00410288ZA03290015DLDAQD12345678\n',
  'DCSSAMPLE\nDDEN\nDACJANE\nDDFN\nDADMARIE\nDDGN\nDCAD\nDCBNONE\nDCDNONE\nDBD08242015\nDBB01311970\nDBA01312030\n',
  'DBC2\nDAU069 in\nDAYBRO\nDAG123 MAIN STREET\nDAIPHOENIX\nDAJAZ\nDAK850070000 \nDCF83D9BN217QO983B1\nDCGUSA\n',
].join('');

/** The same with its line and record separators lost on the way. */
export const BARE_LICENSE = LICENSE.replace(/[\n\u001e]/g, '');

/** Magnetic stripes: of a license, and of a payment card. */
export const STRIPES = [
  '%AZPHOENIX^SAMPLE$JANE$MARIE^123 MAIN STREET^?;636026123456789=300119700131=?\n',
  '%B4111111111111111^SAMPLE/JANE^30011010000000000?;4111111111111111=30011010000000000?\n',
];
