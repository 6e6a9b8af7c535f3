import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { WidgetElement } from '../../src/context/widget-element.js';
import type { CustomerProviderElement } from '../../src/elements/customer-provider/customer-provider.js';
import type { RegularsErrorEvent } from '../../src/events/regulars.js';
import type { NamedElementClass } from '../../src/ui/tags.js';
import { registerPage, until } from '../support/harness/register-page.js';

/** An element under the contract, and what its page gives it. */
export interface ContractSubject {
  readonly elementClass: NamedElementClass & { define(options?: { tag?: string }): string };
  /** What the element says in Spanish and not in English, once it has come. */
  readonly spanish: RegExp;
  /** What can have focus while nobody is on the sale. */
  readonly control?: 'input' | 'button';
  /** What the page gives its provider besides. */
  readonly prepare?: (provider: CustomerProviderElement) => void | Promise<void>;
  /** Whether it says anything only with its attribute `open`. */
  readonly isOpen?: boolean;
}

/** What every element that shows something must do, whatever it shows. */
export function elementContract({ elementClass, spanish, control, prepare, isOpen = false }: ContractSubject): void {
  const tag = elementClass.elementName;
  const page = async (children: TemplateResult): Promise<CustomerProviderElement> => {
    const provider = await registerPage(children);
    await prepare?.(provider);
    return provider;
  };
  const make = (name: string = tag): WidgetElement =>
    Object.assign(document.createElement(name) as WidgetElement, isOpen && { open: true });

  describe(`${tag}, as every element`, () => {
    it('writes no attribute, class or child on itself', async () => {
      const provider = await page(html``);
      const element = make();
      provider.append(element);
      await element.updateComplete;
      Object.assign(element, { locale: 'fr', headingLevel: 3 });
      await element.updateComplete;
      expect(element.getAttributeNames()).to.deep.equal([]);
      expect(element.childNodes).to.have.length(0);
    });

    it('counts properties that were set before it was defined', async () => {
      const late = `late-${tag}`;
      const provider = await page(html``);
      const element = make(late);
      Object.assign(element, { locale: 'es', headingLevel: 4 });
      provider.append(element);
      elementClass.define({ tag: late });
      await element.updateComplete;
      expect(element.headingLevel).to.equal(4);
      await until(() => spanish.test(spokenBy(element)));
    });

    it('works under a second tag, as another class', async () => {
      const second = `second-${tag}`;
      expect(elementClass.define({ tag: second })).to.equal(second);
      expect(elementClass.define({ tag: second })).to.equal(second);
      const provider = await page(html``);
      const element = make(second);
      provider.append(element);
      await element.updateComplete;
      expect(element instanceof elementClass).to.equal(true);
      expect(element.shadowRoot?.querySelector('[part~=base]') !== null).to.equal(true);
    });

    it('is hidden by the attribute hidden', async () => {
      const provider = await page(html``);
      const element = make();
      element.hidden = true;
      provider.append(element);
      await element.updateComplete;
      expect(getComputedStyle(element).display).to.equal('none');
    });

    it('throws for no attribute, and tells the path of a wrong locale', async () => {
      const provider = await page(html``);
      const errors: RegularsErrorEvent[] = [];
      provider.addEventListener('regulars-error', (event) => errors.push(event));
      const element = make();
      element.setAttribute('locale', 'no locale');
      element.setAttribute('heading-level', 'two');
      provider.append(element);
      await element.updateComplete;
      await until(() => errors.some(({ path }) => path === 'locale'));
      expect(errors.every(({ code }) => code === 'invalid-config')).to.equal(true);
    });

    it('speaks its own locale beside one in another', async () => {
      const provider = await page(html``);
      const [one, other] = [make(), make()];
      one.locale = 'es';
      other.locale = 'en';
      provider.append(one, other);
      await until(() => spanish.test(spokenBy(one)));
      expect(spanish.test(spokenBy(other))).to.equal(false);
    });

    it('keeps what it shows while it is moved in one task', async () => {
      const provider = await page(html`<div></div>`);
      const element = make();
      provider.append(element);
      await element.updateComplete;
      const before = element.shadowRoot?.firstElementChild;
      provider.firstElementChild?.append(element);
      await element.updateComplete;
      expect(element.shadowRoot?.firstElementChild === before).to.equal(true);
    });

    if (control) {
      it(`keeps the focus of its ${control}, and what is typed, while it is moved or put back in one task`, async () => {
        const provider = await page(html`<div></div>`);
        const element = make();
        provider.append(element);
        const focused = await until(() => element.shadowRoot?.querySelector<HTMLElement>(control));
        focused.focus();
        if (control === 'input') await sendKeys({ type: 'Ann' });

        provider.firstElementChild?.append(element);
        await element.updateComplete;
        element.remove();
        provider.append(element);
        await element.updateComplete;
        expect(element.shadowRoot?.activeElement === focused).to.equal(true);
        expect(Reflect.get(focused, 'value') || '').to.equal(control === 'input' ? 'Ann' : '');
      });
    }

    it('takes no style of a hostile page but direction and family', async () => {
      const provider = await page(html`<div></div>`);
      const frame = provider.firstElementChild as HTMLElement;
      Object.assign(frame.style, {
        letterSpacing: '9px',
        textTransform: 'uppercase',
        textAlign: 'center',
        lineHeight: '5',
        visibility: 'hidden',
      });
      const element = make();
      frame.append(element);
      await element.updateComplete;
      const { letterSpacing, textTransform, textAlign, lineHeight, visibility } = getComputedStyle(element);
      expect({ letterSpacing, textTransform, textAlign, lineHeight, visibility }).to.deep.equal({
        letterSpacing: 'normal',
        textTransform: 'none',
        textAlign: 'start',
        lineHeight: '24px',
        visibility: 'visible',
      });
    });
  });
}

function spokenBy(element: Element): string {
  return [...(element.shadowRoot?.querySelectorAll('*') ?? [])]
    .map((part) => `${part.getAttribute('aria-label') ?? ''} ${part.getAttribute('placeholder') ?? ''} ${part.textContent ?? ''}`)
    .join(' ');
}
