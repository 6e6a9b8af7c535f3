import type { Preview } from '@storybook/web-components-vite';

const preview: Preview = {
  tags: ['autodocs'],
  parameters: {
    // A story that fails axe fails the gate.
    a11y: { test: 'error' },
    controls: { expanded: true },
  },
};

export default preview;
