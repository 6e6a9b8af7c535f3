import type { CustomerClient } from 'regulars/client';
import { byId } from './page.js';
import { CHOICES, oneOf, withChoice } from './settings.js';
import type { Settings } from './settings.js';
import { say } from './words.js';

const sheet = byId('settings', HTMLDialogElement);
const choices = byId('settings-choices', HTMLElement);
const NAMES = ['theme', 'scheme', 'density', 'profile', 'shop', 'lang', 'dir'] as const;

/** Lets a shop try everything a vendor could set; each choice counts at once. */
export function setUpSettings(settings: () => Settings, change: (settings: Settings) => void): void {
  byId('settings-open', HTMLButtonElement).addEventListener('click', () => {
    renderSettings(settings());
    sheet.showModal();
    byId('settings-title', HTMLElement).focus();
  });
  choices.addEventListener('change', (event) => {
    if (!(event.target instanceof HTMLInputElement)) return;
    change(chosen(settings(), event.target.name, event.target.value));
  });
}

/** Erases the register, so that a shop can start over. */
export function setUpReset(client: CustomerClient): void {
  const sure = byId('reset-sure', HTMLElement);
  byId('reset', HTMLButtonElement).addEventListener('click', () => {
    sure.hidden = !sure.hidden;
    if (!sure.hidden) byId('reset-confirm', HTMLButtonElement).focus();
  });
  byId('reset-confirm', HTMLButtonElement).addEventListener('click', () => {
    client.close({ destroy: true }).then(
      () => location.reload(),
      () => {
        byId('reset-failed', HTMLElement).textContent = say('settings.reset.failed');
      },
    );
  });
}

/** Shows the choices anew: another language, or a theme that brought its own density. */
export function renderSettings(settings: Settings): void {
  const focused = document.activeElement instanceof HTMLInputElement ? document.activeElement.id : '';
  choices.replaceChildren(...NAMES.map((name) => choiceOf(name, settings)));
  document.getElementById(focused)?.focus();
}

function chosen(settings: Settings, inputName: string, value: string): Settings {
  const name = NAMES.find((known) => known === inputName);
  const known = name && oneOf(name, value);
  return name && known ? withChoice(settings, name, known) : settings;
}

function choiceOf(name: (typeof NAMES)[number], settings: Settings): HTMLElement {
  const group = document.createElement('fieldset');
  group.className = `choice choice-${name}`;
  const legend = document.createElement('legend');
  legend.textContent = say(`settings.${name}`);
  const segments = document.createElement('div');
  segments.className = 'segments';

  for (const value of CHOICES[name]) {
    const label = document.createElement('label');
    label.className = `segment segment-${value}`;
    const input = document.createElement('input');
    input.type = 'radio';
    input.name = name;
    input.id = `${name}-${value}`;
    input.value = value;
    input.checked = settings[name] === value;
    const words = document.createElement('span');
    words.textContent = labelOf(name, value);
    label.append(input, words);
    segments.append(label);
  }
  group.append(legend, segments);
  return group;
}

function labelOf<Name extends keyof Settings>(name: Name, value: Settings[Name]): string {
  // TypeScript cannot pair a setting with its own values here; words/en.ts has one for each.
  return say(`settings.${name}.${value}` as Parameters<typeof say>[0]);
}
