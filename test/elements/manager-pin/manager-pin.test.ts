import { expect } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { html } from 'lit';
import '../../../src/define/manager-pin.js';
import type { ApprovalIntent, Grant } from '../../../src/domain/grant.js';
import type { CustomerProviderElement } from '../../../src/elements/customer-provider/customer-provider.js';
import type { ManagerPinElement } from '../../../src/elements/manager-pin/manager-pin.js';
import type { GrantIssueEvent } from '../../../src/events/grant-issue.js';
import { FakeClock } from '../../../src/testing.js';
import { ManagerPinHarness } from '../../support/harness/manager-pin-harness.js';
import { clientOf, registerPage } from '../../support/harness/register-page.js';
import { typeByHand } from '../../support/harness/type-by-hand.js';
import { ANA, BEN, codeOf, newEntryId, WRONG_PIN } from '../../support/managers.js';
import { until } from '../../support/until.js';

describe('manager-pin', () => {
  let provider: CustomerProviderElement;
  let element: ManagerPinElement;
  let pad: ManagerPinHarness;
  let clock: FakeClock;

  async function open(managers = [ANA, BEN]): Promise<void> {
    clock = new FakeClock();
    provider = await registerPage(html`<button>before</button><manager-pin></manager-pin>`, { environment: { clock } });
    await clientOf(provider).setManagers(managers);
    const found = provider.querySelector('manager-pin');
    if (!found) throw new Error('There is no pad.');
    element = found;
    pad = new ManagerPinHarness(element);
  }

  const intent = (more: Partial<ApprovalIntent> = {}): ApprovalIntent => ({
    entryId: newEntryId(clientOf(provider)),
    action: 'loyalty-add',
    ...more,
  });

  async function ask(asked = intent()): Promise<{ answer: Promise<Grant> }> {
    const answer = element.request(asked);
    answer.catch(() => undefined);
    await until(() => pad.isShown);
    return { answer };
  }

  it('asks in a dialog of its own name, saying what is approved', async () => {
    await open();
    await ask(intent({ points: 50 }));
    expect(pad.name).to.equal('Enter Manager PIN');
    expect(pad.asked).to.equal('Add Loyalty Points 50 points');
    expect(pad.keys).to.deep.equal(['1', '2', '3', '4', '5', '6', '7', '8', '9', 'OK', '0', 'Delete']);
    expect(pad.isFieldFocused).to.equal(true);
    element.close();
    await ask(intent({ action: 'price-override', amount: { amountMinor: 1450, currency: 'USD' }, note: 'Damaged box' }));
    expect(pad.asked).to.equal('Price override $14.50 Damaged box');
  });

  it('answers with the grant, tells of it, closes and gives focus back', async () => {
    await open();
    provider.querySelector('button')?.focus();
    const told: GrantIssueEvent[] = [];
    provider.addEventListener('grant-issue', (event) => told.push(event));
    const asked = intent();
    const { answer } = await ask(asked);
    await pad.enter(ANA.pin);
    const grant = await answer;
    expect(grant).to.include({ entryId: asked.entryId, managerId: ANA.id });
    expect(
      told.map(({ grantId, entryId, action, managerId, verifiedBy }) => ({ grantId, entryId, action, managerId, verifiedBy })),
    ).to.deep.equal([
      { grantId: grant.id, entryId: asked.entryId, action: 'loyalty-add', managerId: ANA.id, verifiedBy: 'register' },
    ]);
    expect(pad.isShown).to.equal(false);
    expect(element.open).to.equal(false);
    expect(document.activeElement === provider.querySelector('button')).to.equal(true);
  });

  it('takes digits, Backspace and Enter of a keyboard, wherever in it focus is', async () => {
    await open();
    const { answer } = await ask();
    await typeByHand('73910');
    expect(pad.rings).to.equal(5);
    expect(pad.field.value).to.equal('•••••');
    await keys('Backspace', '0', '2', 'Enter');
    expect((await answer).managerId).to.equal(ANA.id);
  });

  it('shows a ring for each digit, eight at most, and takes one away', async () => {
    await open();
    await ask();
    await pad.press(...'123456789');
    expect(pad.rings).to.equal(8);
    await pad.press('Delete');
    expect(pad.rings).to.equal(7);
    expect(pad.isFieldFocused).to.equal(true);
  });

  it('forgets digits that were left alone for 30 seconds', async () => {
    await open();
    await ask();
    await pad.press(...'739');
    await clock.advance(29_999);
    expect(pad.rings).to.equal(3);
    await clock.advance(1);
    await until(() => pad.rings === 0);
  });

  it('tries nothing of fewer than four digits', async () => {
    await open();
    await ask();
    await pad.enter('739');
    expect(pad.sentence).to.equal('A PIN has 4 to 8 digits.');
    expect(pad.rings).to.equal(3);
    expect((await clientOf(provider).audit()).rows).to.deep.equal([]);
  });

  it('says that a PIN was wrong, with empty rings, and takes the next', async () => {
    await open();
    const { answer } = await ask();
    await pad.enter(WRONG_PIN);
    expect(pad.sentence).to.equal('No manager has this PIN. Try again.');
    expect(pad.alerts).to.equal(pad.sentence);
    expect(pad.rings).to.equal(0);
    await pad.enter(ANA.pin);
    expect((await answer).managerId).to.equal(ANA.id);
  });

  it('says that a manager may not approve this, and takes another', async () => {
    await open();
    const { answer } = await ask(intent({ points: 500 }));
    await pad.enter(BEN.pin);
    expect(pad.sentence).to.match(/may not approve this/);
    await pad.enter(ANA.pin);
    expect((await answer).managerId).to.equal(ANA.id);
  });

  it('is busy while the PIN is checked: no key does anything', async () => {
    await open();
    await ask();
    await pad.press(...WRONG_PIN, 'OK');
    expect(pad.isBusy).to.equal(true);
    await pad.press('1', 'Delete', 'OK');
    expect(pad.rings).to.equal(WRONG_PIN.length);
    await until(() => !pad.isBusy);
    expect(pad.rings).to.equal(0);
    expect((await clientOf(provider).audit()).rows).to.have.length(1);
  });

  it('counts down while it is locked, by the register’s clock, and opens again', async () => {
    await open();
    const { answer } = await ask();
    for (let count = 0; count < 5; count += 1) await pad.enter(WRONG_PIN);
    await until(() => pad.lockout !== '');
    expect(pad.lockout).to.equal('Try again in 0:30');
    expect(pad.alerts).to.equal('Too many wrong PINs. Try again in 30 seconds.');
    expect(pad.key('1').getAttribute('aria-disabled')).to.equal('true');
    await pad.press('1');
    expect(pad.rings).to.equal(0);
    await clock.advance(3_000);
    await element.updateComplete;
    expect(pad.lockout).to.equal('Try again in 0:27');
    await clock.advance(27_000);
    await until(() => pad.lockout === '');
    await pad.enter(ANA.pin);
    expect((await answer).managerId).to.equal(ANA.id);
  });

  it('shows a lock that was there before, and Cancel stays', async () => {
    await open();
    for (let count = 0; count < 5; count += 1) await codeOf(clientOf(provider).approve(intent(), WRONG_PIN));
    const { answer } = await ask();
    await until(() => pad.lockout === 'Try again in 0:30');
    await pad.cancel();
    expect(await codeOf(answer)).to.equal('approval-cancelled');
  });

  it('says what to do where no manager is set up, and offers nothing to type', async () => {
    await open([]);
    const { answer } = await ask();
    await until(() => pad.keys.length === 0);
    expect(pad.sentence).to.match(/No manager is set up/);
    await pad.cancel();
    expect(await codeOf(answer)).to.equal('approval-cancelled');
  });

  it('is cancelled by Escape, by close(), by another request, and by being taken away', async () => {
    await open();
    const first = await ask();
    await keys('Escape');
    expect(await codeOf(first.answer)).to.equal('approval-cancelled');
    const second = await ask();
    element.close();
    expect(await codeOf(second.answer)).to.equal('approval-cancelled');
    const third = await ask();
    const fourth = await ask();
    expect(await codeOf(third.answer)).to.equal('approval-cancelled');
    element.remove();
    expect(await codeOf(fourth.answer)).to.equal('approval-cancelled');
  });

  it('gives nothing to who cancelled while the PIN was checked', async () => {
    await open();
    const told: Event[] = [];
    provider.addEventListener('grant-issue', (event) => told.push(event));
    const { answer } = await ask();
    await pad.press(...ANA.pin, 'OK');
    await pad.cancel();
    expect(await codeOf(answer)).to.equal('approval-cancelled');
    await until(async () => (await clientOf(provider).audit()).rows.length === 1);
    expect(told).to.deep.equal([]);
  });

  it('refuses on a locked register, and closes when the register is locked', async () => {
    await open();
    const { answer } = await ask();
    // The pad has asked who may approve, and hears of the lock by asking again, a tenth of a second later by the register's clock.
    await until(() => pad.keys.length > 0);
    provider.cashier = null;
    const code = codeOf(answer);
    await until(async () => {
      await clock.advance(100);
      return !pad.isShown;
    });
    expect(await code).to.equal('locked');
    expect(await codeOf(element.request(intent()))).to.equal('locked');
  });

  it('shows by its attribute, and closes with it', async () => {
    await open();
    const told: GrantIssueEvent[] = [];
    provider.addEventListener('grant-issue', (event) => told.push(event));
    element.open = true;
    await until(() => pad.isShown);
    element.open = false;
    await until(() => !pad.isShown);
    element.open = true;
    await until(() => pad.isShown);
    await pad.enter(ANA.pin);
    await until(() => told.length === 1);
    expect(told[0]).to.include({ action: 'overrides', managerId: ANA.id });
    expect(element.open).to.equal(false);
  });

  it('has keys of 72 by 64 in telephone order, and room for them at 320 px', async () => {
    await open();
    await ask();
    try {
      await setViewport({ width: 320, height: 700 });
      const [one, two, four] = ['1', '2', '4'].map((name) => pad.key(name).getBoundingClientRect());
      expect([one?.width, one?.height]).to.deep.equal([72, 64]);
      expect((two?.left ?? 0) > (one?.left ?? 0) && (four?.top ?? 0) > (one?.top ?? 0)).to.equal(true);
      expect((one?.left ?? -1) >= 0 && pad.key('3').getBoundingClientRect().right <= 320).to.equal(true);
    } finally {
      await setViewport({ width: 800, height: 600 });
    }
  });

  it('reads the digits from left to right in every language, and has OK where the line starts', async () => {
    await open();
    provider.dir = 'rtl';
    await ask();
    const left = (name: string): number => pad.key(name).getBoundingClientRect().left;
    expect(left('1') < left('3')).to.equal(true);
    expect(left('OK') > left('Delete')).to.equal(true);
    provider.dir = '';
    await until(() => left('OK') < left('Delete'));
  });
});

describe('approve() of a provider', () => {
  it('asks for an action of the host’s own, on a pad over the page', async () => {
    const provider = await registerPage(html`<p>the page</p>`);
    const client = clientOf(provider);
    await client.setManagers([ANA]);
    const intents = ['discount', 'open-drawer'].map((action) => ({ entryId: newEntryId(client), action }));
    for (const intent of intents) {
      const answer = provider.approve(intent);
      if (!provider.shadowRoot) throw new Error('The provider has no root.');
      const pad = await ManagerPinHarness.shown(provider.shadowRoot);
      await pad.enter(ANA.pin);
      expect((await answer).action).to.equal(intent.action);
    }
    expect(provider.shadowRoot?.querySelectorAll('manager-pin')).to.have.length(1);
    provider.cashier = null;
    await provider.updateComplete;
    expect(await codeOf(provider.approve({ entryId: newEntryId(client), action: 'discount' }))).to.equal('locked');
  });
});

async function keys(...names: string[]): Promise<void> {
  for (const press of names) {
    await sendKeys({ press });
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
}
