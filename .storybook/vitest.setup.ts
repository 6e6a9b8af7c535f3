import * as a11yAnnotations from '@storybook/addon-a11y/preview';
import { setProjectAnnotations } from '@storybook/web-components-vite';
import { beforeAll } from 'vitest';
import * as preview from './preview.js';

// Outside Storybook nothing else applies what preview.ts says, axe as an error among it.
const project = setProjectAnnotations([a11yAnnotations, preview]);

beforeAll(project.beforeAll);
