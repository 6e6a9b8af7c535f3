import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** A Chromium that tests may drive. */
export interface FoundBrowser {
  readonly executablePath: string;
  /** How it was come by, as a sentence for the log. */
  readonly said: string;
}

/** Flags that a browser needs on a closed network, and as root or in CI. */
export function browserFlags(): string[] {
  const flags = [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    '--disable-quic',
    // Containers often give /dev/shm 64 MB, which a page of 100,000 customers outgrows.
    '--disable-dev-shm-usage',
  ];
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  const isLinuxCi = process.platform === 'linux' && Boolean(process.env['CI']);
  // Chromium's sandbox does not start as root, nor where CI machines forbid user namespaces.
  return isRoot || isLinuxCi ? [...flags, '--no-sandbox'] : flags;
}

/**
 * Finds a Chromium: CHROME_PATH, then the usual places.
 *
 * @returns Null where there is none.
 * @throws When CHROME_PATH names no file: falling through would test another browser than was asked for.
 */
export function findBrowser(): FoundBrowser | null {
  const asked = process.env['CHROME_PATH'];
  if (asked) {
    if (!existsSync(asked))
      throw new Error(`CHROME_PATH names no file: ${asked}. Correct it, or unset it to have a browser found.`);
    return { executablePath: asked, said: `browser: ${asked} (CHROME_PATH)` };
  }
  const executablePath = usualPlaces().find((place) => existsSync(place)) ?? playwrightBrowser();
  return executablePath ? { executablePath, said: `browser: ${executablePath}` } : null;
}

/**
 * The same Chromium without its windows, which opens a page in two thirds of the time: what tests of many pages take where
 * it is there, and nobody asked for another. Null where there is none.
 */
export function findShell(): FoundBrowser | null {
  const executablePath = '/usr/bin/chromium-headless-shell';
  const isTaken = !process.env['CHROME_PATH'] && existsSync(executablePath);
  return isTaken ? { executablePath, said: `browser of elements and stories: ${executablePath}` } : null;
}

/**
 * Finds a Chromium, or installs one: by apt as root on Debian and its kin, else Playwright's own.
 *
 * @throws When none could be installed, naming CHROME_PATH and the apt line.
 */
export function findOrInstallBrowser(say: (line: string) => void): FoundBrowser {
  const found = findBrowser();
  if (found) return found;

  const problems: string[] = [];
  for (const way of installers()) {
    say(`browser: none found, installing one: ${way.map((step) => step.join(' ')).join(' && ')}`);
    try {
      for (const [command = '', ...args] of way) {
        execFileSync(command, args, {
          stdio: ['ignore', 'ignore', 'inherit'],
          env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
        });
      }
    } catch (error) {
      problems.push(error instanceof Error ? error.message : String(error));
    }
    const installed = findBrowser();
    if (installed) return installed;
  }
  throw new Error(
    `No browser was found and none could be installed (${problems.join('; ')}). ` +
      'Set CHROME_PATH to a Chrome or Chromium, or run: apt-get install -y --no-install-recommends chromium',
  );
}

function installers(): string[][][] {
  const playwright = [['npx', '--no-install', 'playwright', 'install', '--only-shell', 'chromium']];
  const isDebianRoot = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (!isDebianRoot) return [playwright];
  const apt = [
    ['apt-get', 'update', '-qq'],
    ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium'],
  ];
  return [apt, playwright];
}

function usualPlaces(): string[] {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  }
  if (process.platform === 'win32') {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
      .map((name) => process.env[name])
      .filter((root) => root !== undefined);
    return roots.flatMap((root) => [
      path.join(root, 'Google/Chrome/Application/chrome.exe'),
      path.join(root, 'Microsoft/Edge/Application/msedge.exe'),
    ]);
  }
  const names = ['chromium', 'google-chrome-stable', 'google-chrome', 'chromium-browser'];
  return [...names.map((name) => `/usr/bin/${name}`), '/snap/bin/chromium'];
}

/** The headless shell that Playwright downloaded; null when it has none. */
function playwrightBrowser(): string | null {
  try {
    const plan = execFileSync('npx', ['--no-install', 'playwright', 'install', '--dry-run', '--only-shell', 'chromium'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const folder = /Install location:\s+(\S.*chromium_headless_shell.*)$/m.exec(plan)?.[1]?.trim();
    if (folder === undefined || !existsSync(folder)) return null;
    const shell = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((file) =>
      /^(chrome-headless-shell|headless_shell)(\.exe)?$/.test(path.basename(file)),
    );
    return shell === undefined ? null : path.join(folder, shell);
  } catch {
    return null;
  }
}
