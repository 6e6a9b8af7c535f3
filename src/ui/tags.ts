/** The elements of this package, by the tag they have by default. */
export type ElementName =
  | 'customer-provider'
  | 'customer-panel'
  | 'customer-search'
  | 'customer-list'
  | 'customer-form'
  | 'customer-account'
  | 'customer-history'
  | 'loyalty-pill'
  | 'loyalty-adjust'
  | 'manager-pin'
  | 'credit-badge'
  | 'credit-adjust'
  | 'sale-queue'
  | 'sync-status';

/** Under which tag an element is registered, and where. */
export interface DefineOptions {
  /** Stands before the default tag: `acme-` gives `acme-customer-search`. */
  readonly prefix?: string;
  /** The whole tag. Goes over `prefix`. */
  readonly tag?: string;
  /** The page's own where not given. */
  readonly registry?: CustomElementRegistry;
}

/** A class that can be registered under a tag of the host's choice. */
export type NamedElementClass = CustomElementConstructor & {
  readonly elementName: ElementName;
  /** Fetches what the element shows only later in a day, before the line can go down. */
  readonly loadAhead?: () => Promise<unknown>;
};

// One map per copy of this package: two copies on a page each nest their own elements.
const tags = new Map<ElementName, string>();
const ours = new WeakMap<CustomElementConstructor, NamedElementClass>();
const ahead = new Set<() => Promise<unknown>>();
const later = new Map<ElementName, () => Promise<unknown>>();
const warned = new Set<string>();
let lastPrefix = '';

/** What a registry takes. */
export const TAG = /^[a-z][a-z0-9._-]*-[a-z0-9._-]*$/;

/**
 * Registers an element and remembers its tag.
 *
 * A tag that something else has is warned about once, and ours goes under the first free `<tag>-<number>`: the
 * page's markup then shows the other element, while our own nesting stays ours. Never throws.
 *
 * @returns The tag it got.
 */
export function registerElement(
  elementClass: NamedElementClass,
  { prefix = '', tag = prefix + elementClass.elementName, registry = customElements }: DefineOptions = {},
): string {
  if (!TAG.test(tag)) {
    warnOnce(tag, `invalid-config: "${tag}" is no name for a custom element.`);
    tag = elementClass.elementName;
  }
  lastPrefix = prefix;
  let free = tag;
  for (let copy = 2; registry.get(free); copy += 1) {
    if (isOurs(registry.get(free), elementClass)) return remember(elementClass, free);
    warnOnce(
      tag,
      `tag-taken: <${tag}> is registered already; ours goes under a number. Set the "prefix" option to choose its name.`,
    );
    free = `${tag}-${copy}`;
  }
  const registered = defineOnce(registry, free, elementClass);
  ours.set(registered, elementClass);
  return remember(elementClass, free);
}

/** Says how an element can be had that nobody has registered yet, so that it is loaded when first shown. */
export function registerLater(name: ElementName, load: () => Promise<unknown>): void {
  later.set(name, load);
}

/** Loads and registers an element that was offered by `registerLater()`. */
export async function ensureRegistered(name: ElementName): Promise<void> {
  if (!tags.has(name)) await later.get(name)?.();
}

/** Loads and registers all that were offered by `registerLater()`, and what the registered ones show later. */
export async function ensureEveryRegistered(): Promise<void> {
  for (const name of later.keys()) await ensureRegistered(name);
  for (const load of ahead) await load();
}

/** The tag of an element, also before it is registered. */
export function tagName(name: ElementName): string {
  return tags.get(name) ?? lastPrefix + name;
}

function defineOnce(registry: CustomElementRegistry, tag: string, elementClass: NamedElementClass): CustomElementConstructor {
  try {
    registry.define(tag, elementClass);
    return elementClass;
  } catch {
    // A registry takes a class once only; under a second tag it is a class of its own.
    const again = class extends elementClass {};
    registry.define(tag, again);
    return again;
  }
}

function isOurs(registered: CustomElementConstructor | undefined, elementClass: NamedElementClass): boolean {
  return registered !== undefined && ours.get(registered) === elementClass;
}

function remember(elementClass: NamedElementClass, tag: string): string {
  if (elementClass.loadAhead) ahead.add(elementClass.loadAhead);
  // The first tag is the one for nesting; a second one is the host's affair.
  if (!tags.has(elementClass.elementName)) tags.set(elementClass.elementName, tag);
  return tag;
}

function warnOnce(tag: string, sentence: string): void {
  if (warned.has(tag)) return;
  warned.add(tag);
  console.warn(`regulars: ${sentence}`);
}
