import { For, Show } from 'solid-js';
import type { Briefing } from '../../server/protocol/session-view.ts';
import { moneyOf, sentenceOf } from '../format.ts';
import { text } from '../pages/briefing-text.ts';
import { Fold } from './fold.tsx';

/** Everything a rep reads before a session, one section each. */

export function BriefSection(props: { brief: Briefing['brief'] }) {
  return (
    <section class="sec" aria-labelledby="h-brief">
      <div class="sec__head">
        <h2 id="h-brief">{text.brief}</h2>
      </div>
      <div class="brief">
        <p>
          <strong>{sentenceOf(props.brief.role)}</strong> {props.brief.situation}
        </p>
        <div>
          <h3>{text.keepInMind}</h3>
          <ul class="plain">
            <For each={props.brief.keepInMind}>{(each) => <li>{each}</li>}</For>
          </ul>
        </div>
        <div>
          <h3>{text.leaveWith}</h3>
          <p class="leave">{props.brief.leaveWith}</p>
        </div>
      </div>
    </section>
  );
}

export function FactsSection(props: { facts: Briefing['facts'] }) {
  const limits = () => props.facts.filter(({ limit }) => limit).length;
  return (
    <Fold id="h-facts" heading={text.facts} holds={text.factsHold(props.facts.length, limits())}>
      <p class="sm quiet">{text.factsHint}</p>
      <ul class="plain facts">
        <For each={props.facts}>
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
    </Fold>
  );
}

export function TradesSection(props: { trades: Briefing['trades'] }) {
  const money = (amount: number) => moneyOf(amount, props.trades.currency);
  const gives = () => props.trades.give.map((each) => [each.text, money(each.cost)] as const);
  const gets = () => props.trades.get.map((each) => [each.text, money(each.worth)] as const);
  return (
    <Fold id="h-trades" heading={text.trades} holds={text.tradesHold(gives().length, gets().length)}>
      <p>{props.trades.limits}</p>
      <div class="trades">
        <TradeTable head={text.give} amount={text.cost} rows={gives()} />
        <TradeTable head={text.get} amount={text.worth} rows={gets()} />
      </div>
    </Fold>
  );
}

function TradeTable(props: { head: string; amount: string; rows: (readonly [string, string])[] }) {
  return (
    <table class="table">
      <caption class="vh">{props.head}</caption>
      <thead>
        <tr>
          <th scope="col">{props.head}</th>
          <th scope="col">{props.amount}</th>
        </tr>
      </thead>
      <tbody>
        <For each={props.rows}>
          {([item, amount]) => (
            <tr>
              <td>{item}</td>
              <td class="num">{amount}</td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  );
}

export function BattlecardSection(props: { card: NonNullable<Briefing['battlecard']> }) {
  const lists = () =>
    [
      [text.rivals, props.card.rivals],
      [text.strengths, props.card.strengths],
      [text.weaknesses, props.card.weaknesses],
      [text.differentiators, props.card.differentiators],
    ] as const;
  return (
    <Fold id="h-battle" heading={text.battlecard} holds={new Intl.ListFormat('en-GB').format(props.card.rivals)}>
      <div class="battle">
        <For each={lists()}>
          {([head, items]) => (
            <div>
              <h3>{head}</h3>
              <ul class="plain">
                <For each={items}>{(each) => <li>{each}</li>}</For>
              </ul>
            </div>
          )}
        </For>
      </div>
    </Fold>
  );
}

export function CalendarSection(props: { calendar: Briefing['brief']['calendar'] }) {
  return (
    <section class="sec" aria-labelledby="h-dates">
      <div class="sec__head">
        <h2 id="h-dates">{text.calendar}</h2>
      </div>
      <dl class="dates">
        <For each={props.calendar}>
          {(each) => (
            <div>
              <dt>{each.date}</dt>
              <dd>{each.what}</dd>
            </div>
          )}
        </For>
      </dl>
    </section>
  );
}
