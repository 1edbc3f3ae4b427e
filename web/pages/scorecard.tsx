import { useNavigate, useParams } from '@solidjs/router';
import { createEffect, createMemo, createSignal, lazy, Match, Show, Suspense, Switch } from 'solid-js';
import type { SelfAssessmentView } from '../../server/protocol/self-view.ts';
import type { NewSession, Problem, RecordView, SessionView } from '../../server/protocol/session-view.ts';
import {
  problemIn,
  type ReadyScorecard,
  readAssignment,
  readRecord,
  readSelfAssessment,
  readSession,
  rescoreSession,
  startSession,
} from '../api.ts';
import { firstNameOf } from '../format.ts';
import { createLoad } from '../load.ts';
import { CoachingSection } from '../parts/coaching/coaching-section.tsx';
import { CriterionNotes } from '../parts/coaching/criterion-notes.tsx';
import { createTalk, type Talk } from '../parts/coaching/talk.ts';
import { TurnNotes } from '../parts/coaching/turn-notes.tsx';
import { Failure } from '../parts/failure.tsx';
import { Heading } from '../parts/heading.tsx';
import { NotLoaded } from '../parts/not-loaded.tsx';
import { Access } from '../parts/scorecard/access.tsx';
import { AgreedStep } from '../parts/scorecard/agreed-step.tsx';
import { arrive } from '../parts/scorecard/arrive.ts';
import { createScorecard } from '../parts/scorecard/create-scorecard.ts';
import { CriteriaTable } from '../parts/scorecard/criteria-table.tsx';
import { EvidenceLink } from '../parts/scorecard/evidence-link.tsx';
import { Lead } from '../parts/scorecard/lead.tsx';
import { LedgerSection, ObjectionsSection } from '../parts/scorecard/ledger.tsx';
import { Measurements } from '../parts/scorecard/measurements.tsx';
import { Moments } from '../parts/scorecard/moments.tsx';
import { Related } from '../parts/scorecard/related.tsx';
import { text as own } from '../parts/scorecard/self-text.ts';
import { Sharing } from '../parts/scorecard/sharing.tsx';
import { Timeline } from '../parts/scorecard/timeline.tsx';
import { TranscriptSection } from '../parts/scorecard/transcript-section.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { createTitle } from '../parts/title.ts';
import { linesOf, nameOf, withoutBlinks } from '../record/lines.ts';
import { toldOf } from '../record/reader.ts';
import './scorecard.css';
import { text } from './scorecard-text.ts';

/** Of whoever comes from a review alone. */
const BackToReview = lazy(() => import('../parts/reviews/back-to.tsx'));
/** Asked once for each session, and never of whoever reads another's. */
const SelfForm = lazy(() => import('../parts/scorecard/self-form.tsx'));

export default function ScorecardPage() {
  const params = useParams<{ id: string }>();
  const session = createLoad(() => params.id, readSession);
  const live = () => {
    const value = session.value();
    return value?.status === 'live' ? value : null;
  };
  const ended = createMemo(() => {
    const value = session.value();
    return value?.status === 'ended' ? value.id : null;
  });
  return (
    <div class="pg-score">
      <Switch fallback={<Skeleton label={text.loading} lines={[30, 70, 90, 80]} heading />}>
        <Match when={live()}>{(value) => <Running session={value()} />}</Match>
        <Match when={ended()} keyed>
          {(_id) => <Ended session={session.value() as SessionView} changed={session.set} />}
        </Match>
        <Match when={session.failed()}>
          {(problem) => (
            <NotLoaded problem={problem()} again={session.again} says={text.notLoaded} onward="/sessions" />
          )}
        </Match>
      </Switch>
    </div>
  );
}

function Running(props: { session: SessionView }) {
  createTitle(() => text.title(props.session.scenario.title));
  return (
    <div class="stack">
      <Heading>{text.running}</Heading>
      <p class="quiet">{text.runningSays}</p>
      <a class="btn btn--primary" href={`/practice/${props.session.id}`}>
        {text.resume}
      </a>
    </div>
  );
}

