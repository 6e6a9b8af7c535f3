import type { Preview } from '@storybook/web-components-vite';
import { setCustomElementsManifest } from '@storybook/web-components-vite';
import 'regulars/define';
import { publicManifest } from '../stories/support/manifest.js';
import { setOnline } from '../stories/support/network.js';
import { prefer } from '../stories/support/page-media.js';
import { scaleText } from '../stories/support/page-text.js';
import { DEFAULTS, globalTypes, toolbarOf } from '../stories/support/toolbar.js';
import { watchPage } from '../stories/support/watch-page.js';

watchPage();
setCustomElementsManifest(publicManifest());

/** By the gate, not looked at: there the panel tells of everything. */
const isTested = import.meta.env['VITEST_STORYBOOK'] === 'false';

const preview: Preview = {
  tags: ['autodocs'],
  globalTypes,
  initialGlobals: { ...DEFAULTS },
  parameters: {
    layout: 'fullscreen',
    // A story that fails axe fails the gate, which reads nothing of what passes: megabytes for each sheet of states.
    a11y: { test: 'error', options: isTested ? { resultTypes: ['violations'] } : {} },
    // The toolbar has schemes of its own, which the elements follow.
    backgrounds: { disable: true },
    controls: { expanded: true },
    options: { storySort: { order: ['Elements', '*', ['Playground', 'State sheet']] } },
  },
  decorators: [
    (story, { globals }) => {
      const { contrast, motion, network, text } = toolbarOf(globals);
      prefer({ contrast, motion });
      scaleText(text === 'double' ? 2 : 1);
      setOnline(network === 'online');
      return story();
    },
  ],
};

export default preview;
