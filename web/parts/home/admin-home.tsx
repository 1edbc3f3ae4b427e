import { For, Show } from 'solid-js';
import type { AdminWeek, SetupGap } from '../../../server/protocol/week-view.ts';
import { Facts } from '../facts.tsx';
import { Heading } from '../heading.tsx';
import { text } from './week-text.ts';

/** What is not set up yet, with what follows from it; then people and settings. */
export function AdminHome(props: { week: AdminWeek }) {
  const says = text.admin;
  return (
    <>
      <section class="next next--alone" aria-labelledby="h-next">
        <p class="eyebrow">{says.eyebrow}</p>
        <Heading id="h-next">{says.heading(props.week.gaps.length)}</Heading>
        <p class="why quiet">{says.says(props.week.gaps.length)}</p>
      </section>
      <Show when={props.week.gaps.length > 0}>
        <ul class="gaps" aria-label={says.gaps}>
          <For each={props.week.gaps}>{(gap) => <Gap gap={gap} />}</For>
        </ul>
      </Show>
      <section class="sec sec--facts" aria-labelledby="h-people">
        <div class="sec__head">
          <h2 id="h-people">{says.people}</h2>
          <p>
            <a href="/people">{says.allPeople}</a>
          </p>
        </div>
        <Facts facts={says.counts(props.week)} />
      </section>
      <section class="sec sec--facts" aria-labelledby="h-settings">
        <div class="sec__head">
          <h2 id="h-settings">{says.settings}</h2>
          <p>
            <a href="/settings">{says.allSettings}</a>
          </p>
        </div>
        <Facts facts={says.settled(props.week)} />
      </section>
    </>
  );
}

function Gap(props: { gap: SetupGap }) {
  const of = () => text.admin.gapSays[props.gap.what];
  return (
    <li>
      <p class="gap">{of().says(props.gap.names)}.</p>
      <p class="sm quiet">{of().why}</p>
      <Show when={of().to}>
        {(to) => (
          <p class="sm">
            <a href={`/${to()}`} aria-label={`${of().says(props.gap.names)}: ${text.admin.to[to()]}`}>
              {text.admin.to[to()]}
            </a>
          </p>
        )}
      </Show>
    </li>
  );
}
