import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Figure, row } from './figure.ts';

/** JavaScript that must arrive before the sign-in page works, as built in `dist/`. */

const dist = resolve(import.meta.dirname, '../../../dist');
const assets = join(dist, 'assets');

export const firstScreen: Figure = {
  id: 'first-screen',
  says: 'JavaScript before the first screen works',
  async run() {
    const page = join(dist, 'index.html');
    if (!existsSync(page)) throw new Error('dist/ is not there; run npm run build first');
    const named = [...readFileSync(page, 'utf8').matchAll(/(?:src|href)="\/assets\/([\w-]+\.js)"/g)].map((m) => m[1]!);
    const signIn = readdirSync(assets).find((name) => /^sign-in-.*\.js$/.test(name));
    if (!signIn) throw new Error('the build has no chunk for the sign-in page');
    const scripts = new Set<string>();
    for (const name of [...named, signIn]) withImports(name, scripts);
    const texts = [...scripts].map((name) => readFileSync(join(assets, name)));
    const gzip = texts.reduce((sum, text) => sum + gzipSync(text).length, 0) / 1_024;
    const plain = texts.reduce((sum, text) => sum + text.length, 0) / 1_024;
    return {
      rows: [
        row('first-screen', {
          what: `${scripts.size} scripts, gzip`,
          value: gzip,
          unit: 'KB',
          baseline: { what: 'not compressed', value: plain, unit: 'KB' },
          goal: { atMost: 60 },
        }),
      ],
      notes: [`first-screen: ${[...scripts].join(', ')}`],
    };
  },
};

/** A script and everything it imports at once. */
function withImports(name: string, found: Set<string>): void {
  if (found.has(name)) return;
  found.add(name);
  for (const [, next] of readFileSync(join(assets, name), 'utf8').matchAll(
    /(?:from|import)\s*["']\.\/([\w-]+\.js)["']/g,
  ))
    withImports(next!, found);
}
