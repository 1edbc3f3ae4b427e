import type { Database } from '../db/connect.ts';
import { findNewest, readAllVersions } from '../db/rubrics.ts';
import type { Rubric } from '../domain/rubric.ts';
import type { Library } from './library.ts';

/** What is scored by: the newest version that the organisation published, else the one that ships. */

type Where = { db: Database; library: Library };

export async function rubricInForce({ db, library }: Where, orgId: string, rubricId: string): Promise<Rubric | null> {
  const shipped = library.rubrics.get(rubricId);
  return shipped ? ((await findNewest(db, orgId, rubricId)) ?? shipped) : null;
}

export type Rubrics = {
  /** By id, as sessions are scored from now on. */
  inForce: ReadonlyMap<string, Rubric>;
  /** The same, and behind their criteria those that an earlier version had: what was measured by them stays named. */
  ever: ReadonlyMap<string, Rubric>;
};

/** The rubrics of a library as an organisation has them. `own`: their published versions, newest first. */
export function rubricsWith(library: Pick<Library, 'rubrics'>, own: readonly Rubric[]): Rubrics {
  const versions = [...library.rubrics.values()].map((shipped) => [
    ...own.filter(({ id }) => id === shipped.id),
    shipped,
  ]);
  const byId = (rubrics: readonly Rubric[]) => new Map(rubrics.map((rubric) => [rubric.id, rubric]));
  return {
    inForce: byId(versions.flatMap(([newest]) => newest ?? [])),
    ever: byId(
      versions.flatMap(([newest, ...older]) => {
        if (!newest) return [];
        const all = [newest, ...older].flatMap(({ criteria }) => criteria);
        const once = all.filter(({ id }, i) => all.findIndex((each) => each.id === id) === i);
        return { ...newest, criteria: once };
      }),
    ),
  };
}

export const rubricsOf = async ({ db, library }: Where, orgId: string): Promise<Rubrics> =>
  rubricsWith(library, await readAllVersions(db, orgId));
