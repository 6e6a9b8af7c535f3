// What the analyzer reads, and how its answer is fitted to what the package ships.

/** Callbacks of the platform and of Lit, which no host calls. */
const LIFECYCLE = new Set([
  'connectedCallback',
  'disconnectedCallback',
  'adoptedCallback',
  'attributeChangedCallback',
  'formAssociatedCallback',
  'formDisabledCallback',
  'formResetCallback',
  'formStateRestoreCallback',
  'render',
  'willUpdate',
  'update',
  'updated',
  'firstUpdated',
]);

function isPublic(member) {
  return (
    !member.static && (member.privacy ?? 'public') === 'public' && !member.name.startsWith('#') && !LIFECYCLE.has(member.name)
  );
}

function withoutInternals(declaration) {
  const members = (declaration.members ?? []).filter(isPublic);
  const names = new Set(members.map((member) => member.name));
  return {
    ...declaration,
    members,
    attributes: declaration.attributes?.filter(
      (attribute) => attribute.fieldName === undefined || names.has(attribute.fieldName),
    ),
    // dispatchEvent(new XEvent()) adds an event without its name; the class's doc block names and describes them all.
    events: declaration.events?.filter((event) => event.name && event.description),
  };
}

/** A module of src is no address in the package: what points there is left out. */
function asPublished(declaration) {
  const { source: _source, superclass, ...rest } = declaration;
  const isOurs = superclass?.module?.startsWith('src/') || superclass?.module?.startsWith('/src/');
  const members = rest.members.map(({ inheritedFrom: _inheritedFrom, ...member }) => member);
  const attributes = rest.attributes?.map(({ inheritedFrom: _inheritedFrom, ...attribute }) => attribute);
  return { ...rest, members, ...(attributes && { attributes }), ...(superclass && !isOurs && { superclass }) };
}

const INDEX = 'dist/index.js';

/** Bundled, no module of src exists any more: classes come from the index, tags from their own entry point. */
function asShipped() {
  return {
    name: 'as-shipped',
    packageLinkPhase({ customElementsManifest }) {
      const declarations = customElementsManifest.modules
        .flatMap((module) => module.declarations ?? [])
        .filter(({ kind, name, tagName }) => kind === 'class' && (tagName || name.endsWith('Event')))
        .map(withoutInternals)
        .map(asPublished);
      const elements = declarations.filter(({ tagName }) => tagName);
      customElementsManifest.modules = [
        {
          kind: 'javascript-module',
          path: INDEX,
          declarations,
          exports: declarations.map(({ name }) => ({ kind: 'js', name, declaration: { name, module: INDEX } })),
        },
        ...elements.map(({ name, tagName }) => ({
          kind: 'javascript-module',
          path: `dist/define/${tagName}.js`,
          declarations: [],
          exports: [{ kind: 'custom-element-definition', name: tagName, declaration: { name, module: INDEX } }],
        })),
      ];
    },
  };
}

export default {
  // All of src, so that what a base class brings is found; what is no element or event is dropped again.
  globs: ['src/**/*.ts'],
  exclude: ['src/define.ts', 'src/define/**'],
  outdir: 'dist',
  litelement: true,
  // Else it rewrites package.json, which names the manifest already.
  packagejson: false,
  plugins: [asShipped()],
};
