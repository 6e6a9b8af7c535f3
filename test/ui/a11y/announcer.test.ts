import { expect, fixture } from '@open-wc/testing';
import { html, LitElement } from 'lit';
import { Announcer } from '../../../src/ui/a11y/announcer.js';
import { HeldTimers } from '../../support/held-timers.js';

class SpeakerElement extends LitElement {
  readonly announcer = new Announcer(this);

  protected override render(): unknown {
    return this.announcer.render();
  }

  region(role: 'status' | 'alert'): Element {
    const region = this.renderRoot.querySelector(`[role=${role}]`);
    if (!region) throw new Error(`There is no ${role}.`);
    return region;
  }

  async heard(role: 'status' | 'alert'): Promise<string> {
    await this.updateComplete;
    return this.region(role).textContent ?? '';
  }
}
customElements.define('a-speaker', SpeakerElement);

describe('Announcer', () => {
  let speaker: SpeakerElement;
  let timers: HeldTimers;

  beforeEach(async () => {
    speaker = await fixture<SpeakerElement>(html`<a-speaker></a-speaker>`);
    timers = new HeldTimers();
  });
  afterEach(() => timers.restore());

  it('has both regions, empty, from the first render on', async () => {
    const [status, alert] = [speaker.region('status'), speaker.region('alert')];
    expect([status.textContent, alert.textContent]).to.deep.equal(['', '']);
    speaker.announcer.alert('Refused.');
    await speaker.updateComplete;
    expect(speaker.region('alert') === alert).to.equal(true);
    expect(speaker.region('status') === status).to.equal(true);
  });

  it('says a count only after the pause', async () => {
    speaker.announcer.say('7 customers', 400);
    timers.advance(399);
    expect(await speaker.heard('status')).to.equal('');
    timers.advance(1);
    expect(await speaker.heard('status')).to.equal('7 customers');
  });

  it('says nothing of what something newer has followed', async () => {
    speaker.announcer.say('7 customers', 400);
    timers.advance(300);
    speaker.announcer.say('3 customers', 400);
    timers.advance(399);
    expect(await speaker.heard('status')).to.equal('');
    timers.advance(1);
    expect(await speaker.heard('status')).to.equal('3 customers');
  });

  it('says a refusal at once, and leaves what was said politely', async () => {
    speaker.announcer.say('7 customers', 400);
    timers.advance(400);
    speaker.announcer.alert('Banned.');
    expect(await speaker.heard('alert')).to.equal('Banned.');
    expect(await speaker.heard('status')).to.equal('7 customers');
  });

  it('says the same words again by another text that sounds alike', async () => {
    speaker.announcer.alert('Banned.');
    const first = await speaker.heard('alert');
    speaker.announcer.alert('Banned.');
    const second = await speaker.heard('alert');
    expect(second).not.to.equal(first);
    expect(second.trim()).to.equal(first);
    speaker.announcer.alert('Banned.');
    expect(await speaker.heard('alert')).not.to.equal(second);
  });

  it('says nothing any more once its element has left', async () => {
    speaker.announcer.say('7 customers', 400);
    speaker.remove();
    expect(timers.waiting).to.equal(0);
  });
});
