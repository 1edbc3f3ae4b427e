import type postgres from 'postgres';

/**
 * Fills a demo organisation with a million scorecards by SQL, seeded: teams of twenty reps, a
 * thousand scorecards a rep over a year, ten measured quantities each. What was said in them is
 * left out, except in the sessions of one rep in the last thirty days: these have the record and the
 * scorecard of a call that the demo's history really played, because an evidence pack reads them.
 */

export type Filled = { team: string; rep: string; reps: number; scorecards: number; measured: number; tookMs: number };

export const repsPerTeam = 20;

type Wanted = { teams: number; scorecards: number; whats: readonly string[]; listener: string };

/** The demo manager and coach lead the first of the teams. Runs as the owner of the database. */
export async function fillOrganisation(
  sql: postgres.Sql,
  { teams, scorecards, whats, listener }: Wanted,
): Promise<Filled> {
  const from = performance.now();
  const [org] = await sql<{ id: string }[]>`select id from auth.organization where slug = 'demo'`;
  if (!org) throw new Error('there is no demo organisation');
  await sql`select setseed(0.42)`;
  const [made] = await sql<{ team: string; rep: string }[]>`
    with teams as (
      insert into auth.team (id, name, organization_id, member_count, created_at)
      select gen_random_uuid(), 'Team ' || n, ${org.id}, ${repsPerTeam + 2}, now() from generate_series(1, ${teams}) n
      returning id, name
    ), people as (
      insert into auth."user" (id, name, email, email_verified)
      select gen_random_uuid(), 'Rep ' || n || ' of ' || t.name, 'rep' || n || '.' || t.id || '@many.example', true
      from teams t cross join generate_series(1, ${repsPerTeam}) n
      returning id, name, email
    ), members as (
      insert into auth.member (id, organization_id, user_id, role)
      select gen_random_uuid(), ${org.id}, id, 'rep' from people
    ), seats as (
      insert into auth.team_member (id, team_id, user_id)
      select gen_random_uuid(), t.id, p.id from people p join teams t on split_part(p.email, '.', 2) = t.id || '@many'
    ), led as (
      insert into auth.team_member (id, team_id, user_id)
      select gen_random_uuid(), t.id, u.id from teams t cross join auth."user" u
      where t.name = 'Team 1' and u.email in ('manager@demo.pushback.local', 'coach@demo.pushback.local')
    )
    select t.id as team, p.id as rep from teams t join people p on split_part(p.email, '.', 2) = t.id || '@many'
    where t.name = 'Team 1' order by p.name limit 1`;
  if (!made) throw new Error('no team was made');
  await sql.begin(async (tx) => {
    await tx`set local synchronous_commit = off`;
    await tx`
      create temporary table many on commit drop as
      select uuidv7(-(interval '1 minute' * (525600.0 * n / ${scorecards} + random()))) as id, u.id::uuid as member_id,
        now() - interval '1 minute' * (525600.0 * n / ${scorecards}) as at, 40 + 30 * random() as level,
        n % 4 as kind, row_number() over () as number
      from auth."user" u cross join generate_series(1, ${scorecards}) n where u.email like '%@many.example'`;
    await tx`
      insert into practice_session (org_id, id, member_id, scenario_id, scenario_version, scenario, rubric, difficulty,
        seed, status, ended_reason, visibility, listener, engine, prompt_version, active_ms, turns, started_at, ended_at, scoring)
      select ${org.id}, id, member_id, 'night-desk', 1,
        '{"title": "The night desk", "family": "hostile-procurement", "minutes": 15, "personas": [], "brief": {}}', '{}',
        'cold', 'many ' || number, 'ended', 'by-rep', (array['declared', 'shared', 'shared', 'private'])[kind + 1],
        ${listener}, 'many', 'none', 900000, 16, at - interval '15 minutes', at, 'ready' from many`;
    await tx`
      insert into scorecard (org_id, session_id, id, listener, engine, rubric_id, rubric_version, overall, level, body, computed_at)
      select ${org.id}, id, gen_random_uuid(), ${listener}, 'many', 'hostile-procurement', 1, level,
        case when level >= 60 then 'good' else 'needs improvement' end, '{"v": 1, "criteria": [], "measurements": [], "moments": []}', at
      from many`;
    await tx`
      insert into coach_check (org_id, session_id, member_id, title, open, declared, doubt, doubts, since, done_at)
      select ${org.id}, id, member_id, 'The night desk', kind <> 3, kind = 0, random(), '[]', at,
        case when number % 50 > 0 then at + interval '1 day' end from many`;
    const [trend] = await tx<{ made: string }[]>`select pg_get_indexdef('measured_trend'::regclass) as made`;
    await tx`drop index measured_trend`;
    await tx`
      insert into measured (org_id, member_id, what, at, session_id, source, effective, computed, n, open, listener)
      select ${org.id}, member_id, what, at, id, 'practice', value, value, 4 + (number % 5)::int, kind <> 3, ${listener}
      from (select many.*, what, level + 20 * random() - 10 as value
        from many cross join unnest(${whats as string[]}::text[]) what) drawn`;
    await tx.unsafe(trend!.made);
  });
  await tellOf(sql, org.id, made.rep);
  await sql`vacuum analyze measured`;
  await sql`vacuum analyze practice_session`;
  await sql`vacuum analyze scorecard`;
  await sql`vacuum analyze coach_check`;
  const reps = teams * repsPerTeam;
  return {
    ...made,
    ...{ reps, scorecards: reps * scorecards, measured: reps * scorecards * whats.length },
    tookMs: performance.now() - from,
  };
}

/** Gives a rep's newest sessions what was said in the longest call that the demo's history played. */
async function tellOf(sql: postgres.Sql, org: string, rep: string): Promise<void> {
  const [played] = await sql<{ id: string }[]>`
    select s.session_id as id from scorecard s where s.engine <> 'many' and jsonb_array_length(s.body->'moments') > 1
    order by (select count(*) from session_event e where e.session_id = s.session_id) desc, s.session_id limit 1`;
  if (!played) throw new Error('the demo has no history to copy a call from');
  await sql`create temporary table told as
    select id from practice_session where member_id = ${rep} and ended_at > now() - interval '31 days'`;
  await sql`
    update scorecard set body = (select body from scorecard where session_id = ${played.id} limit 1)
    where org_id = ${org} and session_id in (select id from told)`;
  await sql`
    insert into session_event (org_id, session_id, seq, v, at_ms, event)
    select e.org_id, t.id, e.seq, e.v, e.at_ms, e.event from session_event e cross join told t
    where e.session_id = ${played.id}`;
  await sql`
    insert into session_step (org_id, session_id, seq, v, step)
    select e.org_id, t.id, e.seq, e.v, e.step from session_step e cross join told t where e.session_id = ${played.id}`;
}
