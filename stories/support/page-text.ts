import { eachSheet } from './watched-sheets.js';

/** A rule that sizes text, as it was written. */
interface Written {
  readonly rule: CSSStyleRule;
  readonly fontSize: string;
  readonly lineHeight: string;
}

const written: Written[] = [];
let scale = 1;

/**
 * Makes text larger and nothing else, as a browser's "zoom text only" does: what is sized for one length of text
 * breaks here first.
 */
export function scaleText(factor: number): void {
  if (factor === scale) return;
  scale = factor;
  for (const entry of written) apply(entry);
}

/** Begins to take note of rules that size text. */
export function watchText(): void {
  eachSheet((sheet) => visit(sheet.cssRules));
}

function visit(rules: CSSRuleList): void {
  for (const rule of rules) {
    if (rule instanceof CSSGroupingRule) visit(rule.cssRules);
    if (!(rule instanceof CSSStyleRule)) continue;
    const { fontSize, lineHeight } = rule.style;
    if (!fontSize.endsWith('px') && !lineHeight.endsWith('px')) continue;
    const entry = { rule, fontSize, lineHeight };
    written.push(entry);
    if (scale !== 1) apply(entry);
  }
}

function apply({ rule, fontSize, lineHeight }: Written): void {
  if (fontSize.endsWith('px')) rule.style.fontSize = `${parseFloat(fontSize) * scale}px`;
  if (lineHeight.endsWith('px')) rule.style.lineHeight = `${parseFloat(lineHeight) * scale}px`;
}
