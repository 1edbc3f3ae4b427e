import { createSignal, For, Show } from 'solid-js';
import type { Evidence } from '../../../server/domain/measurement.ts';
import type { Ledger, Rung } from '../../../server/domain/scorecard.ts';
import { capital, clockOf, firstNameOf } from '../../format.ts';
import { text } from '../../pages/scorecard-text.ts';
import type { TurnLine } from '../../record/lines.ts';
import { sentenceId } from '../../record/marks.ts';
import { toldOf } from '../../record/reader.ts';
import { EvidenceLink } from './evidence-link.tsx';
import './ledger.css';

type Fact = Ledger['facts'][number];

type Props = { ledger: Ledger; turns: TurnLine[] };

const lists = new Intl.ListFormat('en-GB');

const clockIn = (turns: TurnLine[]) => (evidence: Evidence) =>
  clockOf(turns.find(({ seq }) => seq === evidence.seq)?.fromMs ?? 0);

/** What the prospect held: what the rep earned and how, what was told for other reasons, what never surfaced. */
export function LedgerSection(props: Props & { name: string; rep: string | null }) {
  const at = (evidence: Evidence) => clockIn(props.turns)(evidence);
  const rungs = () => props.ledger.facts.flatMap(({ rungs }) => rungs);
  const holders = () => [...new Set(props.ledger.facts.map(({ persona }) => persona ?? props.name))];
  const count = (state: Rung['state']) => rungs().filter((rung) => rung.state === state).length;
  // kept back at first: who means to try again may not want to be told
  const [all, setAll] = createSignal(false);
  return (
    <section class="sec ledger" aria-labelledby="h-ledger">
      <div class="sec__head">
        <h2 id="h-ledger">{text.ledger(lists.format(holders().map(firstNameOf)))}</h2>
        <p>{text.ledgerSays(count('earned'), count('told') + count('passed'), count('hidden'))}</p>
      </div>
      <ul class="facts">
        <For each={props.ledger.facts}>
          {(fact) => (
            <FactItem fact={fact} at={at} all={all()} rep={props.rep} holder={holders().length > 1 && fact.persona} />
          )}
        </For>
      </ul>
      <Show when={count('hidden') > 0}>
        <button class="btn" type="button" aria-expanded={all()} onClick={() => setAll(!all())}>
          {all() ? text.hideHidden : text.showHidden}
        </button>
      </Show>
    </section>
  );
}

/** What was pushed back with, how it was met, and what moved trust. */
export function ObjectionsSection(props: Props & { rep: string | null }) {
  const at = (evidence: Evidence) => clockIn(props.turns)(evidence);
  const raised = () => props.ledger.objections.filter(({ raised }) => raised !== null);
  const unraised = () => props.ledger.objections.filter(({ raised }) => raised === null);
  return (
    <section class="sec ledger" aria-labelledby="h-objections">
      <div class="sec__head">
        <h2 id="h-objections">{text.objections}</h2>
      </div>
      <Show when={raised().length > 0} fallback={<p class="sm quiet">{text.noObjections}</p>}>
        <ul class="objections">
          <For each={raised()}>{(each) => <ObjectionItem objection={each} at={at} rep={props.rep} />}</For>
        </ul>
      </Show>
      <Show when={unraised().length > 0}>
        <details>
          <summary>{text.unraised(unraised().length)}</summary>
          <ul class="objections">
            <For each={unraised()}>{(each) => <ObjectionItem objection={each} at={at} rep={props.rep} />}</For>
          </ul>
        </details>
      </Show>
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
                  <span>{toldOf(props.rep, each.why)}</span>
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

function FactItem(props: {
  fact: Fact;
  at: (evidence: Evidence) => string;
  all: boolean;
  rep: string | null;
  /** Where several people hold something: whose this is. */
  holder: string | false | undefined;
}) {
  const shown = () => props.fact.rungs.filter(({ state }) => props.all || state !== 'hidden');
  const kept = () => props.fact.rungs.length - shown().length;
  return (
    <li>
      <b>{props.fact.name}</b>
      <Show when={props.holder}>{(holder) => <small> {text.heldBy(firstNameOf(holder()))}</small>}</Show>
      <ol class="rungs">
        <For each={shown()}>{(rung) => <RungItem rung={rung} at={props.at} rep={props.rep} />}</For>
        <Show when={kept() > 0}>
          <li data-state="hidden">
            <span>{text.kept(kept())}</span>
          </li>
        </Show>
      </ol>
    </li>
  );
}

/** What stands before the time, and the time it names: of what earned it, else of what was said. */
function wordsOf(rung: Rung): [says: string, at: Evidence | null] {
  const { state, how, by, said } = rung;
  if (state === 'earned') return [text.earnedHow[how ?? 'question'] ?? text.earnedHow.question, by ?? said];
  if (state === 'told') return [how ? text.toldHow[how] : text.told, said];
  return [state === 'passed' ? text.passed : text.hidden, said];
}

function RungItem(props: { rung: Rung; at: (evidence: Evidence) => string; rep: string | null }) {
  const told = (says: string) => toldOf(props.rep, says);
  const words = () => wordsOf(props.rung);
  const link = (to: Evidence) => (
    <EvidenceLink to={sentenceId(to)}>
      <time>{props.at(to)}</time>
    </EvidenceLink>
  );
  return (
    <li data-state={props.rung.state}>
      <span>{props.rung.learned}</span>
      <small>
        {told(words()[0])}
        <Show when={words()[1]}>{(to) => <> {link(to())}</>}</Show>
        <Show when={props.rung.asked}>
          {(asked) => (
            <>
              {`; ${toldOf(props.rep, text.askedAt)} `}
              {link(asked())}
              {props.rung.state === 'hidden' ? text.unanswered : ''}
            </>
          )}
        </Show>
      </small>
    </li>
  );
}

function ObjectionItem(props: {
  objection: Ledger['objections'][number];
  at: (evidence: Evidence) => string;
  rep: string | null;
}) {
  return (
    <li>
      <span>
        <b>{capital(props.objection.name)}</b> <span class="chip chip--line">{capital(props.objection.type)}</span>{' '}
        <Show when={props.objection.raised}>
          {(raised) => (
            <>
              <span class={`chip ${props.objection.resolved ? 'chip--high' : 'chip--low'}`}>
                {props.objection.resolved ? text.resolved : text.open}
              </span>{' '}
              <small>
                {text.raisedAt}{' '}
                <EvidenceLink to={sentenceId(raised())}>
                  <time>{props.at(raised())}</time>
                </EvidenceLink>
              </small>
            </>
          )}
        </Show>
      </span>
      <small>{toldOf(props.rep, props.objection.how)}</small>
    </li>
  );
}
