import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { SyncStatusElement } from 'regulars';
import { openClient } from './support/cast.js';
import { stage } from './support/stage.js';
import { driven } from './support/playground.js';
import { sheetOf } from './support/state-sheet.js';
import type { State } from './support/state-sheet.js';
import * as scenes from './support/sync-scenes.js';
import type { SyncScene } from './support/sync-scenes.js';
import { optionsOf, toolbarOf } from './support/toolbar.js';

const meta: Meta = {
  title: 'Elements/sync-status',
  component: 'sync-status',
};
export default meta;

const NAMES = ['Maya Perez', 'Sam', 'Hana Ito'];

/** One register with its dialog open. */
function opened(scene: SyncScene): StoryObj {
  return {
    render: (_args, { globals }) => {
      const toolbar = toolbarOf(globals);
      return stage({ client: scene(optionsOf(toolbar)), toolbar, content: html`<sync-status></sync-status>` });
    },
    play: driven(SyncStatusElement, (element) => {
      element.open = true;
    }),
  };
}

/** What the server refused: try again, move, discard, export. */
export const Playground: StoryObj = opened(scenes.rejected);
export const AllIsSent: StoryObj = opened(scenes.agreed);
export const Sending: StoryObj = opened(scenes.sending);
export const FirstPull: StoryObj = opened(scenes.firstPull);
export const Waiting: StoryObj = opened(scenes.refused('remote-busy', NAMES));
export const Offline: StoryObj = opened(scenes.refused('remote-unreachable', NAMES));
export const Unauthorized: StoryObj = opened(scenes.refused('remote-unauthorized', NAMES));
export const Incompatible: StoryObj = opened(scenes.refused('remote-incompatible', NAMES));
export const WrongMerchant: StoryObj = opened(scenes.wrongMerchant);
export const WrongClock: StoryObj = opened(scenes.wrongClock);
/** Which registers have still to say that somebody erased is gone there too. */
export const Erasing: StoryObj = opened(scenes.erasing);
/** Rows of a file that the server has already, with other details. */
export const FileInTwoVersions: StoryObj = opened(scenes.twoVersions);
export const NobodySignedIn: StoryObj = opened((options) => scenes.rejected({ ...options, cashier: null }));
export const WithoutRemote: StoryObj = opened((options) => openClient(options));

const both = (): TemplateResult => html`<sync-status></sync-status><sync-status compact></sync-status>`;

const STATES: readonly State<SyncStatusElement>[] = [
  { name: 'Without a remote: nothing', open: openClient, render: both },
  { name: 'All is sent', open: scenes.agreed, render: both },
  { name: 'Sending', open: scenes.sending, render: both },
  { name: 'The customers come for the first time', open: scenes.firstPull, render: both },
  { name: 'The server is busy', open: scenes.refused('remote-busy', NAMES), render: both },
  { name: 'Offline', open: scenes.refused('remote-unreachable'), render: both },
  { name: 'Offline, and changes wait', open: scenes.refused('remote-unreachable', NAMES), render: both },
  { name: 'Refused by the server', open: scenes.refused('remote-unauthorized', NAMES), render: both },
  { name: 'Another version', open: scenes.refused('remote-incompatible', NAMES), render: both },
  { name: 'Another merchant’s server', open: scenes.wrongMerchant, render: both },
  { name: 'Changes were refused', open: scenes.rejected, render: both },
  { name: 'A clock that is wrong', open: scenes.wrongClock, render: both },
];

export const StateSheet: StoryObj = {
  name: 'State sheet',
  tags: ['!autodocs'],
  ...sheetOf(SyncStatusElement, STATES),
};

export const RightToLeft: StoryObj = {
  name: 'State sheet, right to left',
  tags: ['!autodocs'],
  globals: { direction: 'rtl' },
  ...sheetOf(SyncStatusElement, STATES),
};
