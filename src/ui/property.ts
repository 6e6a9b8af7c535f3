import type { PropertyDeclaration, ReactiveElement } from 'lit';

/** Makes a field or accessor of an element reactive, as Lit's decorator does; Lit's own brings the code of both kinds of decorator. */
export function property(options?: PropertyDeclaration): PropertyDecorator {
  return (prototype, name) => {
    // Before the call: Lit puts accessors of its own over a field.
    const isAccessor = Object.hasOwn(prototype, name);
    (prototype.constructor as typeof ReactiveElement).createProperty(name, options);
    // The compiler puts back what was there, unless it is given what Lit has made of it.
    return isAccessor ? Object.getOwnPropertyDescriptor(prototype, name) : undefined;
  };
}

/** A reactive field that is no part of what the element offers. */
export function state(): PropertyDecorator {
  return property({ state: true, attribute: false });
}
