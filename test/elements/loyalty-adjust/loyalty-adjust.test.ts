import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { LoyaltyAdjustEvent } from '../../../src/events/loyalty-adjust.js';
import { adjustScene, LIMITED_PIN, PIN, TRUSTED } from '../../support/harness/adjust-scene.js';
import { until } from '../../support/harness/register-page.js';
import { typeByHand } from '../../support/harness/type-by-hand.js';

const points = async ({ client, customerId }: Awaited<ReturnType<typeof adjustScene>>): Promise<number> =>
  (await client.loyalty.balance(customerId)).amount;

describe('adding and removing loyalty points (K17)', () => {
  it('goes tile, PIN, number, Add Loyalty, by touch, and in no other order', async () => {
    const scene = await adjustScene({ points: 120 });
    const { provider, customerId, loyalty } = scene;
    const told: LoyaltyAdjustEvent[] = [];
    provider.addEventListener('loyalty-adjust', (event) => told.push(event));

    loyalty.element.show();
    await until(() => loyalty.tiles.length > 0);
    expect(loyalty.tiles).to.deep.equal(['Add Loyalty Points', 'Remove Loyalty Points']);
    expect(loyalty.field).to.equal(null);
    await loyalty.choose('Add Loyalty Points');
    await until(() => loyalty.asksForPin);
    expect(loyalty.pinSeen).to.contain('Enter Manager PIN');
    expect(loyalty.field).to.equal(null);
    expect(await points(scene)).to.equal(120);

    await loyalty.enterPin(PIN);
    await until(() => loyalty.field);
    expect(await points(scene)).to.equal(120);
    await loyalty.tap('5', '0');
    expect(loyalty.typed).to.equal('50');
    expect(loyalty.willBe).to.equal('120 170');
    await loyalty.press('Add Loyalty');

    await until(() => told.length > 0);
    expect(await points(scene)).to.equal(170);
    const [{ entryId, ...event }] = told as [LoyaltyAdjustEvent];
    expect(event).to.contain({ customerId, points: 50, balance: 170 });
    const { rows } = await scene.client.loyalty.entries(customerId);
    expect(rows[0]?.entry.id).to.equal(entryId);
    expect(rows[0]?.entry.reason).to.deep.equal({ code: 'goodwill' });
    expect(rows[0]?.entry.grantId).not.to.equal(null);
    await until(() => !loyalty.isOpen);
    await until(() => loyalty.lastWords === '50 points added. Balance 170.');
  });

  it('goes by keyboard alone, and gives focus back', async () => {
    const scene = await adjustScene({ points: 120 });
    const { provider, loyalty } = scene;
    const opener = document.createElement('button');
    opener.textContent = 'Points';
    provider.append(opener);
    opener.addEventListener('click', () => loyalty.element.show());
    opener.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => loyalty.tiles.length > 0);
    await until(() => loyalty.focused === 'adjust-title');
    // Close, Add, Remove.
    for (let tabs = 0; tabs < 3; tabs += 1) await sendKeys({ press: 'Tab' });
    expect(loyalty.focused).to.equal('tile-minus');
    await sendKeys({ press: 'Enter' });
    await loyalty.enterPin(PIN);
    await until(() => loyalty.focused === 'figure');
    await typeByHand('20');
    await sendKeys({ press: 'Enter' });
    await until(() => !loyalty.isOpen);
    expect(await points(scene)).to.equal(100);
    expect(loyalty.focused).to.equal('Points');
    await until(() => loyalty.lastWords === '20 points removed. Balance 100.');
  });

  it('writes nothing after a wrong PIN, and nothing when the PIN is cancelled', async () => {
    const scene = await adjustScene({ points: 120 });
    const { loyalty } = scene;
    loyalty.element.show();
    await loyalty.choose('Remove Loyalty Points');
    await loyalty.enterPin('999999');
    await until(() => loyalty.pinSeen.includes('No manager has this PIN'));
    expect(loyalty.field).to.equal(null);
    await sendKeys({ press: 'Escape' });
    await until(() => !loyalty.asksForPin);
    expect(loyalty.tiles).to.have.length(2);
    expect(loyalty.field).to.equal(null);
    expect(await points(scene)).to.equal(120);
    await until(() => loyalty.focused === 'tile-minus');
  });

  it('asks no PIN of a cashier who may', async () => {
    const scene = await adjustScene({ points: 1, options: { cashier: TRUSTED } });
    const { loyalty } = scene;
    loyalty.element.show();
    await loyalty.choose('Add Loyalty Points');
    await until(() => loyalty.field);
    expect(loyalty.asksForPin).to.equal(false);
    await loyalty.type('9');
    await loyalty.press('Add Loyalty');
    await until(() => !loyalty.isOpen);
    expect(await points(scene)).to.equal(10);
  });

  it('refuses a cashier who may not, in a sentence', async () => {
    const { loyalty } = await adjustScene({ options: { cashier: { id: 'new', can: { loyalty: 'no' } } } });
    loyalty.element.show();
    await loyalty.choose('Add Loyalty Points');
    await until(() => loyalty.error !== '');
    expect(loyalty.error).to.contain('not allowed');
    expect(loyalty.field).to.equal(null);
  });

  it('with a direction passes the tiles over, and asks for the PIN all the same', async () => {
    const { loyalty } = await adjustScene({ points: 5 });
    loyalty.element.show('add');
    await until(() => loyalty.asksForPin);
    expect(loyalty.field).to.equal(null);
    await loyalty.enterPin(PIN);
    await until(() => loyalty.field);
    expect(loyalty.seen).to.contain('Add Loyalty Points');
  });

  it('with a direction goes away when the PIN is cancelled', async () => {
    const { loyalty } = await adjustScene({ points: 5 });
    loyalty.element.direction = 'remove';
    loyalty.element.open = true;
    await until(() => loyalty.asksForPin);
    await sendKeys({ press: 'Escape' });
    await until(() => !loyalty.isOpen);
    expect(loyalty.element.open).to.equal(false);
  });

  it('has chips that add up, keys that take back, and shows what will be', async () => {
    const { loyalty } = await adjustScene({ points: 120, options: { cashier: TRUSTED } });
    loyalty.element.show('remove');
    await until(() => loyalty.field);
    expect(loyalty.chips).to.deep.equal(['−10', '−50', '−100']);
    await loyalty.press('−10');
    await loyalty.press('−50');
    expect(loyalty.typed).to.equal('60');
    expect(loyalty.willBe).to.equal('120 60');
    await loyalty.tap('Delete', '00');
    expect(loyalty.typed).to.equal('600');
    await until(() => loyalty.politeWords.includes('There are only 120 points.'));
  });

  it('never removes more than there is: says so beside the field, and offers what is left', async () => {
    const scene = await adjustScene({ points: 120, options: { cashier: TRUSTED } });
    const { loyalty } = scene;
    loyalty.element.show('remove');
    await loyalty.type('121');
    expect(loyalty.problem).to.equal('There are only 120 points.');
    await loyalty.press('Remove Loyalty');
    expect(await points(scene)).to.equal(120);
    expect(loyalty.isOpen).to.equal(true);
    expect(loyalty.focused).to.equal('figure');
    await loyalty.press('Remove 120');
    expect(loyalty.typed).to.equal('120');
    expect(loyalty.problem).to.equal('');
    await loyalty.press('Remove Loyalty');
    await until(() => !loyalty.isOpen);
    expect(await points(scene)).to.equal(0);
  });

  it('goes below zero only where the host allows it', async () => {
    const scene = await adjustScene({ points: 5, options: { cashier: TRUSTED, loyalty: { allowNegative: true } } });
    scene.loyalty.element.show('remove');
    await scene.loyalty.type('8');
    expect(scene.loyalty.problem).to.equal('');
    await scene.loyalty.press('Remove Loyalty');
    await until(() => !scene.loyalty.isOpen);
    expect(await points(scene)).to.equal(-3);
  });

  for (const typed of ['1e3', '12-', '1.5', '-5', 'ten', '9007199254740993', '1e309']) {
    it(`takes ${typed} for no number, and writes nothing`, async () => {
      const scene = await adjustScene({ options: { cashier: TRUSTED } });
      const { loyalty } = scene;
      loyalty.element.show('add');
      await loyalty.type(typed);
      expect(loyalty.problem).not.to.equal('');
      await loyalty.press('Add Loyalty');
      expect(loyalty.typed).to.equal(typed);
      expect(await points(scene)).to.equal(0);
    });
  }

  it('says that a number is missing once it is to be written, not before', async () => {
    const { loyalty } = await adjustScene({ options: { cashier: TRUSTED } });
    loyalty.element.show('add');
    await until(() => loyalty.field);
    expect(loyalty.problem).to.equal('');
    await loyalty.press('Add Loyalty');
    expect(loyalty.problem).to.equal('Type the number of points.');
    await loyalty.type('0');
    expect(loyalty.problem).to.equal('Type the number of points.');
  });

  it('writes once when pressed twice', async () => {
    const scene = await adjustScene({ options: { cashier: TRUSTED } });
    const { loyalty, client, customerId } = scene;
    loyalty.element.show('add');
    await loyalty.type('7');
    const submit = loyalty.find<HTMLButtonElement>('[part=submit]');
    submit?.click();
    submit?.click();
    await until(() => !loyalty.isOpen);
    expect(await points(scene)).to.equal(7);
    expect((await client.loyalty.entries(customerId)).rows).to.have.length(1);
  });

  it('tells how far a manager may go, and has another one asked', async () => {
    const scene = await adjustScene({ points: 0 });
    const { loyalty } = scene;
    loyalty.element.show();
    await loyalty.approve('Add Loyalty Points', LIMITED_PIN);
    await loyalty.type('101');
    expect(loyalty.problem).to.equal('This manager may approve up to 100 points.');
    await loyalty.press('Ask another manager');
    await loyalty.enterPin(PIN);
    await until(() => loyalty.problem === '');
    expect(loyalty.typed).to.equal('101');
    await until(() => !loyalty.asksForPin);
    await loyalty.press('Add Loyalty');
    await until(() => !loyalty.isOpen);
    expect(await points(scene)).to.equal(101);
  });

  it('keeps the reason of the host’s list, and asks for words where it is another one', async () => {
    const reasons = [{ code: 'spill', text: 'Spilled coffee' }];
    const { loyalty, client, customerId } = await adjustScene({ options: { cashier: TRUSTED, loyalty: { reasons } } });
    loyalty.element.show('add');
    await loyalty.type('3');
    expect(loyalty.reasons).to.deep.equal(['Spilled coffee', 'Other']);
    expect(loyalty.chosenReason).to.equal('Spilled coffee');
    await loyalty.chooseReason('Other');
    await loyalty.press('Add Loyalty');
    await until(() => loyalty.focused === 'reason-text');
    expect(loyalty.seen).to.contain('Say why in a few words.');
    await loyalty.typeReason(' Waited long ');
    await loyalty.press('Add Loyalty');
    await until(() => !loyalty.isOpen);
    const { rows } = await client.loyalty.entries(customerId);
    expect(rows[0]?.entry.reason).to.deep.equal({ code: 'other', text: 'Waited long' });
  });

  it('follows the balance while a number is typed, whoever changes it', async () => {
    const { loyalty, client, customerId } = await adjustScene({ points: 120, options: { cashier: TRUSTED } });
    loyalty.element.show('remove');
    await loyalty.type('100');
    expect(loyalty.problem).to.equal('');
    await client.loyalty.adjust({ customerId, points: -50, reason: { code: 'correction' } });
    await until(() => loyalty.problem === 'There are only 70 points.');
    expect(loyalty.typed).to.equal('100');
  });

  it('begins anew where another customer comes on the sale', async () => {
    const { provider, loyalty, client } = await adjustScene({ points: 120, options: { cashier: TRUSTED } });
    loyalty.element.show();
    await loyalty.choose('Add Loyalty Points');
    await loyalty.type('5');
    const saved = await client.save({ displayName: 'Grace Hopper' });
    if (!saved.ok) throw new Error('Grace was not saved.');
    await provider.sale?.attach(saved.customer.id);
    await until(() => loyalty.seen.includes('Grace Hopper'));
    expect(loyalty.field).to.equal(null);
    expect(loyalty.tiles).to.have.length(2);
  });

  it('asks before it drops a number that is typed', async () => {
    const { loyalty } = await adjustScene({ options: { cashier: TRUSTED } });
    loyalty.element.show('add');
    await loyalty.type('5');
    loyalty.field?.focus();
    await sendKeys({ press: 'Escape' });
    await until(() => loyalty.find('dialog.question[open]'));
    await loyalty.press('Keep editing');
    expect(loyalty.typed).to.equal('5');
    await loyalty.press('Cancel');
    await until(() => loyalty.find('dialog.question[open]'));
    await loyalty.press('Discard');
    await until(() => !loyalty.isOpen);
  });

  it('says that nobody is on the sale', async () => {
    const { provider, loyalty } = await adjustScene();
    await provider.sale?.clear();
    loyalty.element.show();
    await until(() => loyalty.seen.includes('No customer on this sale.'));
  });

  it('names a wrong direction by its path', async () => {
    const { provider, loyalty } = await adjustScene();
    const paths: unknown[] = [];
    provider.addEventListener('regulars-error', (event) => paths.push(event.path));
    loyalty.element.setAttribute('direction', 'up');
    await loyalty.element.updateComplete;
    expect(paths).to.deep.equal(['direction']);
  });
});