function Ended(props: { session: SessionView; changed: (session: SessionView) => void }) {
  const { session } = props;
  createTitle(() => text.title(session.scenario.title));
  const navigate = useNavigate();
  const record = createLoad(() => session.id, readRecord);
  const served = createLoad(() => session.assignment, readAssignment);
  // what the rep thinks of it comes first; where that can't be asked, the scorecard comes without
  const self = createLoad(() => (session.mine ? session.id : null), readSelfAssessment);
  const due = () => (self.value()?.status === 'due' ? self.value() : null);
  const scorecard = createScorecard(() => (session.mine && (self.now().is === 'loading' || due()) ? null : session.id));
  const said = createLoad(() => (scorecard.value()?.status === 'ready' ? session.id : null), readSelfAssessment);
  const [trouble, setTrouble] = createSignal<{ title: string; problem: Problem } | null>(null);

  const ready = createMemo(() => {
    const value = scorecard.value();
    return value?.status === 'ready' ? value : null;
  });
  const unscored = createMemo(() => {
    const value = scorecard.value();
    return value?.status === 'failed' ? value : null;
  });
  const isPending = () => scorecard.now().is === 'loading' || scorecard.value()?.status === 'pending';
  const isShort = () => ready()?.coverage === 0;
  const scored = () => (isShort() ? null : ready());
  const headline = () => {
    if (due()) return own.heading;
    if (isShort()) return text.short;
    if (unscored()) return text.scoringFailed;
    if (isPending()) return text.pending;
    return toldOf(session.mine ? null : firstNameOf(session.member.name), ready()?.headline ?? session.scenario.title);
  };
  /** Runs something the rep asked for; a refusal is shown where the actions are. */
  const attempt = async (title: string, work: () => Promise<void>) => {
    setTrouble(null);
    await work().catch((error: unknown) => setTrouble({ title, problem: problemIn(error) }));
  };
  const begin = (more: Partial<NewSession>) =>
    attempt(text.startFailed, async () => {
      const { id } = await startSession({ scenario: session.scenario.id, difficulty: session.difficulty, ...more });
      navigate(`/practice/${id}`);
    });
  const talk = createTalk({
    ...{ session: session.id, rep: session.mine ? null : firstNameOf(session.member.name) },
    scored: () => ready() !== null,
    shared: () => props.session.visibility !== 'private',
    changed: scorecard.again,
    replay: session.mine ? (seq) => void begin({ replayOf: { session: session.id, seq } }) : undefined,
  });
  // what was said comes after the transcript and moves it: whoever came to a turn gets there all the same
  let arrived = false;
  createEffect(() => {
    if (!talk.load.value() || arrived) return;
    arrived = true;
    requestAnimationFrame(() => arrive());
  });
  const rescore = () =>
    attempt(text.rescoreFailed, async () => {
      // it may have been scored since: the queue tries again by itself
      await rescoreSession(session.id).catch((error: unknown) => {
        if (problemIn(error).status !== 409) throw error;
      });
      scorecard.set({ status: 'pending' });
    });

  return (
    <>
      <Show when={location.search.includes('review=')}>
        <Suspense>
          <BackToReview />
        </Suspense>
      </Show>
      <Lead session={props.session} headline={headline()} scorecard={scored()}>
        <div class="acts">
          <Show when={session.mine}>
            <button class="btn btn--primary" type="button" onClick={() => begin({})}>
              {text.again}
            </button>
          </Show>
          <EvidenceLink class="btn" to="h-transcript">
            {text.readTranscript}
          </EvidenceLink>
          <Show when={session.mine && props.session.visibility !== 'declared'}>
            <Sharing session={props.session} changed={props.changed} />
          </Show>
        </div>
        <Show when={trouble()}>{(trouble) => <Failure title={trouble().title} problem={trouble().problem} />}</Show>
      </Lead>
      <Switch>
        <Match when={due()}>
          {(due) => (
            <Suspense fallback={<Skeleton label={text.pending} lines={[72, 100, 88, 54]} />}>
              <SelfForm session={session.id} assessment={due()} done={self.set} />
            </Suspense>
          )}
        </Match>
        <Match when={isPending()}>
          <div class="wait">
            <p class="sm quiet">{text.pendingSays}</p>
            <Skeleton label={text.pending} lines={[72, 100, 88, 54]} heading />
          </div>
        </Match>
        <Match when={unscored()}>
          <div class="banner banner--low" role="alert">
            <span>{text.scoringFailedSays}</span>
            <Show when={session.mine}>
              <button class="btn" type="button" onClick={rescore}>
                {text.scoreAgain}
              </button>
            </Show>
          </div>
        </Match>
        <Match when={scorecard.failed()?.code === 'blind'}>
          <p class="said short">
            {text.blindSays} <a href="/calibration">{text.toCalibration}</a>
          </p>
        </Match>
        <Match when={scorecard.failed()}>
          {(problem) => <Failure title={text.scoreFailed} problem={problem()} again={() => void scorecard.again()} />}
        </Match>
        <Match when={isShort()}>
          <p class="said short">{text.shortSays}</p>
        </Match>
      </Switch>
      <Show when={record.value()}>
        {(record) => (
          <Body
            session={props.session}
            record={record()}
            scorecard={scored()}
            talk={talk}
            said={said.value()}
            replay={session.mine ? (seq) => begin({ replayOf: { session: session.id, seq } }) : undefined}
          />
        )}
      </Show>
      <Show when={session.assignment}>
        {(assignment) => (
          <p class="sm">
            <a href={`${session.mine ? '/goals' : '/assign'}#a-${assignment()}`}>{text.assignment}</a>
            <Show when={served.value()?.goal}>
              {(goal) => (
                <>
                  {', '}
                  <a href={`/goals/${goal()}`}>{text.goal}</a>
                </>
              )}
            </Show>
          </p>
        )}
      </Show>
      <Show when={session.mine}>
        <Access session={props.session} />
      </Show>
    </>
  );
}

