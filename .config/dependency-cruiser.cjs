// The layers of src: who may import whom. One rule a layer lists what it may reach; everything else is forbidden.
// Where node_modules is a link, its modules have longer paths: hence (^|/).
// `.config/layers.ts` runs it, and adds what can be reached without an import().

const LIT = '(^|/)node_modules/(lit|lit-html|lit-element|@lit/(?!context)[^/]+)/';
const LIT_CONTEXT = '(^|/)node_modules/@lit/context/';
const PHONE_RULES = '^src/data/phone-rules\\.ts$';
const CSV_RULES = '^src/data/csv-rules\\.ts$';
const MSW_ENTRY = '^src/msw\\.ts$';
const ENTRY_POINTS = '^src/([^/]+|define/[^/]+)\\.ts$';

/** A layer may import itself and what is named, and nothing else. */
function layer(name, comment, mayReach, from = { path: `^src/${name}/` }) {
  return { name: `layer-${name}`, severity: 'error', comment, from, to: { pathNot: [`^src/${name}/`, ...mayReach] } };
}

module.exports = {
  forbidden: [
    layer('domain', 'Rules are pure: they import nothing but the schema library.', ['(^|/)node_modules/zod/']),
    layer(
      'data',
      'The store knows the rules and its database, and nothing that shows.',
      ['^src/domain/', '(^|/)node_modules/idb/'],
      {
        path: '^src/data/',
        pathNot: [PHONE_RULES, CSV_RULES],
      },
    ),
    {
      name: 'layer-phone-rules',
      severity: 'error',
      comment: 'The one module that imports libphonenumber-js, and it imports nothing else from outside.',
      from: { path: PHONE_RULES },
      to: { pathNot: ['^src/(data|domain)/', '(^|/)node_modules/libphonenumber-js/'] },
    },
    {
      name: 'layer-csv-rules',
      severity: 'error',
      comment: 'The one module that imports papaparse, and it imports nothing else from outside.',
      from: { path: CSV_RULES },
      to: { pathNot: ['^src/(data|domain)/', '(^|/)node_modules/(@types/)?papaparse/'] },
    },
    {
      name: 'lazy-rules',
      severity: 'error',
      comment: 'Phone and CSV rules are large: they load when first needed, by import().',
      from: { path: '^src/' },
      to: { path: [PHONE_RULES, CSV_RULES], dynamic: false, dependencyTypesNot: ['type-only'] },
    },
    layer('context', 'Context binds elements to clients, and tells the host what failed.', [
      '^src/(domain|data|events|ui)/',
      LIT,
      LIT_CONTEXT,
    ]),
    layer('server', 'The backend knows the rules and its database, and nothing of a page.', [
      '^src/domain/',
      '(^|/)node_modules/(hono|@hono/[^/]+|zod|(@types/)?pg)/',
    ]),
    {
      name: 'server-apart',
      severity: 'error',
      comment: 'No page loads the backend: it has an entry point of its own.',
      from: { path: '^src/', pathNot: '^src/server(\\.ts$|/)' },
      to: { path: '^src/server(\\.ts$|/)' },
    },
    layer('events', 'Events carry domain values.', ['^src/domain/']),
    layer('ui', 'What elements share knows the rules and Lit, not the store.', ['^src/domain/', LIT]),
    layer('elements', 'Elements never see the store, not even its types: context passes on what they need.', [
      '^src/(domain|context|events|ui)/',
      LIT,
      LIT_CONTEXT,
    ]),
    layer('testing', 'What vendors test with knows the rules and the store, and no test runner.', ['^src/(domain|data)/']),
    {
      name: 'testing-apart',
      severity: 'error',
      comment: 'What is for tests reaches nobody’s register: it has an entry point of its own.',
      from: { path: '^src/', pathNot: '^src/testing(\\.ts$|/)' },
      to: { path: '^src/testing(\\.ts$|/)' },
    },
    {
      name: 'no-other-element',
      severity: 'error',
      comment: 'An element names another only by its tag, through ui/tags.ts, so that each can be registered alone.',
      from: { path: '^src/elements/([^/]+)/' },
      to: { path: '^src/elements/', pathNot: '^src/elements/$1/' },
    },
    {
      name: 'layer-entry-points',
      severity: 'error',
      comment: 'Entry points import src and what it runs on; never tests, stories or tools.',
      from: { path: ENTRY_POINTS, pathNot: MSW_ENTRY },
      to: { pathNot: ['^src/', LIT, LIT_CONTEXT, '(^|/)node_modules/idb/'] },
    },
    {
      name: 'layer-msw',
      severity: 'error',
      comment: 'The one entry point for hosts that mock by msw: it alone imports it.',
      from: { path: MSW_ENTRY },
      to: { pathNot: ['^src/', '(^|/)node_modules/msw/'] },
    },
    {
      name: 'index-registers-nothing',
      severity: 'error',
      comment: 'Importing a class must not register a tag: that is define’s side effect.',
      from: { path: '^src/(index|client|testing|msw|server)\\.ts$' },
      to: { path: '^src/define(\\.ts$|/)', reachable: true },
    },
    {
      name: 'client-without-lit',
      severity: 'error',
      comment: 'The headless client runs in Node and in workers, and costs no Lit.',
      from: { path: '^src/(client|testing|msw|server)\\.ts$' },
      to: { path: [LIT, LIT_CONTEXT], reachable: true },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Modules that need each other to run are one module. Types may name each other: they are gone by then.',
      from: { path: '^src/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      comment: 'What nothing imports is dead code.',
      from: { path: '^src/', orphan: true, pathNot: [ENTRY_POINTS, '\\.d\\.ts$'] },
      to: {},
    },
    {
      name: 'resolvable',
      severity: 'error',
      comment: 'An import must lead somewhere.',
      from: { path: '^src/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: 'tsconfig' },
    // Type imports count too: an element that knows the store's types knows the store.
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'src/tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'default'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
