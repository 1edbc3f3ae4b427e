import { type ParentProps, Show } from 'solid-js';
import type { Briefing, SessionView } from '../../../server/protocol/session-view.ts';
import { sentenceOf } from '../../format.ts';
import { text } from '../../pages/briefing-text.ts';
import { Bullets, CardLists, DateList, FactList, TradeTables } from '../briefing-lists.tsx';

/** What I know: what to leave with, brief, what to keep in mind, dates, and the sheets to look things up in. */
export function BriefPanel(props: { brief: SessionView['brief']; briefing: Briefing | null }) {
  return (
    <>
      <section>
        <h2>{text.leaveWith}</h2>
        <p class="goal">{props.brief.leaveWith}</p>
      </section>
      <section>
        <h2>{text.brief}</h2>
        <p class="role">{sentenceOf(props.brief.role)}</p>
        <p>{props.brief.situation}</p>
      </section>
      <section>
        <h2>{text.keepInMind}</h2>
        <Bullets items={props.brief.keepInMind} />
      </section>
      <Show when={props.brief.calendar.length > 0}>
        <section>
          <h2>{text.calendar}</h2>
          <DateList calendar={props.brief.calendar} />
        </section>
      </Show>
      <Show when={props.briefing}>
        {(briefing) => (
          <>
            <Sheet name={text.facts}>
              <FactList facts={briefing().facts} />
            </Sheet>
            <Sheet name={text.trades}>
              <TradeTables trades={briefing().trades} />
            </Sheet>
            <Show when={briefing().battlecard}>
              {(card) => (
                <Sheet name={text.battlecard}>
                  <CardLists card={card()} />
                </Sheet>
              )}
            </Show>
          </>
        )}
      </Show>
    </>
  );
}

function Sheet(props: ParentProps<{ name: string }>) {
  return (
    <section>
      <details>
        <summary>{props.name}</summary>
        {props.children}
      </details>
    </section>
  );
}
