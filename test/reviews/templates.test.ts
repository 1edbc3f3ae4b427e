import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dayStart } from '../../server/domain/day.ts';
import { isSignedBy, nextOn, repRoles, reviewKinds } from '../../server/domain/review.ts';
import { parseReviewTemplate, readReviewTemplates } from '../../server/practice/review-templates.ts';

const folder = resolve(import.meta.dirname, '../../reviews/templates');
const file = resolve(folder, 'manager-experienced.yaml');
const text = readFileSync(file, 'utf8');

describe('review templates', () => {
  test('[REVIEW1] there is one for each kind and role', () => {
    const found = [...readReviewTemplates(folder).values()].map(({ kind, role }) => `${kind} ${role}`);
    expect(found.toSorted()).toEqual(
      reviewKinds.flatMap((kind) => repRoles.map((role) => `${kind} ${role}`)).toSorted(),
    );
  });

  const swapped = text
    .replace('holds: strengths', 'holds: later')
    .replace('holds: improvements', 'holds: strengths')
    .replace('holds: later', 'holds: improvements');
  test.each([
    ['without a plan', text.replace('holds: plan', 'holds: words'), 8, 'a section that holds plan'],
    ['with improvements first', swapped, 8, 'strengths come before'],
    [
      'with colleagues in a manager’s review',
      text.replace('by: [manager]', 'by: [manager, asked]'),
      8,
      'colleagues write',
    ],
    ['of an unknown cadence', text.replace('cadence: quarterly', 'cadence: hourly'), 6, 'cadence'],
  ])('[REVIEW1] one %s is refused with file and line', (_, broken, line, says) => {
    expect(() => parseReviewTemplate('here.yaml', broken)).toThrow(new RegExp(`here.yaml:${line}: .*${says}`));
  });
});

describe('the next date', () => {
  test.each([
    ['daily', '2026-11-12', '2026-11-13'],
    ['daily', '2026-11-13', '2026-11-16'],
    ['weekly', '2026-11-12', '2026-11-19'],
    ['every two weeks', '2026-11-12', '2026-11-26'],
    ['monthly', '2026-11-12', '2026-12-14'],
    ['monthly', '2027-01-29', '2027-03-01'],
    ['quarterly', '2026-11-30', '2027-03-01'],
    ['twice a year', '2026-11-12', '2027-05-12'],
    ['annual', '2026-11-12', '2027-11-12'],
  ] as const)('[REVIEW2] %s after %s is %s', (cadence, from, next) => {
    expect(nextOn(cadence, from)).toBe(next);
  });
});

test.each([
  ['Europe/London', '2026-03-29', '2026-03-29T00:00:00.000Z'],
  ['Europe/London', '2026-03-30', '2026-03-29T23:00:00.000Z'],
  ['America/New_York', '2026-11-01', '2026-11-01T04:00:00.000Z'],
  ['America/New_York', '2026-11-02', '2026-11-02T05:00:00.000Z'],
  ['Pacific/Kiritimati', '2026-11-02', '2026-11-01T10:00:00.000Z'],
])('[REVIEW11] a day in %s, %s, begins at %s', (zone, day, at) => {
  expect(dayStart(zone, day).toISOString()).toBe(at);
});

test('[REVIEW7] a name typed to sign is the name, however it is typed', () => {
  expect(isSignedBy('  imogen HART ', 'Imogen Hart')).toBe(true);
  expect(isSignedBy('Zoe Muller', 'Zoë Müller')).toBe(true);
  expect(isSignedBy('Imogen', 'Imogen Hart')).toBe(false);
  expect(isSignedBy('', 'Imogen Hart')).toBe(false);
});
