import { For, type JSX, Show } from 'solid-js';
import type { Certainty } from '../../../server/domain/certainty.ts';
import { criterionOf } from '../../../server/domain/measured.ts';
import type { Evidence, Measurement } from '../../../server/domain/measurement.ts';
import type { RecordedEvent } from '../../../server/domain/record.ts';
import type { CriterionScore, Scorecard } from '../../../server/domain/scorecard.ts';
import type { SelfAssessmentView } from '../../../server/protocol/self-view.ts';
import { capital, percentOf } from '../../format.ts';
import { text } from '../../pages/scorecard-text.ts';
import { text as sure } from '../../record/certainty-text.ts';
import { isTheirs, missedIn, quoteOf, quoteTone, sentenceId, type Tone } from '../../record/marks.ts';
import { toldOf } from '../../record/reader.ts';
import { LevelBadge } from '../level.tsx';
import { CertaintySays, ErrorBar } from './certainty.tsx';
import './criteria.css';
import { CoachesOnly } from './judge-says.tsx';
import { text as judge } from './judge-text.ts';
import { Quote } from './quote.tsx';
import { text as own } from './self-text.ts';

/** The rest is behind a disclosure. */
const quotesShown = 2;
const tones: Tone[] = ['won', 'plain', 'cost'];

/** A language model votes on it, and what came of that isn't for the reader. */
const isKept = ({ judged, effective }: CriterionScore) => judged === 'coaches only' && effective === null;

/** Every criterion with its level in words, the finding, the words behind it, weight and score. */
export function CriteriaTable(props: {
  scorecard: Scorecard;
  certainty: readonly Certainty[];
  /** What the rep thought of it first. */
  said: SelfAssessmentView | null;
  events: readonly RecordedEvent[];
  /** Null when the reader is the rep. */
  rep: string | null;
  /** What people said of a criterion. */
  beside?: (criterion: CriterionScore) => JSX.Element;
}) {
  const criteria = () => props.scorecard.criteria;
  const whole = () => criteria().reduce((sum, { weight }) => sum + weight, 0);
  const unscored = () => criteria().filter((each) => each.effective === null && !isKept(each)).length;
  const kept = () => criteria().filter(isKept).length;
  return (
    <section class="sec" aria-labelledby="h-criteria">
      <div class="sec__head">
        <h2 id="h-criteria">{text.criteria}</h2>
        <p>{text.rubric(props.scorecard.rubric.title, props.scorecard.rubric.version)}</p>
      </div>
      <p class="sm quiet">{sure.note}</p>
      <Show when={props.said?.receptivity}>
        {(receptivity) => <p class="sm quiet">{own.receptivity(props.rep, receptivity())}</p>}
      </Show>
      <Show when={props.scorecard.judge}>
        {(votes) => (
          <p class="sm quiet">
            {judge.counts(
              votes().by,
              criteria()
                .filter(({ id }) => votes().criteria.includes(id))
                .map(({ name }) => name),
            )}
          </p>
        )}
      </Show>
      <table class="table crit">
        <caption class="vh">{text.criteriaCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{text.criterion}</th>
            <th scope="col">{text.found}</th>
            <th scope="col" class="r w">
              {text.weight}
            </th>
            <th scope="col" class="r">
              {text.score}
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={criteria()}>
            {(criterion) => (
              <Row
                criterion={criterion}
                certainty={props.certainty.find(({ what }) => what === criterionOf(criterion.id))}
                said={props.said?.ratings?.[criterion.id]}
                measurements={props.scorecard.measurements}
                share={criterion.weight / whole()}
                events={props.events}
                rep={props.rep}
                beside={props.beside}
              />
            )}
          </For>
        </tbody>
      </table>
      <Show when={unscored() > 0}>
        <p class="sm quiet">{text.someUnscored(unscored(), criteria().length)}</p>
      </Show>
      <Show when={kept() > 0}>
        <p class="sm quiet">{judge.withheld(kept())}</p>
      </Show>
    </section>
  );
}

function Row(props: {
  criterion: CriterionScore;
  certainty: Certainty | undefined;
  said: number | undefined;
  measurements: readonly Measurement[];
  share: number;
  events: readonly RecordedEvent[];
  rep: string | null;
  beside?: (criterion: CriterionScore) => JSX.Element;
}) {
  const { criterion } = props;
  const quotesOf = (evidence: readonly Evidence[]) =>
    evidence
      .map((evidence) => ({
        id: sentenceId(evidence),
        words: quoteOf(props.events, evidence),
        theirs: isTheirs(props.events, evidence),
      }))
      .filter(({ words }) => words !== '');
  const ofTone = (tone: Tone) =>
    criterion.evidence.filter((each) => quoteTone(criterion, props.measurements, each) === tone);
  const unmeasured = criterion.effective === null;
  const overridden = criterion.computed !== null && criterion.computed !== criterion.effective;
  return (
    <tr classList={{ na: unmeasured }}>
      <th scope="row">
        {criterion.name}
        <br />
        <LevelBadge level={criterion.level} none={text.notMeasured} />
      </th>
      <td class="m">
        <p class="finding">{toldOf(props.rep, criterion.says || criterion.means)}</p>
        <Show when={criterion.level && criterion.says}>
          <p class="means">{text.levelMeans(capital(criterion.level ?? ''), criterion.means)}</p>
        </Show>
        <CertaintySays certainty={props.certainty} unit="score" of="chances" />
        <Show when={criterion.judged === 'coaches only' && criterion.computed !== null}>
          <CoachesOnly />
        </Show>
        <Show when={props.said !== undefined}>
          <p class="means">{own.said(props.rep, props.said ?? 0)}</p>
        </Show>
        <Show when={unmeasured}>
          <p>{text.notCounted(props.rep)}</p>
        </Show>
        <Show when={criterion.level === 'needs improvement'}>
          <p>
            <b>{text.next}</b> {criterion.action}
          </p>
        </Show>
        <For each={tones}>
          {(tone) => <Quotes head={text.tones[tone]} tone={tone} quotes={quotesOf(ofTone(tone))} />}
        </For>
        <Show when={!isKept(criterion)}>
          <Quotes head={text.missed} tone="missed" quotes={quotesOf(missedIn(criterion, props.measurements))} />
        </Show>
        {props.beside?.(criterion)}
      </td>
      <td class="r w num">{percentOf(props.share)}</td>
      <td class="s">
        <Show when={overridden}>
          <s>
            <span class="vh">{text.was} </span>
            {Math.round(criterion.computed ?? 0)}
          </s>
        </Show>
        {criterion.effective === null ? '–' : Math.round(criterion.effective)}
        <ErrorBar certainty={props.certainty} />
      </td>
    </tr>
  );
}

type Quoted = { id: string; words: string; theirs: boolean };

function Quotes(props: { head: string; tone: Tone | 'missed'; quotes: Quoted[] }) {
  const first = () => props.quotes.slice(0, quotesShown);
  const rest = () => props.quotes.slice(quotesShown);
  const list = (quotes: Quoted[]) => (
    <ul class={`evidence evidence--${props.tone}`}>
      <For each={quotes}>
        {({ id, words, theirs }) => (
          <li>
            <Quote words={words} to={id} theirs={theirs} />
          </li>
        )}
      </For>
    </ul>
  );
  return (
    <Show when={props.quotes.length > 0}>
      <p class="tone">{props.head}</p>
      {list(first())}
      <Show when={rest().length > 0}>
        <details>
          <summary>{text.more(rest().length)}</summary>
          {list(rest())}
        </details>
      </Show>
    </Show>
  );
}
