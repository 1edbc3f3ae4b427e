import { type JSX, Show } from 'solid-js';
import type { SessionView } from '../../../server/protocol/session-view.ts';
import type { ReadyScorecard } from '../../api.ts';
import { capital, durationOf, momentOf, percentOf, pressureOf } from '../../format.ts';
import { text } from '../../pages/scorecard-text.ts';
import { replaySays } from '../../record/lines.ts';
import { Heading } from '../heading.tsx';
import { LevelBadge } from '../level.tsx';
import { CertaintySays, ErrorBar } from './certainty.tsx';

/** Characters beyond which a headline would not fit three lines at full size. */
const longHeadline = 75;

/** The finding, whose session it is, and the overall score if there is one. */
export function Lead(props: {
  session: SessionView;
  headline: string;
  scorecard: ReadyScorecard | null;
  children: JSX.Element;
}) {
  const lead = () => props.session.personas[0];
  return (
    <>
      <div class="lead">
        <div>
          <p class="eyebrow">{text.eyebrow(props.session.scenario.title)}</p>
          <Heading class={props.headline.length > longHeadline ? 'long' : undefined}>{props.headline}</Heading>
          <p class="meta">
            <span>{props.session.member.name}</span>
            <Show when={lead()}>{(lead) => <span>{text.with(lead().name, lead().title)}</span>}</Show>
            <span>{momentOf(props.session.startedAt)}</span>
            <span class="num">{durationOf(props.session.activeMs)}</span>
            <span>{text.pressure(pressureOf[props.session.difficulty])}</span>
            <Show when={props.session.replayOf}>
              {(replayOf) => (
                <Show when={props.session.mine} fallback={<span>{replaySays(replayOf(), new Date())}</span>}>
                  <a href={`/sessions/${replayOf().session}`}>{replaySays(replayOf(), new Date())}</a>
                </Show>
              )}
            </Show>
          </p>
        </div>
        <Show when={props.scorecard}>{(scorecard) => <Score scorecard={scorecard()} />}</Show>
      </div>
      {props.children}
    </>
  );
}

function Score(props: { scorecard: ReadyScorecard }) {
  const coverage = () => text.coverage(percentOf(props.scorecard.coverage));
  const level = () => props.scorecard.level;
  const certainty = () => props.scorecard.certainty.find(({ what }) => what === 'overall');
  /** What was computed, where a coach's word made it another. */
  const before = () => {
    const { computedOverall = null } = props.scorecard;
    return computedOverall === null ? null : text.before(Math.round(computedOverall));
  };
  return (
    <Show
      when={props.scorecard.overall !== null ? { overall: props.scorecard.overall } : null}
      fallback={
        <div class="score score--none">
          <div>
            <LevelBadge level={null} none={text.noOverall} />
            <p>{text.noOverallSays}</p>
            <p>{coverage()}</p>
          </div>
        </div>
      }
    >
      {(score) => (
        // biome-ignore lint/a11y/useSemanticElements: a figure and its words, named as one; a fieldset is for forms
        <div
          class="score"
          role="group"
          aria-label={text.overallName(Math.round(score().overall), capital(level() ?? ''))}
        >
          <b>{Math.round(score().overall)}</b>
          <div>
            <LevelBadge level={level()} />
            <p>{coverage()}</p>
            <ErrorBar certainty={certainty()} />
            <CertaintySays certainty={certainty()} unit="score" of="criteria" />
            <Show when={before()}>{(before) => <p>{before()}</p>}</Show>
          </div>
        </div>
      )}
    </Show>
  );
}
