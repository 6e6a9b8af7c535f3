/**
 * The element of that id, checked once so that the rest of the page need not ask again.
 *
 * @throws {TypeError} When index.html and the scripts have drifted apart.
 */
export function byId<T extends Element>(id: string, type: abstract new (...args: never[]) => T): T {
  const element = document.getElementById(id);
  if (element instanceof type) return element;
  throw new TypeError(`#${id} should be a ${type.name}`);
}

/** The one element inside `root` that has this part of a template's markup. */
export function within<T extends Element>(root: ParentNode, selector: string, type: abstract new (...args: never[]) => T): T {
  const element = root.querySelector(selector);
  if (element instanceof type) return element;
  throw new TypeError(`${selector} should be a ${type.name}`);
}

/** A copy of the first element of a `<template>`: markup stays in index.html, with no HTML made from strings. */
export function copyOf(templateId: string): HTMLElement {
  const first = byId(templateId, HTMLTemplateElement).content.firstElementChild?.cloneNode(true);
  if (first instanceof HTMLElement) return first;
  throw new TypeError(`#${templateId} is empty`);
}

/** A drawing of the product sheet; decoration, so hidden from screen readers. */
export function drawing(href: string, className: string): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', className);
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('viewBox', '0 0 64 64');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', href);
  svg.append(use);
  return svg;
}
