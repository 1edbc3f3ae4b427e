import { For, Show } from 'solid-js';
import type { ManagerWeek } from '../../../server/protocol/week-view.ts';
import { text as digest } from '../../pages/digest-text.ts';
import { rangeOf } from '../team/numbers.ts';
import { text } from './week-text.ts';

/** What to celebrate and what changed: beside what needs the manager, not under it. */

const winsShown = 4;

export function WinsSection(props: { week: ManagerWeek }) {
  const ideas = () => props.week.ideas.slice(0, Math.max(0, winsShown - props.week.toTell.length));
  const isEmpty = () => props.week.toTell.length + props.week.ideas.length === 0;
  return (
    <section class="praise" aria-labelledby="h-wins">
      <h2 id="h-wins" class="eyebrow">
        {text.wins}
      </h2>
      <Show when={!isEmpty()} fallback={<p class="sm quiet">{text.noWins}</p>}>
        <ul class="wins">
          <For each={props.week.toTell}>
            {(win) => (
              <li>
                <p class="said said--lg">{win.says}</p>
                <p class="by">
                  {text.agreed(win.member.name)} <a href={`/team?team=${win.team.id}#h-wins`}>{text.toTell}</a>
                </p>
              </li>
            )}
          </For>
          <For each={ideas()}>{(idea) => <Idea idea={idea} />}</For>
        </ul>
      </Show>
    </section>
  );
}

function Idea(props: { idea: ManagerWeek['ideas'][number] }) {
  const { idea } = props;
  // a goal may be of a quantity that isn't out of a hundred: its own page has its interval
  const range = () => (idea.about.startsWith('goal:') ? null : rangeOf(idea.interval));
  return (
    <li>
      <p class="win-says">{idea.says}</p>
      <p class="by">
        {range() && idea.value !== null
          ? text.sure(Math.round(idea.value), range() ?? '', idea.sessions)
          : text.restsOn(idea.sessions)}
        .{' '}
        <a href={`/team?team=${idea.team.id}#h-wins`} aria-label={text.askName(idea.member.name)}>
          {text.ask}
        </a>
      </p>
    </li>
  );
}

export function SinceSection(props: { week: ManagerWeek }) {
  const since = () => props.week.since;
  const round = Math.round;
  return (
    <section class="praise" aria-labelledby="h-since">
      <h2 id="h-since" class="eyebrow">
        {text.since}
      </h2>
      <ul class="plain sm">
        <li>
          <a href="/shared">{text.sinceSessions(since().sessions)}</a>
        </li>
        <li>{text.practised(since().practised, props.week.reps)}</li>
        <Show when={since().checkIns > 0}>
          <li>
            <a href="/check-ins">{text.held(since().checkIns)}</a>
          </li>
        </Show>
        <Show when={since().goalsMet > 0}>
          <li>
            <a href="/goals">{text.met(since().goalsMet)}</a>
          </li>
        </Show>
        <Show when={since().improved} fallback={<li class="quiet">{text.notTold}</li>}>
          {(improved) => (
            <For each={improved()} fallback={<li class="quiet">{digest.noneImproved(since().compared)}</li>}>
              {(one) => (
                <li>
                  {text.improved(one.name, one.what, round(one.before), round(one.now))}
                  <span class="by">
                    {digest.certain(round(one.low), round(one.high), one.level, one.sessions.before, one.sessions.now)}
                  </span>
                </li>
              )}
            </For>
          )}
        </Show>
      </ul>
      <p class="sm">
        <a href="/digest">{text.toDigest}</a>
      </p>
    </section>
  );
}
