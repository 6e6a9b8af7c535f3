import ts from 'typescript';
import type { Plugin } from 'vite';

/** Strings stay as they are; comments go; white space goes wherever CSS reads nothing into it. */
const SPACE = /("[^"]*"|'[^']*')|\/\*[^]*?\*\/|\s*([{};,])\s*|(:)\s+|(\s)\s*/g;

/** What no bundler does, as it cannot know what is markup: makes the white space of our templates and style sheets small. */
const SMALL: Readonly<Record<string, (text: string) => string>> = {
  css: (text) =>
    text
      .replace(SPACE, (_, string?: string, mark?: string, colon?: string) => string ?? mark ?? colon ?? ' ')
      .replaceAll(';}', '}'),
  // Where there was white space some stays: text on two lines is two words, and elements keep their distance.
  html: (text) => text.replace(/\s*\n\s*/g, ' '),
};

/** A module of ours with small templates; every line after one is where it was, so that source maps hold. */
export function withSmallTemplates(code: string): string {
  const literals: {
    readonly literal: ts.TemplateLiteralToken | ts.TemplateMiddle | ts.TemplateTail | ts.TemplateHead;
    readonly tag: string;
  }[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node) && ts.isIdentifier(node.tag) && node.tag.text in SMALL) {
      const { tag, template } = node;
      const parts = ts.isTemplateExpression(template)
        ? [template.head, ...template.templateSpans.map(({ literal }) => literal)]
        : [template];
      literals.push(...parts.map((literal) => ({ literal, tag: tag.text })));
    }
    ts.forEachChild(node, visit);
  };
  const source = ts.createSourceFile('module.ts', code, ts.ScriptTarget.Latest);
  visit(source);

  let small = code;
  // From the last to the first, so that the places of the others hold.
  for (const { literal, tag } of literals.sort((a, b) => b.literal.pos - a.literal.pos)) {
    const from = literal.getStart(source);
    const text = code.slice(from, literal.end);
    const made = SMALL[tag]?.(text) ?? text;
    const lines = text.split('\n').length - made.split('\n').length;
    small = small.slice(0, from) + made + '\n'.repeat(lines) + small.slice(literal.end);
  }
  return small;
}

/** Makes our templates small in what is built. */
export function smallTemplates(): Plugin {
  return {
    name: 'small-templates',
    enforce: 'pre',
    transform: (code, id) => (/[\\/]src[\\/].*\.ts$/.test(id) ? { code: withSmallTemplates(code), map: null } : undefined),
  };
}
