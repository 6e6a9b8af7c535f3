/** A violation put into a copy of the project, and where it must show up. */
export interface Planted {
  /** What the rule promises, as a fact. */
  readonly fact: string;
  readonly file: string;
  readonly text: string;
  /** Whether the text goes at the end of a file that is there. */
  readonly append?: boolean;
  /** What the line that reports it holds beside the file's name. */
  readonly caughtBy: RegExp;
}

const NO = /\(no-restricted-syntax\)/;
const FLOOR = /regulars\/(scripts|templates)-floor/;

function lit(body: string, imports = ''): string {
  return `import { css, html, svg } from 'lit';\n${imports}\nexport const planted = [css, html, svg, ${body}];\n`;
}

function use(module: string, binding = '* as planted'): string {
  return `import ${binding} from '${module}';\nexport const kept = [planted];\n`;
}

/** Layers: who may import whom. */
export const layers: readonly Planted[] = [
  {
    fact: 'domain imports no data',
    file: 'src/domain/p1.ts',
    text: use('../data/environment.js'),
    caughtBy: /layer-domain: .*data\/environment/,
  },
  { fact: 'domain imports no Lit', file: 'src/domain/p2.ts', text: use('lit'), caughtBy: /layer-domain: .*lit/ },
  { fact: 'data imports no Lit', file: 'src/data/p3.ts', text: use('lit'), caughtBy: /layer-data: .*lit/ },
  { fact: 'data imports no ui', file: 'src/data/p4.ts', text: use('../ui/icons.js'), caughtBy: /layer-data: .*ui\/icons/ },
  {
    fact: 'only phone-rules imports libphonenumber-js',
    file: 'src/data/p5.ts',
    text: use('libphonenumber-js/min'),
    caughtBy: /layer-data: .*libphonenumber/,
  },
  {
    fact: 'only csv-rules imports papaparse',
    file: 'src/data/p6.ts',
    text: use('papaparse'),
    caughtBy: /layer-data: .*papaparse/,
  },
  {
    fact: 'data imports no engine that the search is measured against',
    file: 'src/data/p22.ts',
    text: use('minisearch'),
    caughtBy: /layer-data: .*minisearch/,
  },
  {
    fact: 'data loads none by import() either',
    file: 'src/data/p23.ts',
    text: "export const planted = import('dexie');\n",
    caughtBy: /layer-data: .*dexie/,
  },
  {
    fact: 'phone-rules imports no Lit',
    file: 'src/data/phone-rules.ts',
    append: true,
    text: "import 'lit';\n",
    caughtBy: /layer-phone-rules: /,
  },
  {
    fact: 'csv-rules imports no Lit',
    file: 'src/data/csv-rules.ts',
    append: true,
    text: "import 'lit';\n",
    caughtBy: /layer-csv-rules: /,
  },
  {
    fact: 'phone-rules loads lazily',
    file: 'src/data/p7.ts',
    text: use('./phone-rules.js'),
    caughtBy: /lazy-rules: .*phone-rules/,
  },
  { fact: 'csv-rules loads lazily', file: 'src/data/p8.ts', text: use('./csv-rules.js'), caughtBy: /lazy-rules: .*csv-rules/ },
  {
    fact: 'context imports no element',
    file: 'src/context/p9.ts',
    text: use('../elements/p16/p16.js'),
    caughtBy: /layer-context: /,
  },
  { fact: 'events import no data', file: 'src/events/p10.ts', text: use('../data/environment.js'), caughtBy: /layer-events: / },
  {
    fact: 'ui imports no context',
    file: 'src/ui/p11.ts',
    text: use('../context/widget-element.js'),
    caughtBy: /layer-ui: .*context/,
  },
  { fact: 'ui imports no idb', file: 'src/ui/p12.ts', text: use('idb'), caughtBy: /layer-ui: .*idb/ },
  {
    fact: 'elements import no data',
    file: 'src/elements/p13/p13.ts',
    text: use('../../data/environment.js'),
    caughtBy: /layer-elements: .*data/,
  },
  {
    fact: 'elements import not even types of data',
    file: 'src/elements/p14/p14.ts',
    text: "import type * as planted from '../../data/environment.js';\nexport type Kept = typeof planted;\n",
    caughtBy: /layer-elements: .*data/,
  },
  {
    fact: 'an element imports no other element',
    file: 'src/elements/p15/p15.ts',
    text: use('../p16/p16.js'),
    caughtBy: /no-other-element: /,
  },
  {
    fact: 'an entry point imports no tool',
    file: 'src/define.ts',
    append: true,
    text: "import 'fast-check';\n",
    caughtBy: /layer-entry-points: .*fast-check/,
  },
  {
    fact: 'the index registers nothing',
    file: 'src/index.ts',
    append: true,
    text: "import './define.js';\n",
    caughtBy: /index-registers-nothing: /,
  },
  {
    fact: 'the client has no Lit in what it pulls in',
    file: 'src/client.ts',
    append: true,
    text: "import 'lit';\n",
    caughtBy: /client-without-lit: /,
  },
  {
    fact: 'the backend does not import the store',
    file: 'src/server/p26.ts',
    text: use('../data/load-once.js'),
    caughtBy: /layer-server: .*data\/load-once/,
  },
  {
    fact: 'no page imports the backend',
    file: 'src/data/p27.ts',
    text: use('../server/words.js'),
    caughtBy: /server-apart: .*server\/words/,
  },
  {
    fact: 'what vendors test with imports no element',
    file: 'src/testing/p24.ts',
    text: use('../ui/icons.js'),
    caughtBy: /layer-testing: .*ui\/icons/,
  },
  {
    fact: 'what vendors test with is reached by its entry point alone',
    file: 'src/data/p25.ts',
    text: use('../testing/check.js'),
    caughtBy: /testing-apart: .*testing\/check/,
  },
  { fact: 'no modules import each other', file: 'src/domain/p17.ts', text: use('./p18.js'), caughtBy: /no-cycles: / },
  {
    fact: 'no module is imported by nobody',
    file: 'src/domain/p19.ts',
    text: 'export const planted = 1;\n',
    caughtBy: /no-orphans: /,
  },
  { fact: 'every import leads somewhere', file: 'src/domain/p20.ts', text: use('./nowhere.js'), caughtBy: /resolvable: / },
  {
    fact: 'the search reaches zod by import() only',
    file: 'src/define/customer-search.ts',
    append: true,
    text: "import '../domain/p21.js';\n",
    caughtBy: /first-paint: src\/define\/customer-search.*zod/,
  },
  {
    fact: 'the provider reaches zod by import() only',
    file: 'src/define/customer-provider.ts',
    append: true,
    text: "import '../domain/p21.js';\n",
    caughtBy: /first-paint: src\/define\/customer-provider.*zod/,
  },
];

