import { eachSheet } from './watched-sheets.js';

/** What a device may prefer, and a page cannot set: so the rules that ask for it are rewritten instead. */
export interface Preferences {
  readonly contrast: 'normal' | 'more';
  readonly motion: 'normal' | 'reduced';
}

const FEATURES = new Map<string, (preferences: Preferences) => boolean>([
  ['(prefers-contrast: more)', ({ contrast }) => contrast === 'more'],
  ['(prefers-reduced-motion: reduce)', ({ motion }) => motion === 'reduced'],
]);

const asked = new Map<CSSMediaRule, string>();

/** Has all elements look as if the device preferred this. What it really prefers counts besides. */
export function prefer(preferences: Preferences): void {
  for (const [rule, condition] of asked) setCondition(rule, condition, preferences);
  current = preferences;
}

let current: Preferences = { contrast: 'normal', motion: 'normal' };

/** Begins to take note of rules that ask. */
export function watchPreferences(): void {
  eachSheet((sheet) => {
    for (const rule of sheet.cssRules) {
      if (!(rule instanceof CSSMediaRule) || !FEATURES.has(rule.conditionText)) continue;
      asked.set(rule, rule.conditionText);
      setCondition(rule, rule.conditionText, current);
    }
  });
}

function setCondition(rule: CSSMediaRule, condition: string, preferences: Preferences): void {
  rule.media.mediaText = FEATURES.get(condition)?.(preferences) ? 'all' : condition;
}
