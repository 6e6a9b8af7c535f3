import type { Appearance, MessageOverrides, Presentation } from '../../context/presentation-context.js';
import { wrongValue } from '../../domain/wrong-value.js';
import type { RegularsError } from '../../domain/errors.js';
import type { Scheme } from '../../ui/theme/scheme.js';
import type { Density } from '../../ui/theme/theme-controller.js';

/** What a provider was told about language and looks. Attributes may hold anything. */
export interface PresentationSource {
  readonly locale?: string | undefined;
  readonly config: { readonly locale?: string } | null | undefined;
  readonly scheme: Scheme;
  readonly density: Density;
  readonly headingLevel?: number | undefined;
  readonly appearance: Appearance;
  readonly messages: MessageOverrides;
}

const SCHEMES: readonly Scheme[] = ['auto', 'light', 'dark'];
const DENSITIES: readonly Density[] = ['default', 'compact', 'roomy'];

/** What the elements inside get, `appearance` over attributes. What is wrong is told and left at its default. */
export function presentationOf(
  source: PresentationSource,
  saleCount: number,
  onProblem: (problem: RegularsError) => void,
): Presentation {
  const { config, locale, headingLevel, appearance, messages, scheme, density } = source;
  const pick = <Value>(path: string, value: Value, allowed: readonly Value[]): Value | undefined => {
    if (allowed.includes(value)) return value;
    onProblem(wrongValue(path, `one of ${allowed.join(', ')}`));
    return allowed[0];
  };
  const level = headingLevel ?? undefined;
  return {
    locale: config?.locale ?? locale ?? undefined,
    messages: Object.fromEntries(
      Object.entries(messages).filter(([key, words]) => {
        if (typeof words !== 'string') onProblem(wrongValue(`messages.${key}`, 'a text'));
        return typeof words === 'string';
      }),
    ),
    scheme: pick('scheme', appearance.scheme ?? scheme, SCHEMES) ?? 'auto',
    density: pick('density', appearance.density ?? density, DENSITIES) ?? 'default',
    headingLevel: level === undefined ? undefined : pick('heading-level', level, [1, 2, 3, 4, 5, 6]),
    saleCount,
  };
}

/** Tells of a key among the host's words that no element of ours has. */
export async function checkMessages(messages: unknown, onProblem: (problem: RegularsError) => void): Promise<void> {
  // Whatever the host has put here; what is no object is refused elsewhere.
  const keys = Object.keys(Object(messages) as object);
  if (keys.length === 0) return;
  const { unknownKey } = await import('../../ui/i18n/message-keys.js');
  const key = unknownKey(keys);
  if (key !== undefined) onProblem(wrongValue(`messages.${key}`, 'a key of ours'));
}
