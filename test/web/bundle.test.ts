import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

/** The app as built: run `npm run build` first. */
const assets = new URL('../../dist/assets/', import.meta.url);
const page = new URL('../../dist/index.html', import.meta.url);

const read = (name: string) => readFileSync(new URL(name, assets), 'utf8');

/** A script and everything it imports statically. */
function scriptsFrom(name: string, found = new Set<string>()): Set<string> {
  if (found.has(name)) return found;
  found.add(name);
  for (const [, next] of read(name).matchAll(/(?:from|import)\s*["']\.\/([\w-]+\.js)["']/g)) scriptsFrom(next!, found);
  return found;
}

const entry = () => readFileSync(page, 'utf8').match(/src="\/assets\/([\w-]+\.js)"/)![1]!;
/** The page's own, by what the app imports when it is opened: parts that several pages share may bear its name too. */
const chunkOf = (name: string) =>
  read(entry()).match(new RegExp(`import\\(\\s*["'\`]\\./(${name}-[\\w-]+\\.js)["'\`]`))![1]!;

test.each(['sign-in', 'home', 'practice', 'scorecard'])(
  '[WEB11] the page %s works within 60 KB of JavaScript',
  (name) => {
    const scripts = scriptsFrom(chunkOf(name), scriptsFrom(entry()));
    expect(scripts.size).toBeGreaterThanOrEqual(2);
    const bytes = [...scripts].reduce((sum, script) => sum + gzipSync(read(script)).length, 0);
    expect(bytes).toBeLessThanOrEqual(60 * 1024);
  },
);

test('[WEB11] no schema library reaches the browser', () => {
  const scripts = readdirSync(assets).filter((file) => file.endsWith('.js'));
  expect(scripts.filter((script) => /ZodError|_zod\b/.test(read(script)))).toEqual([]);
});
