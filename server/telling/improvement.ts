import type { Database } from '../db/connect.ts';
import { type MeasuredValue, readMeasured } from '../db/measured.ts';
import type { Improvement } from '../domain/digest.ts';
import { criterionOf, type What } from '../domain/measured.ts';
import type { Member } from '../domain/member.ts';
import type { Rubric } from '../domain/rubric.ts';
import { reliableChange } from '../statistics/change.ts';
import { type KnownSpread, repeatedPractice, repeatsOf, spreadOf } from '../statistics/reliability.ts';
import { mean } from '../statistics/values.ts';

/** Who has improved: the sessions of four weeks against those of the eight before, beyond noise alone. */

const dayMs = 86_400_000;
const nowDays = 28;
const beforeDays = 56;
const weekDays = 7;

export type Quantity = { what: What; name: string };
export type Compared = { improved: Improvement[]; compared: number };
/** By quantity, in order of time. */
export type Values = ReadonlyMap<What, readonly MeasuredValue[]>;

export async function readValues(
  db: Database,
  orgId: string,
  wanted: {
    members: readonly string[];
    quantities: readonly Quantity[];
    at: Date;
    listener: string;
    openOnly: boolean;
  },
): Promise<Values> {
  const from = new Date(wanted.at.getTime() - (nowDays + beforeDays + weekDays) * dayMs);
  const { members, listener, openOnly, at: to } = wanted;
  const whats = wanted.quantities.map(({ what }) => what);
  const found = await readMeasured(db, orgId, { members, whats, from, to, listener, source: 'practice', openOnly });
  return Map.groupBy(found, ({ what }) => what);
}

/** How far one session strays, by quantity, from everybody's practice that may be looked at. */
export type Spreads = ReadonlyMap<What, KnownSpread | null>;

const spreadIn = (what: What, rows: readonly MeasuredValue[]) =>
  spreadOf(
    what,
    repeatedPractice(repeatsOf(rows.map(({ memberId, at, value }) => ({ rep: memberId, atMs: at.getTime(), value })))),
  );

export const spreadsOf = (values: Values): Spreads =>
  new Map([...values].map(([what, rows]) => [what, spreadIn(what, rows)]));

type Compare = { quantity: Quantity; before: number[]; now: number[]; spread: KnownSpread };

function compareAt(own: Values, spreads: Spreads, quantity: Quantity, at: number): Compare | null {
  const rows = own.get(quantity.what) ?? [];
  const between = (from: number, to: number) =>
    rows.filter((row) => row.at.getTime() >= from && row.at.getTime() < to).map(({ value }) => value);
  const start = at - nowDays * dayMs;
  const [before, now] = [between(start - beforeDays * dayMs, start), between(start, at)];
  const spread = spreads.get(quantity.what) ?? spreadIn(quantity.what, rows);
  return spread && before.length > 0 && now.length > 0 ? { quantity, before, now, spread } : null;
}

/**
 * A rep's changes for the better, each told in the first week that shows it. As many criteria are looked at as
 * there are, so that each must clear the noise at a level raised for that (Bonferroni): one rep in twenty who
 * stayed the same is told otherwise, not one criterion in twenty. `own` are the rep's values alone.
 */
export function improvementsOf(
  { id, name }: Pick<Member, 'id' | 'name'>,
  quantities: readonly Quantity[],
  own: Values,
  spreads: Spreads,
  at: Date,
): Compared {
  const look = (at: number) => {
    const found = quantities.flatMap((quantity) => compareAt(own, spreads, quantity, at) ?? []);
    const level = 1 - 0.05 / Math.max(1, found.length);
    return found.map((one) => ({
      ...one,
      change: reliableChange(one.before, one.now, one.spread, { better: 'higher' }, level),
    }));
  };
  const today = look(at.getTime());
  const known = new Set(
    look(at.getTime() - weekDays * dayMs).flatMap(({ change, quantity }) =>
      change?.verdict === 'improved' ? [quantity.what] : [],
    ),
  );
  const improved = today.flatMap(({ quantity, before, now, change }): Improvement[] => {
    if (change?.verdict !== 'improved' || known.has(quantity.what)) return [];
    const { low, high, level } = change.difference;
    const sessions = { before: before.length, now: now.length };
    return [
      { memberId: id, name, what: quantity.name, before: mean(before), now: mean(now), low, high, level, sessions },
    ];
  });
  return { improved, compared: today.length };
}

/** The total, and every criterion by its name. */
export function quantitiesIn(rubrics: Iterable<Pick<Rubric, 'criteria'>>): Quantity[] {
  const criteria = [...rubrics].flatMap((rubric) =>
    rubric.criteria.map(({ id, name }) => [criterionOf(id), name] as const),
  );
  return [{ what: 'overall', name: 'Overall' }, ...[...new Map(criteria)].map(([what, name]) => ({ what, name }))];
}