/** What the planted modules above need beside them. */
export const scenery: Readonly<Record<string, string>> = {
  'src/elements/p16/p16.ts': 'export const planted = 1;\n',
  'src/domain/p18.ts': use('./p17.js'),
  'src/domain/p21.ts': "import * as z from 'zod/mini';\nexport const planted = z.string();\n",
};

/** What a page's policy, a host's tags and a test's clock need of the sources. */
export const sources: readonly Planted[] = [
  { fact: 'zod itself is not imported', file: 'src/domain/s1.ts', text: use('zod'), caughtBy: NO },
  { fact: 'zod/mini is imported whole', file: 'src/domain/s2.ts', text: use('zod/mini', '{ z as planted }'), caughtBy: NO },
  { fact: 'innerHTML is not written', file: 'src/ui/s3.ts', text: "document.body.innerHTML = 'x';\n", caughtBy: NO },
  { fact: 'outerHTML is not written', file: 'src/ui/s4.ts', text: "document.body.outerHTML = 'x';\n", caughtBy: NO },
  {
    fact: 'insertAdjacentHTML is not called',
    file: 'src/ui/s5.ts',
    text: "document.body.insertAdjacentHTML('beforeend', 'x');\n",
    caughtBy: NO,
  },
  { fact: 'innerHTML is not bound', file: 'src/ui/s6.ts', text: lit("html`<p .innerHTML=${'x'}></p>`"), caughtBy: NO },
  { fact: 'unsafeHTML is not used', file: 'src/ui/s7.ts', text: use('lit/directives/unsafe-html.js'), caughtBy: NO },
  { fact: 'unsafeSVG is not used', file: 'src/ui/s8.ts', text: use('lit/directives/unsafe-svg.js'), caughtBy: NO },
  { fact: 'styleMap is not used', file: 'src/ui/s9.ts', text: use('lit/directives/style-map.js'), caughtBy: NO },
  {
    fact: 'templates hold no style attribute',
    file: 'src/ui/s10.ts',
    text: lit('html`<p style="color: red"></p>`'),
    caughtBy: NO,
  },
  {
    fact: 'no style attribute is set',
    file: 'src/ui/s11.ts',
    text: "document.body.setAttribute('style', 'color: red');\n",
    caughtBy: NO,
  },
  {
    fact: 'only ui/tag-of.ts makes tags from text',
    file: 'src/ui/s12.ts',
    text: use('lit/static-html.js', '{ unsafeStatic as planted }'),
    caughtBy: NO,
  },
  {
    fact: 'templates name no tag of ours',
    file: 'src/ui/s13.ts',
    text: lit('html`<customer-search></customer-search>`'),
    caughtBy: NO,
  },
  {
    fact: 'selectors name no tag of ours',
    file: 'src/ui/s14.ts',
    text: "export const planted = document.querySelector('customer-panel');\n",
    caughtBy: NO,
  },
  {
    fact: 'the time comes from the clock, not Date.now',
    file: 'src/data/s15.ts',
    text: 'export const planted = Date.now();\n',
    caughtBy: NO,
  },
  {
    fact: 'the time comes from the clock, not new Date',
    file: 'src/data/s16.ts',
    text: 'export const planted = new Date();\n',
    caughtBy: NO,
  },
  {
    fact: 'chance comes from the environment',
    file: 'src/data/s17.ts',
    text: 'export const planted = Math.random();\n',
    caughtBy: NO,
  },
  { fact: 'src has no default exports', file: 'src/data/s18.ts', text: 'export default 1;\n', caughtBy: NO },
  { fact: 'relative imports end in .js', file: 'src/data/s19.ts', text: use('./environment'), caughtBy: NO },
  { fact: 'only entry points pass on', file: 'src/data/s20.ts', text: "export * from './environment.js';\n", caughtBy: NO },
  {
    fact: 'eval is not called',
    file: 'src/data/s21.ts',
    text: "export const planted: unknown = eval('1');\n",
    caughtBy: /no-eval/,
  },
  { fact: 'nothing is any', file: 'src/data/s22.ts', text: 'export const planted: any = 1;\n', caughtBy: /no-explicit-any/ },
  {
    fact: 'no value is asserted to be there',
    file: 'src/data/s23.ts',
    text: 'export const planted = (map: Map<1, 1>) => map.get(1)!;\n',
    caughtBy: /no-non-null/,
  },
  {
    fact: 'types are imported as types',
    file: 'src/data/s24.ts',
    text: "import { Id } from '../domain/id.js';\nexport type Kept = Id;\n",
    caughtBy: /consistent-type-imports/,
  },
  {
    fact: 'no file is over 300 lines',
    file: 'src/data/s25.ts',
    text: 'export const planted = [\n' + '  1,\n'.repeat(300) + '];\n',
    caughtBy: /max-lines/,
  },
  {
    fact: 'no component file is over 200 lines',
    file: 'src/elements/s26/s26.ts',
    text: 'export const planted = [\n' + '  1,\n'.repeat(200) + '];\n',
    caughtBy: /max-lines/,
  },
  { fact: 'nothing is logged', file: 'src/data/s27.ts', text: "console.log('x');\n", caughtBy: /no-console/ },
  { fact: 'images in templates have a text', file: 'src/ui/s28.ts', text: lit('html`<img src="x.png">`'), caughtBy: /lit-a11y/ },
  {
    fact: 'templates bind only what elements have',
    file: 'src/ui/s29.ts',
    text: lit('html`<p .frobnicate=${1}></p>`'),
    caughtBy: /frobnicate/,
  },
  { fact: 'sources are formatted', file: 'src/data/s30.ts', text: 'export const planted = "x"\n', caughtBy: /is not formatted/ },
  { fact: 'no file is unused', file: 'src/data/s31.ts', text: 'export const planted = 1;\n', caughtBy: /files: / },
];