function Body(props: {
  session: SessionView;
  record: RecordView;
  scorecard: ReadyScorecard | null;
  talk: Talk;
  said: SelfAssessmentView | null;
  replay?: ((seq: number) => void) | undefined;
}) {
  const personas = () => props.session.personas;
  const name = () => nameOf(personas(), null);
  const rep = () => (props.session.mine ? null : firstNameOf(props.session.member.name));
  const lines = createMemo(() => linesOf(withoutBlinks(props.record.events), personas(), props.session.replayOf));
  const turns = createMemo(() => lines().filter((line) => line.is === 'turn'));
  return (
    <>
      <Show when={props.scorecard}>
        {(scorecard) => (
          <>
            <Related
              related={scorecard().related}
              scorecard={scorecard()}
              events={props.record.events}
              name={firstNameOf(name())}
              rep={rep()}
            />
            <section class="sec" aria-labelledby="h-how">
              <div class="sec__head">
                <h2 id="h-how">{text.how}</h2>
                <p>{toldOf(rep(), scorecard().outcome.says)}</p>
              </div>
              <Timeline
                record={props.record}
                scorecard={scorecard()}
                turns={turns()}
                name={name()}
                rep={rep() ?? text.you}
              />
              <Show when={scorecard().outcome.step}>
                {(step) => <AgreedStep step={step()} events={props.record.events} />}
              </Show>
            </section>
            <Show when={scorecard().moments.length > 0}>
              <Moments
                moments={scorecard().moments}
                events={props.record.events}
                turns={turns()}
                replay={props.replay}
                replayOf={props.session.replayOf}
                rep={rep()}
              />
            </Show>
            <div class={scorecard().ledger ? 'two' : ''}>
              <CriteriaTable
                scorecard={scorecard()}
                certainty={scorecard().certainty}
                said={props.said}
                events={props.record.events}
                rep={rep()}
                beside={(criterion) => <CriterionNotes criterion={criterion} card={scorecard()} talk={props.talk} />}
              />
              <Show when={scorecard().ledger}>
                {(ledger) => <ObjectionsSection ledger={ledger()} turns={turns()} rep={rep()} />}
              </Show>
            </div>
            <Show when={scorecard().ledger}>
              {(ledger) => <LedgerSection ledger={ledger()} turns={turns()} name={name()} rep={rep()} />}
            </Show>
          </>
        )}
      </Show>
      <Show when={props.scorecard}>
        <CoachingSection talk={props.talk} />
      </Show>
      <TranscriptSection
        lines={lines()}
        steps={props.record.steps ?? []}
        scorecard={props.scorecard}
        personas={personas()}
        rep={rep()}
        beside={(line, moves) => <TurnNotes line={line} moves={moves} talk={props.talk} />}
      />
      <Show when={props.scorecard}>
        {(scorecard) => (
          <Measurements
            measurements={scorecard().measurements}
            certainty={scorecard().certainty}
            listener={scorecard().listener}
            judging={scorecard().judging}
            events={props.record.events}
            turns={turns()}
          />
        )}
      </Show>
    </>
  );
}
