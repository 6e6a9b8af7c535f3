// What the linter holds. Layers are dependency-cruiser's; how things look is prettier's.
import { fileURLToPath } from 'node:url';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import { tsImport } from 'tsx/esm/api';
import typescript from 'typescript-eslint';

const root = fileURLToPath(new URL('..', import.meta.url));
const { readFloor } = await tsImport('./browser-floor/floor.ts', import.meta.url);
const { scriptsRule } = await tsImport('./browser-floor/scripts-rule.ts', import.meta.url);
const { templatesRule } = await tsImport('./browser-floor/templates-rule.ts', import.meta.url);
const floor = readFloor(`${root}.browserslistrc`);

/** A rule that cannot tell a tag from ui/tags.ts in a static template from a mistake: it is left out where those are used. */
function withoutStaticTags(rule) {
  const isStatic = (context) => /from 'lit\/static-html\.js'/.test(context.sourceCode.text);
  return { ...rule, create: (context) => (isStatic(context) ? {} : rule.create(context)) };
}

const OUR_TAGS =
  'customer-(provider|panel|search|list|form|account|history)|loyalty-(pill|adjust)|manager-pin|credit-(badge|adjust)|sale-queue|sync-status';

const markup = [
  {
    selector:
      'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|createContextualFragment|srcdoc)$/]',
    message: 'Text becomes markup here: pages under Trusted Types refuse it, and a customer’s name could be a script.',
  },
  {
    selector: 'TemplateElement[value.raw=/\\.(innerHTML|outerHTML|srcdoc)=/]',
    message: 'Text becomes markup here: bind children instead.',
  },
  {
    selector: 'CallExpression[callee.object.name="document"][callee.property.name=/^write(ln)?$/]',
    message: 'Text becomes markup here: render a template.',
  },
  {
    selector: 'ImportDeclaration[source.value=/directives\\u002F(unsafe-|style-map)/]',
    message: 'unsafeHTML and its kin make text markup; styleMap writes style attributes, which a strict CSP refuses.',
  },
  {
    selector: 'TaggedTemplateExpression[tag.name=/^(html|svg)$/] TemplateElement[value.raw=/\\sstyle\\s*=/]',
    message: 'A style attribute is refused by a strict CSP: use a part and the style sheet, or style.setProperty().',
  },
  {
    selector: 'CallExpression[callee.property.name="setAttribute"][arguments.0.value="style"]',
    message: 'A style attribute is refused by a strict CSP: use style.setProperty().',
  },
];

const zod = [
  {
    selector: 'ImportDeclaration[source.value=/^zod/]:not([source.value="zod/mini"])',
    message: 'Only zod/mini: zod itself is 20 kB more.',
  },
  {
    selector: 'ImportExpression[source.value=/^zod/]',
    message: 'Import a module of ours that imports zod/mini: only so it shakes.',
  },
  {
    selector: 'ImportDeclaration[source.value="zod/mini"] > :matches(ImportSpecifier, ImportDefaultSpecifier)',
    message: "Write import * as z from 'zod/mini': bundlers keep the whole z namespace else.",
  },
];

const unsafeStatic = [
  {
    selector: 'ImportSpecifier[imported.name="unsafeStatic"]',
    message: 'Only ui/tag-of.ts makes tags from text: it checks them first.',
  },
];

const tags = [
  {
    selector: `TaggedTemplateExpression[tag.name=/^(html|svg|literal)$/] TemplateElement[value.raw=/(^|<\\u002F?)(${OUR_TAGS})([\\s>]|$)/]`,
    message: 'A host may give our elements other tags: take the tag from ui/tags.ts.',
  },
  {
    selector: `CallExpression[callee.property.name=/^(closest|matches|querySelector|querySelectorAll|createElement|get|whenDefined)$/] > Literal[value=/(^|[\\s>,])(${OUR_TAGS})([\\s>.:[,]|$)/]`,
    message: 'A host may give our elements other tags: take the tag from ui/tags.ts.',
  },
];

const time = [
  {
    selector:
      'CallExpression[callee.object.name="Date"][callee.property.name="now"], CallExpression[callee.object.name="performance"][callee.property.name="now"]',
    message: 'The time comes from the environment’s clock, so that tests can set it.',
  },
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
    message: 'The time comes from the environment’s clock, so that tests can set it.',
  },
  {
    selector: 'CallExpression[callee.object.name="Math"][callee.property.name="random"]',
    message: 'Chance comes from the environment, so that tests can repeat it.',
  },
];

const modules = [
  { selector: 'ExportDefaultDeclaration', message: 'A name travels better than a default.' },
  {
    selector:
      ':matches(ImportDeclaration, ExportNamedDeclaration, ExportAllDeclaration)[source.value=/^\\.{1,2}\\u002F(?!.*\\.(js|json)$)/]',
    message: 'A relative import ends in .js: browsers and Node guess no endings.',
  },
];

const reExports = [
  {
    selector: ':matches(ExportNamedDeclaration, ExportAllDeclaration)[source]',
    message: 'Import a thing from where it is written: only entry points pass on.',
  },
];

