import type { Briefing } from '../../server/protocol/session-view.ts';
import { sentenceOf } from '../format.ts';
import { text } from '../pages/briefing-text.ts';
import { Bullets, CardLists, DateList, FactList, TradeTables } from './briefing-lists.tsx';
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
          <Bullets items={props.brief.keepInMind} />
        </div>
        <div>
          <h3>{text.leaveWith}</h3>
          <p class="leave">{props.brief.leaveWith}</p>
        </div>
      </div>
    </section>
  );
}

export function CalendarSection(props: { calendar: Briefing['brief']['calendar'] }) {
  return (
    <section class="sec" aria-labelledby="h-dates">
      <div class="sec__head">
        <h2 id="h-dates">{text.calendar}</h2>
      </div>
      <DateList calendar={props.calendar} />
    </section>
  );
}

export function FactsFold(props: { facts: Briefing['facts'] }) {
  const limits = () => props.facts.filter(({ limit }) => limit).length;
  return (
    <Fold id="h-facts" heading={text.facts} holds={text.factsHold(props.facts.length, limits())}>
      <p class="sm quiet">{text.factsHint}</p>
      <FactList facts={props.facts} />
    </Fold>
  );
}

export function TradesFold(props: { trades: Briefing['trades'] }) {
  const holds = () => text.tradesHold(props.trades.give.length, props.trades.get.length);
  return (
    <Fold id="h-trades" heading={text.trades} holds={holds()}>
      <TradeTables trades={props.trades} />
    </Fold>
  );
}

export function BattlecardFold(props: { card: NonNullable<Briefing['battlecard']> }) {
  return (
    <Fold id="h-battle" heading={text.battlecard} holds={new Intl.ListFormat('en-GB').format(props.card.rivals)}>
      <CardLists card={props.card} />
    </Fold>
  );
}
