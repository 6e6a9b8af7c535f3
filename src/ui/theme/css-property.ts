import { nothing } from 'lit';
import { directive, Directive, PartType } from 'lit/directive.js';
import type { DirectiveParameters, ElementPart, PartInfo } from 'lit/directive.js';

class CssPropertyDirective extends Directive {
  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('cssProperty stands on an element: <div ${cssProperty(name, value)}>');
  }

  override render(_name: `--${string}`, _value: string | null): unknown {
    return nothing;
  }

  override update(part: ElementPart, [name, value]: DirectiveParameters<this>): unknown {
    const { style } = part.element as HTMLElement | SVGElement;
    if (value === null) style.removeProperty(name);
    else style.setProperty(name, value);
    return nothing;
  }
}

/**
 * Sets a custom property computed in a script. Through the CSSOM: a style attribute, also the one styleMap writes
 * first, breaks a page whose policy has no 'unsafe-inline'.
 */
export const cssProperty = directive(CssPropertyDirective);
