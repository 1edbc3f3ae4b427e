import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** `npm run -s browser`: prints the path of a Chromium, installing Debian's if there is none. */

const places = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const find = () => places.find((place) => place && existsSync(place));

function install() {
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const run = (...args: string[]) => {
    const [command = '', ...rest] = [...asRoot, ...args];
    execFileSync(command, rest, { stdio: ['ignore', 2, 2] });
  };
  run('apt-get', 'update');
  run('apt-get', 'install', '-y', '--no-install-recommends', 'chromium');
}

if (!find() && spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0) install();
const found = find();
if (!found) {
  console.error('No Chromium was found. Install one, or say where it is with CHROMIUM_PATH.');
  process.exit(1);
}
console.log(found);