const ENTRY_POINTS = ['src/*.ts', 'src/define/*.ts'];

export default typescript.config(
  {
    ignores: [
      '**/node_modules',
      'dist',
      'coverage',
      '.bench',
      '.reports',
      '.register-dist',
      '.storybook-static',
      'stories/public',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [typescript.configs.strictTypeChecked, typescript.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        tsconfigRootDir: root,
        // Named one by one: the project service finds neither vite.config.ts nor .storybook.
        project: ['src', 'src/domain', 'test', 'stories'].map((folder) => `${folder}/tsconfig.json`),
      },
    },
    rules: {
      // `expect(x).to.be.true` and Lit's handlers read well; both rules know neither.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // An implementation of an asynchronous interface may have nothing to wait for, and must still reject, not throw.
      '@typescript-eslint/require-await': 'off',
      // Numbers in sentences are what templates are for.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/restrict-plus-operands': ['error', { allowNumberAndString: true }],
      // Text is taken apart by code points on purpose: what is folded and searched has no emoji sequences to keep whole.
      '@typescript-eslint/no-misused-spread': 'off',
      // An empty text is as absent as none.
      '@typescript-eslint/prefer-nullish-coalescing': [
        'error',
        { ignorePrimitives: { string: true }, ignoreMixedLogicalExpressions: true },
      ],
      // `interface X extends Y {}` names an idea; a type alias would lose its doc in editors.
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      // A record with its keys' type spelled out says more than an index signature.
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // The compiler's own noPropertyAccessFromIndexSignature is off, yet env and dataset read better by key.
      '@typescript-eslint/dot-notation': 'off',
      eqeqeq: ['error', 'always'],
      'no-eval': 'error',
      'no-new-func': 'error',
      '@typescript-eslint/no-implied-eval': 'error',
    },
  },
  {
    files: ['src/**/*.ts', 'stories/**/*.ts'],
    extends: [lit.configs['flat/recommended'], wc.configs['flat/best-practice'], litA11y.configs.recommended],
    plugins: {
      regulars: {
        rules: {
          'scripts-floor': scriptsRule(floor),
          'templates-floor': templatesRule(floor),
          'binding-positions': withoutStaticTags(lit.rules['binding-positions']),
          'no-invalid-html': withoutStaticTags(lit.rules['no-invalid-html']),
        },
      },
    },
    settings: { wc: { elementBaseClasses: ['LitElement', 'WidgetElement'] } },
    rules: {
      'regulars/scripts-floor': 'error',
      'regulars/templates-floor': 'error',
      'lit/binding-positions': 'off',
      'lit/no-invalid-html': 'off',
      'regulars/binding-positions': 'error',
      'regulars/no-invalid-html': 'error',
      // A list box and its rows take clicks, its input takes the keys; each keyboard table has its tests.
      'lit-a11y/click-events-have-key-events': 'off',
      'lit/no-useless-template-literals': 'error',
      'lit/no-this-assign-in-render': 'error',
      'lit/lifecycle-super': 'error',
      // ElementInternals and ReactiveElement define their callbacks: a guard would test what is always there.
      'wc/guard-super-call': 'off',
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-console': ['error', { allow: ['warn'] }],
      'no-restricted-syntax': ['error', ...markup, ...zod, ...unsafeStatic, ...tags, ...time, ...modules, ...reExports],
    },
  },
  {
    files: ['src/elements/*/*.ts'],
    rules: { 'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: ENTRY_POINTS,
    rules: { 'no-restricted-syntax': ['error', ...markup, ...zod, ...unsafeStatic, ...modules] },
  },
  {
    files: ['src/ui/tag-of.ts'],
    rules: { 'no-restricted-syntax': ['error', ...markup, ...zod, ...tags, ...time, ...modules, ...reExports] },
  },
  {
    files: ['src/data/environment.ts'],
    rules: { 'no-restricted-syntax': ['error', ...markup, ...zod, ...unsafeStatic, ...tags, ...modules, ...reExports] },
  },
  {
    // Elements may not reach into data, yet provider and elements speak of clients: context passes on their types.
    files: ['src/context/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...markup,
        ...zod,
        ...unsafeStatic,
        ...tags,
        ...time,
        ...modules,
        { ...reExports[0], selector: ':matches(ExportNamedDeclaration, ExportAllDeclaration)[source]:not([exportKind="type"])' },
      ],
    },
  },
  {
    files: ['stories/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...markup] },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // chai's assertions are expressions, and look like promises to the types.
      '@typescript-eslint/no-floating-promises': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
      // A test reads what it just put there.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      // A fake may be asynchronous where the real one is not, and is awaited all the same.
      '@typescript-eslint/await-thenable': 'off',
      '@typescript-eslint/no-misused-promises': 'off',
      // A test may ask after what the types promise, and say by its own types what it expects to find.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
    },
  },
  {
    files: ['**/*.{js,cjs}'],
    languageOptions: { sourceType: 'module' },
    rules: {
      eqeqeq: ['error', 'always'],
      'no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      'no-undef': 'off',
    },
  },
);
