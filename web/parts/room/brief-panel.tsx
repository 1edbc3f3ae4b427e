import { For, Show } from 'solid-js';
import type { Briefing, SessionView } from '../../../server/protocol/session-view.ts';
import { moneyOf, sentenceOf } from '../../format.ts';
import { text } from '../../pages/practice-text.ts';

/** What I know: brief, what to keep in mind, dates, facts and trades. */
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
        <ul class="plain">
          <For each={props.brief.keepInMind}>{(each) => <li>{each}</li>}</For>
        </ul>
      </section>
      <Show when={props.brief.calendar.length > 0}>
        <section>
          <h2>{text.calendar}</h2>
          <dl class="dates">
            <For each={props.brief.calendar}>
              {(each) => (
                <div>
                  <dt>{each.date}</dt>
                  <dd>{each.what}</dd>
                </div>
              )}
            </For>
          </dl>
        </section>
      </Show>
      <Show when={props.briefing}>{(briefing) => <Sheets briefing={briefing()} />}</Show>
    </>
  );
}

function Sheets(props: { briefing: Briefing }) {
  const yearly = (amount: number) => text.yearly(moneyOf(amount, props.briefing.trades.currency));
  return (
    <>
      <section>
        <details>
          <summary>{text.facts}</summary>
          <ul class="plain">
            <For each={props.briefing.facts}>
              {(fact) => (
                <li>
                  {fact.text}{' '}
                  <Show when={fact.limit}>
                    <span class="chip chip--wait">{text.limit}</span>
                  </Show>
                </li>
              )}
            </For>
          </ul>
        </details>
      </section>
      <section>
        <details>
          <summary>{text.trades}</summary>
          <p>{props.briefing.trades.limits}</p>
          <h3>{text.give}</h3>
          <ul class="plain">
            <For each={props.briefing.trades.give}>{(each) => <li>{`${each.text}, ${yearly(each.cost)}`}</li>}</For>
          </ul>
          <h3>{text.get}</h3>
          <ul class="plain">
            <For each={props.briefing.trades.get}>{(each) => <li>{`${each.text}, ${yearly(each.worth)}`}</li>}</For>
          </ul>
        </details>
      </section>
      <Show when={props.briefing.battlecard}>{(card) => <Battlecard card={card()} />}</Show>
    </>
  );
}

function Battlecard(props: { card: NonNullable<Briefing['battlecard']> }) {
  const lists = () =>
    [
      [text.rivals, props.card.rivals],
      [text.strengths, props.card.strengths],
      [text.weaknesses, props.card.weaknesses],
      [text.differentiators, props.card.differentiators],
    ] as const;
  return (
    <section>
      <details>
        <summary>{text.battlecard}</summary>
        <For each={lists()}>
          {([head, items]) => (
            <>
              <h3>{head}</h3>
              <ul class="plain">
                <For each={items}>{(each) => <li>{each}</li>}</For>
              </ul>
            </>
          )}
        </For>
      </details>
    </section>
  );
}
