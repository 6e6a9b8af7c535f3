import postcss, { type AtRule, type ChildNode, type Container, type Declaration, type Root, type Rule } from 'postcss';
import { compatData, feature, missingIn, type Floor } from './floor.js';

/** Something in a style sheet or template that a browser of the floor does not know. */
export interface FloorProblem {
  /** Where in the text, in characters from its start. */
  readonly offset: number;
  readonly name: string;
  readonly missing: string;
}

type AnyContainer = Rule['parent'];

/** Properties whose absence costs nothing, with the reason. */
const GRACEFUL: ReadonlyMap<string, string> = new Map([
  ['forced-color-adjust', 'only says something where forced colours exist'],
  ['scrollbar-width', 'the scroll bar is only thicker'],
  ['scrollbar-color', 'the scroll bar only keeps its own colours'],
  ['scrollbar-gutter', 'the content only moves by the width of a scroll bar'],
  ['text-wrap', 'lines only break where they always did'],
  ['print-color-adjust', 'paper only'],
  ['text-size-adjust', 'phones only, and those know it'],
  ['cursor', 'a touch screen has none'],
  ['resize', 'the box only keeps its size'],
  ['overscroll-behavior', 'the page behind only scrolls along'],
]);

/**
 * Finds what a style sheet uses that some browser of the floor does not know.
 *
 * Let through: what stands in an `@supports` block, a prefixed twin in the same block, and a value that an earlier
 * declaration of the same property stands in for.
 */
export function checkStyles(css: string, floor: Floor): FloorProblem[] {
  const problems: FloorProblem[] = [];
  const root = parse(css);
  if (!root) return [];

  const report = (node: ChildNode, name: string, missing: string): void => {
    if (missing !== '') problems.push({ offset: node.source?.start?.offset ?? 0, name, missing });
  };
  const visit = (container: Container): void => {
    for (const node of container.nodes ?? []) {
      if (node.type === 'atrule') visitAtRule(node);
      if (node.type === 'rule') visitRule(node);
      if (node.type === 'decl') checkDeclaration(node, floor, report);
    }
  };
  const visitAtRule = (node: AtRule): void => {
    if (node.name === 'supports') return;
    report(node, `@${node.name}`, missingIn(feature(compatData.css['at-rules'], node.name)?.__compat, floor));
    if (node.nodes) visit(node);
  };
  const visitRule = (node: Rule): void => {
    if (isNested(node)) report(node, 'CSS nesting', missingIn(feature(compatData.css.selectors, 'nesting')?.__compat, floor));
    for (const [name, key] of pseudosOf(node.selector))
      report(node, name, missingIn(feature(compatData.css.selectors, key)?.__compat, floor));
    visit(node);
  };
  visit(root);
  return problems;
}

/** Null for what is no style sheet: a template of values only, which its use elsewhere guards. */
function parse(css: string): Root | null {
  try {
    return postcss.parse(css);
  } catch {
    return null;
  }
}

function isNested(node: Rule): boolean {
  let parent: AnyContainer = node.parent;
  while (parent?.type === 'atrule') {
    // Frames of an animation look like rules in a rule and are none.
    if ((parent as AtRule).name.endsWith('keyframes')) return false;
    parent = parent.parent;
  }
  return parent?.type === 'rule';
}

function pseudosOf(selector: string): [name: string, key: string][] {
  const bare = selector.replace(/\[[^\]]*\]/g, '');
  return [...bare.matchAll(/::?([a-z][\w-]*)/g)].map(([name, key = '']) => [name, key]);
}

function checkDeclaration(
  node: Declaration,
  floor: Floor,
  report: (node: ChildNode, name: string, missing: string) => void,
): void {
  const { prop, value } = node;
  // A prefix says that it is one browser's own: the others do without.
  if (GRACEFUL.has(prop) || /^-(webkit|moz|ms)-/.test(prop)) return;
  if (!prop.startsWith('--')) {
    const known = feature(compatData.css.properties, prop);
    report(node, prop, missingIn(known?.__compat, floor, prefixedTwins(node)));
    if (!hasFallback(node)) {
      for (const [word] of value.matchAll(/(?<![\w-])[a-z][\w-]*/g)) {
        report(node, `${prop}: ${word}`, missingIn(feature(known, word)?.__compat, floor, new Set(['-webkit-', '-moz-'])));
      }
    }
  }
  if (hasFallback(node)) return;
  for (const [, name = ''] of value.matchAll(/(?<![\w-])([a-z][\w-]*)\(/g)) {
    const types = compatData.css.types;
    const known = feature(types, 'color', name) ?? feature(types, 'easing-function', `${name}-function`) ?? feature(types, name);
    report(node, `${name}()`, missingIn(known?.__compat, floor));
  }
  for (const [, name = ''] of value.matchAll(/\b((?:rgb|hsl)a?|hwb|lab|lch|oklab|oklch)\(\s*from\b/g)) {
    report(node, `${name}(from …)`, missingIn(feature(compatData.css.types, 'color', name, 'relative_syntax')?.__compat, floor));
  }
}

/** The prefixes under which the same block declares the same property. */
function prefixedTwins(node: Declaration): ReadonlySet<string> {
  const props = (node.parent?.nodes ?? []).flatMap((other) => (other.type === 'decl' ? [other.prop] : []));
  return new Set(['-webkit-', '-moz-'].filter((prefix) => props.includes(prefix + node.prop)));
}

/** Whether an earlier declaration of the same block holds where this one's value is not known. */
function hasFallback(node: Declaration): boolean {
  const siblings = node.parent?.nodes ?? [];
  return siblings.slice(0, siblings.indexOf(node)).some((other) => other.type === 'decl' && other.prop === node.prop);
}
