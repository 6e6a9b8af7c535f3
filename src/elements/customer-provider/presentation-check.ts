import type { RegularsError } from '../../domain/errors.js';
import { wrongValue } from '../../domain/wrong-value.js';
import { DENSITIES, LEVELS, SCHEMES } from './presentation.js';
import type { PresentationSource } from './presentation.js';

/** What is looked at. */
export type CheckedPresentation = Omit<PresentationSource, 'config' | 'locale'>;

/** Tells of each value that was left at its default because it is none of those there are. */
export function checkPresentation(source: CheckedPresentation, onProblem: (problem: RegularsError) => void): void {
  // Whatever the host has put there; what is no object is refused where it is read.
  const appearance = Object(source.appearance) as Partial<CheckedPresentation['appearance']>;
  const check = <Value>(path: string, value: Value | undefined, allowed: readonly Value[]): void => {
    if (value !== undefined && !allowed.includes(value)) onProblem(wrongValue(path, `one of ${allowed.join(', ')}`));
  };
  check('scheme', appearance.scheme ?? source.scheme, SCHEMES);
  check('density', appearance.density ?? source.density, DENSITIES);
  check('heading-level', source.headingLevel ?? undefined, LEVELS);
  for (const [key, words] of Object.entries(Object(source.messages) as Record<string, unknown>)) {
    if (typeof words !== 'string') onProblem(wrongValue(`messages.${key}`, 'a text'));
  }
}

/** Tells of a key among the host's words that no element of ours has. */
export async function checkMessageKeys(messages: unknown, onProblem: (problem: RegularsError) => void): Promise<void> {
  const keys = Object.keys(Object(messages) as object);
  if (keys.length === 0) return;
  const { unknownKey } = await import('../../ui/i18n/message-keys.js');
  const key = unknownKey(keys);
  if (key !== undefined) onProblem(wrongValue(`messages.${key}`, 'a key of ours'));
}
