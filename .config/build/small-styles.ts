import type { Plugin } from 'vite';

const TEMPLATE = /\bcss`([^`$]*)`/g;
/** Strings stay as they are; comments go; white space goes wherever CSS reads nothing into it. */
const SPACE = /("[^"]*"|'[^']*')|\/\*[^]*?\*\/|\s*([{};,])\s*|(:)\s+|(\s)\s*/g;

/** Our style sheets without comments and the white space of their source, which no bundler takes out of a template. */
export function withSmallStyles(code: string): string {
  return code.replace(TEMPLATE, (template, css: string) => {
    const small = css.replace(SPACE, (_, text?: string, mark?: string, colon?: string) => text ?? mark ?? colon ?? ' ');
    // Behind it stand as many lines as before, so that source maps hold.
    return `css\`${small.replaceAll(';}', '}').trim()}\`${'\n'.repeat(template.split('\n').length - 1)}`;
  });
}

/** Makes our style sheets small in what is built. */
export function smallStyles(): Plugin {
  return {
    name: 'small-styles',
    enforce: 'pre',
    transform: (code, id) =>
      /[\\/]src[\\/].*\.ts$/.test(id) && code.includes('css`') ? { code: withSmallStyles(code), map: null } : undefined,
  };
}
