import type { PropertyValues } from 'lit';
import type { Appearance, MessageOverrides, Presentation } from '../../context/presentation-context.js';
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

export const SCHEMES: readonly Scheme[] = ['auto', 'light', 'dark'];
export const DENSITIES: readonly Density[] = ['default', 'compact', 'roomy'];
/** Of headings. */
export const LEVELS: readonly number[] = [1, 2, 3, 4, 5, 6];

/** What the elements inside get, `appearance` over attributes. What is wrong is left at its default. */
export function presentationOf(source: PresentationSource, saleCount: number): Presentation {
  const { config, locale, headingLevel, appearance, messages, scheme, density } = source;
  return {
    locale: config?.locale ?? locale ?? undefined,
    messages: Object.fromEntries(Object.entries(messages).filter(([, words]) => typeof words === 'string')),
    scheme: known(SCHEMES, appearance.scheme ?? scheme) ?? 'auto',
    density: known(DENSITIES, appearance.density ?? density) ?? 'default',
    headingLevel: known(LEVELS, headingLevel),
    saleCount,
  };
}

/** Whether something has changed but what is told of it. */
export function isChange(changed: PropertyValues): boolean {
  return [...changed.keys()].some((name) => name !== 'failure');
}

function known<Value>(values: readonly Value[], value: Value | undefined): Value | undefined {
  return values.find((each) => each === value);
}
