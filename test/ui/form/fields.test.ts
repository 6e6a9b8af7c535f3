import { expect, fixture, html } from '@open-wc/testing';
import { render } from 'lit';
import type { TemplateResult } from 'lit';
import { checkboxField } from '../../../src/ui/form/checkbox.js';
import { choiceField } from '../../../src/ui/form/choice.js';
import { problemSummary } from '../../../src/ui/form/problem-summary.js';
import { switchField } from '../../../src/ui/form/switch.js';
import { textArea } from '../../../src/ui/form/text-area.js';
import { textField } from '../../../src/ui/form/text-field.js';

async function drawn(field: TemplateResult): Promise<{ root: HTMLElement; control: HTMLElement }> {
  const root = await fixture<HTMLElement>(html`<div>${field}</div>`);
  const control = root.querySelector<HTMLElement>('input, textarea, select, button');
  if (!control) throw new Error('There is no control.');
  return { root, control };
}

const ignore = (): void => undefined;
const FRAME = { id: 'f', label: 'Phone', help: 'Any spelling.' };
const FIELDS: readonly [string, (frame: typeof FRAME & { problem?: string; changed?: boolean }) => TemplateResult][] = [
  ['a line of text', (frame) => textField({ ...frame, value: '', onInput: ignore })],
  ['lines of text', (frame) => textArea({ ...frame, value: '', onInput: ignore })],
  ['a choice', (frame) => choiceField({ ...frame, value: '', choices: [{ value: '', label: 'None' }], onChoose: ignore })],
  ['a checkbox', (frame) => checkboxField({ ...frame, checked: false, onToggle: ignore })],
  ['a switch', (frame) => switchField({ ...frame, on: false, onToggle: ignore })],
];

describe('a field', () => {
  for (const [kind, draw] of FIELDS) {
    it(`(${kind}) has its label as name and its help as description`, async () => {
      const { root, control } = await drawn(draw(FRAME));
      expect(control.getAttribute('aria-describedby')).to.equal('f-help');
      const name = control.getAttribute('aria-labelledby');
      const label = name === null ? root.querySelector('label[for=f]') : root.querySelector(`[id="${name}"]`);
      expect(label?.textContent.trim()).to.equal('Phone');
      await expect(root).to.be.accessible();
    });

    it(`(${kind}) names what is wrong before its help`, async () => {
      const { root, control } = await drawn(draw({ ...FRAME, problem: 'Too short.' }));
      expect(control.getAttribute('aria-describedby')).to.equal('f-problem f-help');
      if (kind !== 'a switch') expect(control.getAttribute('aria-invalid')).to.equal('true');
      expect(root.querySelector('[part~=field-invalid]')).not.to.equal(null);
      expect(root.querySelector('#f-problem')?.textContent.trim()).to.equal('Too short.');
    });

    it(`(${kind}) says by its part that it is changed`, async () => {
      const { root } = await drawn(draw({ ...FRAME, changed: true }));
      expect(root.querySelector('[part~=field-changed]')).not.to.equal(null);
    });
  }

  it('of text shows what it is given, also after something else was typed', async () => {
    const root = await fixture<HTMLElement>(html`<div></div>`);
    const draw = (value: string): unknown => render(textField({ ...FRAME, value, onInput: ignore }), root);
    draw('a');
    const input = root.querySelector('input');
    if (!input) throw new Error('There is no input.');
    input.value = 'typed';
    draw('a');
    expect(input.value).to.equal('a');
  });

  it('with a checkbox waits for the answer before it changes', async () => {
    const root = await fixture<HTMLElement>(html`<div></div>`);
    const asked: boolean[] = [];
    const draw = (checked: boolean): unknown =>
      render(checkboxField({ ...FRAME, checked, onToggle: (wanted) => asked.push(wanted) }), root);
    draw(true);
    const box = root.querySelector('input');
    box?.click();
    draw(true);
    expect(asked).to.deep.equal([false]);
    expect(box?.checked).to.equal(true);
  });
});

describe('a problem summary', () => {
  it('is nothing while nothing is wrong', async () => {
    const root = await fixture<HTMLElement>(html`<div>
      ${problemSummary({ id: 's', heading: 'None', headingLevel: 2, problems: [], onFollow: ignore })}
    </div>`);
    expect(root.textContent.trim()).to.equal('');
  });

  it('has a heading to focus, links that are followed by script, and plain text for what has no field', async () => {
    const followed: string[] = [];
    const problems = [
      { controlId: 'f', sentence: 'Phone: too short.' },
      { controlId: null, sentence: 'The shop is closed.' },
    ];
    const summary = { id: 's', heading: '2 things', headingLevel: 3, problems, onFollow: (id: string) => followed.push(id) };
    const root = await fixture<HTMLElement>(html`<div>${problemSummary(summary)}</div>`);
    const heading = root.querySelector<HTMLElement>('[role=heading]');
    heading?.focus();
    expect(document.activeElement).to.equal(heading);
    expect(heading?.getAttribute('aria-level')).to.equal('3');
    const before = location.href;
    root.querySelector('a')?.click();
    expect(followed).to.deep.equal(['f']);
    expect(location.href).to.equal(before);
    expect(root.querySelectorAll('a')).to.have.length(1);
  });
});
