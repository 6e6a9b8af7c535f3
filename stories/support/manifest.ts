/** The manifest of the built package: private, static and inherited members are already left out of it. */
const built = import.meta.glob<object>('../../dist/custom-elements.json', { eager: true, import: 'default' });

/** What the documentation pages list; nothing before the first `npm run build`. */
export function publicManifest(): object {
  return Object.values(built)[0] ?? { schemaVersion: '1.0.0', modules: [] };
}
