import { nothing } from 'lit';
import type { SpeakingElement } from '../../context/localize-controller.js';
import type { ConflictSection, ConflictTools } from './conflict-section.js';
import type { FormScene } from './form-scene.js';

/** Fetches what settles conflicts, with the first customer who has one: few have. */
export class ConflictLoader {
  private section: ConflictSection | undefined;
  private loading: Promise<void> | undefined;

  constructor(
    private readonly host: SpeakingElement & { readonly renderRoot: HTMLElement | DocumentFragment },
    private readonly tools: ConflictTools,
  ) {}

  render(scene: FormScene): unknown {
    if (!scene.model.details?.customer.conflicts.length) return nothing;
    this.loading ??= this.load();
    return this.section?.render(scene) ?? nothing;
  }

  private async load(): Promise<void> {
    try {
      const { ConflictSection } = await import('./conflict-section.js');
      this.section = new ConflictSection(this.host, this.tools);
      this.host.requestUpdate();
    } catch {
      // Offline before the first conflict, say: the next render tries again, and the form does all else.
      this.loading = undefined;
    }
  }
}
