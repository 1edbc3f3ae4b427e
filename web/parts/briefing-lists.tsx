import { For, Show } from 'solid-js';
import type { Briefing } from '../../server/protocol/session-view.ts';
import { capital, moneyOf } from '../format.ts';
import { text } from '../pages/briefing-text.ts';

/** What a rep may look up, before a session and during one: the same words in either place. */

export function Bullets(props: { items: readonly string[] }) {
  return (
    <ul class="plain">
      <For each={props.items}>{(each) => <li>{each}</li>}</For>
    </ul>
  );
}

export function DateList(props: { calendar: Briefing['brief']['calendar'] }) {
  return (
    <dl class="dates">
      <For each={props.calendar}>
        {(each) => (
          <div>
            <dt>{each.date}</dt>
            <dd>{capital(each.what)}</dd>
          </div>
        )}
      </For>
    </dl>
  );
}

export function FactList(props: { facts: Briefing['facts'] }) {
  return (
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
  );
}

export function TradeTables(props: { trades: Briefing['trades'] }) {
  const money = (amount: number) => moneyOf(amount, props.trades.currency);
  const gives = () => props.trades.give.map((each) => [each.text, money(each.cost)] as const);
  const gets = () => props.trades.get.map((each) => [each.text, money(each.worth)] as const);
  return (
    <>
      <p>{props.trades.limits}</p>
      <div class="trades">
        <TradeTable head={text.give} amount={text.cost} rows={gives()} />
        <TradeTable head={text.get} amount={text.worth} rows={gets()} />
      </div>
    </>
  );
}

function TradeTable(props: { head: string; amount: string; rows: (readonly [string, string])[] }) {
  return (
    <table class="table">
      <caption class="vh">{props.head}</caption>
      <thead>
        <tr>
          <th scope="col">{props.head}</th>
          <th scope="col" class="r">
            {props.amount}
          </th>
        </tr>
      </thead>
      <tbody>
        <For each={props.rows}>
          {([item, amount]) => (
            <tr>
              <td>{item}</td>
              <td class="r num">{amount}</td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  );
}

export function CardLists(props: { card: NonNullable<Briefing['battlecard']> }) {
  const lists = () =>
    [
      [text.rivals, props.card.rivals],
      [text.strengths, props.card.strengths],
      [text.weaknesses, props.card.weaknesses],
      [text.differentiators, props.card.differentiators],
    ] as const;
  return (
    <div class="battle">
      <For each={lists()}>
        {([head, items]) => (
          <div>
            <h3>{head}</h3>
            <Bullets items={items} />
          </div>
        )}
      </For>
    </div>
  );
}
