import { expect } from '@open-wc/testing';
import { idle } from '../../src/data/idle.js';

/** Keeps the page busy for most of each frame, as a list does that is scrolled. Returns its end. */
function move(): () => void {
  let isMoving = true;
  const frame = (): void => {
    const from = performance.now();
    while (performance.now() - from < 12);
    if (isMoving) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  return () => {
    isMoving = false;
  };
}

async function frames(count: number): Promise<void> {
  for (let frame = 0; frame < count; frame += 1) await new Promise(requestAnimationFrame);
}

describe('idle', () => {
  it('comes in a page that does nothing', async () => {
    await idle();
  });

  it('waits while the page moves, however little it does between two frames', async () => {
    const stop = move();
    await frames(5);
    let isIdle = false;
    void idle().then(() => (isIdle = true));
    await frames(30);
    expect(isIdle).to.equal(false);
    stop();
    await idle();
    expect(isIdle).to.equal(true);
  });

  it('comes after its patience where the page moves on', async () => {
    const stop = move();
    await idle(100);
    stop();
  });
});
