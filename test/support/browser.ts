import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** Keeps the browser from asking the network for anything of its own. */
export const browserArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The browser that is installed; with apt and root rights it is installed when there is none. */
export function ensureBrowser(): string {
  const found = findBrowser() ?? installBrowser();
  if (found !== undefined) return found;
  throw new Error(
    'The tests need a browser. Install Chromium, Chrome or Edge, or name one with BATON_BROWSER=/path/to/it.',
  );
}

function findBrowser(): string | undefined {
  const named = process.env['BATON_BROWSER'];
  return named ?? places.find((place) => existsSync(place));
}

function installBrowser(): string | undefined {
  const mayInstall =
    process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (!mayInstall) return undefined;
  process.stderr.write('Installing Chromium (once) …\n');
  const apt = (...args: string[]) =>
    spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'] });
  apt('update', '-q');
  apt('install', '-qy', '--no-install-recommends', 'chromium', 'fonts-noto-core');
  return findBrowser();
}
