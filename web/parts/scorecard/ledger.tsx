import { For, Match, Show, Switch } from 'solid-js';
import type { Evidence } from '../../../server/domain/measurement.ts';
import type { Ledger } from '../../../server/domain/scorecard.ts';
import { capital, clockOf, firstNameOf } from '../../format.ts';
import { text } from '../../pages/scorecard-text.ts';
import type { TurnLine } from '../../record/lines.ts';
import { sentenceId } from '../../record/marks.ts';
import { EvidenceLink } from './evidence-link.tsx';
import './ledger.css';

type Fact = Ledger['facts'][number];
type Rung = Fact['rungs'][number];

/** What the prospect held: what a question earned, what was told unasked, what never surfaced. */
export function LedgerSection(props: { ledger: Ledger; turns: TurnLine[]; name: string }) {
  const at = (evidence: Evidence) => clockOf(props.turns.find(({ seq }) => seq === evidence.seq)?.fromMs ?? 0);
  return (
    <section class="sec ledger" aria-labelledby="h-ledger">
      <div class="sec__head">
        <h2 id="h-ledger">{text.ledger(firstNameOf(props.name))}</h2>
        <p>{text.ledgerSays}</p>
      </div>
      <ul class="facts">
        <For each={props.ledger.facts}>{(fact) => <FactItem fact={fact} at={at} />}</For>
      </ul>
      <h3>{text.objections}</h3>
      <ul class="objections">
        <For each={props.ledger.objections}>{(each) => <ObjectionItem objection={each} at={at} />}</For>
      </ul>
      <Show when={props.ledger.trust.length > 0}>
        <details>
          <summary>{text.trust}</summary>
          <ul class="trust">
            <For each={props.ledger.trust}>
              {(each) => (
                <li>
                  <EvidenceLink to={sentenceId(each.at)}>
                    <time>{at(each.at)}</time>
                  </EvidenceLink>
                  <span>{each.why}</span>
                  <span class={`delta ${each.to > each.from ? 'delta--up' : 'delta--down'}`}>
                    {text.trustRow(Math.round(each.from), Math.round(each.to))}
                  </span>
                </li>
              )}
            </For>
          </ul>
        </details>
      </Show>
    </section>
  );
}

function FactItem(props: { fact: Fact; at: (evidence: Evidence) => string }) {
  return (
    <li>
      <b>{props.fact.name}</b>
      <ol class="rungs">
        <For each={props.fact.rungs}>{(rung) => <RungItem rung={rung} at={props.at} />}</For>
      </ol>
    </li>
  );
}

const states = { earned: text.earned, told: text.told, hidden: text.hidden };

function RungItem(props: { rung: Rung; at: (evidence: Evidence) => string }) {
  const where = () => props.rung.by ?? props.rung.said;
  return (
    <li data-state={props.rung.state}>
      <span>{props.rung.learned}</span>
      <small>
        {states[props.rung.state]}
        <Show when={where()}>
          {(where) => (
            <>
              {`, ${props.rung.by ? text.byAsking : text.saidAt} `}
              <EvidenceLink to={sentenceId(where())}>
                <time>{props.at(where())}</time>
              </EvidenceLink>
            </>
          )}
        </Show>
      </small>
    </li>
  );
}

function ObjectionItem(props: { objection: Ledger['objections'][number]; at: (evidence: Evidence) => string }) {
  return (
    <li>
      <span>
        <b>{props.objection.name}</b> <span class="chip chip--line">{capital(props.objection.type)}</span>{' '}
        <Switch fallback={<span class="chip">{text.never}</span>}>
          <Match when={props.objection.resolved}>
            <span class="chip chip--high">{text.resolved}</span>
          </Match>
          <Match when={props.objection.raised}>
            <span class="chip chip--low">{text.open}</span>
          </Match>
        </Switch>
      </span>
      <small>
        {props.objection.how}{' '}
        <Show when={props.objection.raised}>
          {(raised) => (
            <EvidenceLink to={sentenceId(raised())}>
              <time>{props.at(raised())}</time>
            </EvidenceLink>
          )}
        </Show>
      </small>
    </li>
  );
}
