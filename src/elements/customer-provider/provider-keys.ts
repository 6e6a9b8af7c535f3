import type { ReactiveController } from 'lit';
import { goToHotkeyTarget } from '../../context/hotkey-targets.js';
import type { HotkeyName } from '../../context/hotkey-targets.js';
import { providerAround } from '../../context/provider-around.js';
import { WidgetElement } from '../../context/widget-element.js';
import { asRegularsError } from '../../domain/errors.js';
import type { RegularsError } from '../../domain/errors.js';
import { isHotkey } from '../../ui/hotkey.js';
import type { Hotkey } from '../../ui/hotkey.js';
import type { ScannerOptions } from '../../ui/scan-burst.js';
import { ScanDetector } from '../../ui/scan-detector.js';
import { isEditable } from '../../ui/scan-field.js';
import { hotkeysOf, scanModeOf, scannerOf } from './key-options.js';
import type { Hotkeys, ScanMode } from './key-options.js';
import { ScanDesk } from './scan-desk.js';
import type { ScanProvider } from './scan-desk.js';

/** A provider as its keys see it. Attributes may hold anything. */
export interface KeyedProvider extends ScanProvider {
  readonly scans: ScanMode;
  readonly scanner: ScannerOptions;
  readonly hotkeys?: Hotkeys | string | undefined;
  nextSale(): Promise<void>;
}

/** The scanner and the hotkeys of a provider: loaded behind its first update. */
export class ProviderKeys implements ReactiveController {
  private mode: ScanMode = 'off';
  private hotkeys: ReadonlyMap<HotkeyName, Hotkey> = new Map();
  private detector: ScanDetector | undefined;
  private known: Partial<Pick<KeyedProvider, 'scans' | 'scanner' | 'hotkeys'>> = {};
  private readonly desk: ScanDesk;

  constructor(
    private readonly provider: KeyedProvider,
    private readonly onFailure: (error: RegularsError | undefined) => void,
  ) {
    this.desk = new ScanDesk(provider, onFailure);
    provider.addController(this);
    this.hostUpdate();
  }

  hostConnected(): void {
    document.addEventListener('keydown', this.onKeydown);
    this.detector?.connect();
  }

  hostDisconnected(): void {
    document.removeEventListener('keydown', this.onKeydown);
    this.detector?.disconnect();
  }

  hostUpdate(): void {
    const { scans, scanner, hotkeys } = this.provider;
    const { known } = this;
    this.known = { scans, scanner, hotkeys };
    if (known.scans !== scans || known.scanner !== scanner) this.listen();
    if (known.hotkeys !== hotkeys) this.hotkeys = hotkeysOf(hotkeys, this.onFailure);
  }

  private listen(): void {
    const { scans, scanner, isConnected } = this.provider;
    this.mode = scanModeOf(scans, this.onFailure);
    this.detector?.disconnect();
    const options = scannerOf(scanner, this.onFailure);
    this.detector =
      this.mode === 'off'
        ? undefined
        : new ScanDetector(options, {
            isOurs: (path) => this.isOurs(path),
            onScan: (scan) => this.desk.onScan(scan, this.mode),
            // Before a client is open nothing is late.
            monotonic: () => this.provider.client?.options.environment.clock.monotonic() ?? 0,
          });
    if (isConnected) this.detector?.connect();
  }

  /** Whether a key goes into one of our roots: what it does in the host's own fields is the host's. */
  private isOurs([target, ...around]: readonly EventTarget[]): boolean {
    if (!(target instanceof Node)) return false;
    const root = target.getRootNode();
    if (!(root instanceof ShadowRoot) || !(root.host instanceof WidgetElement)) return false;
    // Who types a PIN fast would have it told to the page. That pad turns scans away by itself.
    if ([target, ...around].some((node) => elementNameOf(node) === 'manager-pin')) return false;
    return providerAround(target) === this.provider;
  }

  private readonly onKeydown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || this.hotkeys.size === 0) return;
    const path = event.composedPath();
    const [target] = path;
    // On the page around us every provider may be meant; inside one, that one.
    const isElsewhere = target instanceof Node && this.isInAnother(target);
    if (isElsewhere || path.some((node) => isEditable(node))) return;
    const [name] = [...this.hotkeys].find(([, hotkey]) => isHotkey(event, hotkey)) ?? [];
    if (name !== undefined && this.go(name)) event.preventDefault();
  };

  private isInAnother(target: Node): boolean {
    const around = providerAround(target);
    return around !== undefined && around !== this.provider;
  }

  private go(name: HotkeyName): boolean {
    if (name !== 'next-sale') return goToHotkeyTarget(this.provider, name);
    this.provider.nextSale().catch((error: unknown) => {
      this.onFailure(asRegularsError(error, 'unsupported', 'The next sale could not be begun.'));
    });
    return true;
  }
}

function elementNameOf(node: EventTarget): string | undefined {
  return node instanceof WidgetElement ? (node.constructor as typeof WidgetElement).elementName : undefined;
}