/** What the oldest browsers of .browserslistrc lack. */
export const floor: readonly Planted[] = [
  { fact: 'toSorted', file: 'src/data/b1.ts', text: 'export const planted = [2, 1].toSorted();\n', caughtBy: FLOOR },
  { fact: 'toReversed', file: 'src/data/b2.ts', text: 'export const planted = [2, 1].toReversed();\n', caughtBy: FLOOR },
  { fact: 'with', file: 'src/data/b3.ts', text: 'export const planted = [2, 1].with(0, 3);\n', caughtBy: FLOOR },
  { fact: 'AbortSignal.any', file: 'src/data/b4.ts', text: 'export const planted = AbortSignal.any([]);\n', caughtBy: FLOOR },
  {
    fact: 'showPopover',
    file: 'src/ui/b5.ts',
    text: 'export const planted = (box: HTMLElement) => box.showPopover();\n',
    caughtBy: FLOOR,
  },
  { fact: 'the popover attribute', file: 'src/ui/b6.ts', text: lit('html`<p popover></p>`'), caughtBy: FLOOR },
  { fact: ':state()', file: 'src/ui/b7.ts', text: lit('css`:host(:state(open)) { color: red; }`'), caughtBy: FLOOR },
  { fact: ':dir()', file: 'src/ui/b8.ts', text: lit('css`:host(:dir(rtl)) { color: red; }`'), caughtBy: FLOOR },
  { fact: ':has()', file: 'src/ui/b9.ts', text: lit('css`p:has(b) { color: red; }`'), caughtBy: FLOOR },
  { fact: 'light-dark()', file: 'src/ui/b10.ts', text: lit('css`p { color: light-dark(red, blue); }`'), caughtBy: FLOOR },
  { fact: 'color-mix()', file: 'src/ui/b11.ts', text: lit('css`p { --x: color-mix(in srgb, red, blue); }`'), caughtBy: FLOOR },
  { fact: 'relative colours', file: 'src/ui/b12.ts', text: lit('css`p { color: hsl(from red h s l); }`'), caughtBy: FLOOR },
  { fact: 'CSS nesting', file: 'src/ui/b13.ts', text: lit('css`p { b { color: red; } }`'), caughtBy: FLOOR },
  { fact: 'anchor positioning', file: 'src/ui/b14.ts', text: lit('css`p { position-anchor: --x; }`'), caughtBy: FLOOR },
  { fact: '@starting-style', file: 'src/ui/b15.ts', text: lit('css`@starting-style { p { color: red; } }`'), caughtBy: FLOOR },
  {
    fact: 'requestIdleCallback',
    file: 'src/ui/b16.ts',
    text: 'export const planted = requestIdleCallback(() => undefined);\n',
    caughtBy: FLOOR,
  },
  {
    fact: 'color-mix() in a style sheet',
    file: 'src/b17.css',
    text: 'p { color: color-mix(in srgb, red, blue); }\n',
    caughtBy: /color-mix\(\) is not in/,
  },
];

/** Uses that the floor lets through, since they are tested for or stood in for. */
export const allowed: Readonly<Record<string, string>> = {
  'src/ui/f1.ts': "export const planted = (box: HTMLElement) => {\n  if ('showPopover' in box) box.showPopover();\n};\n",
  'src/ui/f2.ts': lit('css`@supports (color: color-mix(in srgb, red, blue)) { p { color: color-mix(in srgb, red, blue); } }`'),
  'src/ui/f3.ts': lit('css`p { color: red; color: color-mix(in srgb, red, blue); }`'),
  'src/ui/f4.ts': 'class Own {\n  with(): Own {\n    return this;\n  }\n}\nexport const planted = new Own().with();\n',
};

/** What the rules of the domain may not even name: the compiler does not know it there. */
export const names: readonly Planted[] = ['document', 'fetch', 'crypto', 'setTimeout', 'performance', 'navigator', 'process'].map(
  (name) => ({
    fact: `domain does not know ${name}`,
    file: `src/domain/n-${name.toLowerCase()}.ts`,
    text: `export const planted: unknown = ${name};\n`,
    caughtBy: new RegExp(`Cannot find name '${name}'`),
  }),
);
