import { HOTKEY_NAMES } from '../../context/hotkey-targets.js';
import type { HotkeyName } from '../../context/hotkey-targets.js';
import { object, text, whole } from '../../domain/config-check.js';
import { asRegularsError } from '../../domain/errors.js';
import type { RegularsError } from '../../domain/errors.js';
import { wrongValue } from '../../domain/wrong-value.js';
import { HOTKEY_FORM, readHotkey } from '../../ui/hotkey.js';
import type { Hotkey } from '../../ui/hotkey.js';
import type { ScannerOptions } from '../../ui/scan-burst.js';

/** What becomes of a scan: an event and a look-up; nothing at all; or also keys for the page. */
export type ScanMode = 'event' | 'off' | 'replay';

/** Keys by what they are for, such as `F6`. */
export type Hotkeys = Readonly<Partial<Record<HotkeyName, string>>>;

const SCAN_MODES: readonly ScanMode[] = ['event', 'off', 'replay'];

const anyText = text(/^[^]{1,16}$/, 'a text of 1 to 16 characters');
// Over 100 ms hands are as fast; under 3 characters anything is a burst.
const checkScanner = object<ScannerOptions>({
  prefix: anyText,
  suffix: anyText,
  maxMsPerKey: whole(5, 100),
  minLength: whole(3, 64),
});

type OnProblem = (problem: RegularsError) => void;

/** Attributes may hold anything: what is wrong is told, and the default used. */
export function scanModeOf(value: unknown, onProblem: OnProblem): ScanMode {
  const mode = SCAN_MODES.find((known) => known === (value ?? 'event'));
  if (!mode) onProblem(wrongValue('scans', `one of ${SCAN_MODES.join(', ')}`));
  return mode ?? 'event';
}

export function scannerOf(value: unknown, onProblem: OnProblem): ScannerOptions {
  try {
    return checkScanner(value ?? {}, 'scanner');
  } catch (error) {
    onProblem(asRegularsError(error, 'invalid-config', 'scanner could not be read.'));
    return {};
  }
}

/** The keys that can be used. Each that cannot is told with its path and left out. */
export function hotkeysOf(value: unknown, onProblem: OnProblem): ReadonlyMap<HotkeyName, Hotkey> {
  const hotkeys = new Map<HotkeyName, Hotkey>();
  for (const [given, key] of Object.entries(readObject(value, onProblem))) {
    const name = HOTKEY_NAMES.find((known) => known === given);
    const hotkey = typeof key === 'string' ? readHotkey(key) : null;
    if (!name) onProblem(wrongValue(`hotkeys.${given}`, `one of ${HOTKEY_NAMES.join(', ')}`));
    else if (!hotkey) onProblem(wrongValue(`hotkeys.${name}`, HOTKEY_FORM));
    else if ([...hotkeys.values()].some((other) => isSame(other, hotkey)))
      onProblem(wrongValue(`hotkeys.${name}`, 'different from all others'));
    else hotkeys.set(name, hotkey);
  }
  return hotkeys;
}

function readObject(value: unknown, onProblem: OnProblem): object {
  try {
    const given: unknown = typeof value === 'string' ? JSON.parse(value) : (value ?? {});
    if (typeof given === 'object' && given !== null && !Array.isArray(given)) return given;
  } catch {
    // Said below: what threw might repeat what was written.
  }
  onProblem(wrongValue('hotkeys', 'JSON such as {"search":"F6"}'));
  return {};
}

function isSame(some: Hotkey, other: Hotkey): boolean {
  return JSON.stringify(some) === JSON.stringify(other);
}
