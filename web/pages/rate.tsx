import { useParams } from '@solidjs/router';
import { createMemo, createSignal, Match, Show, Switch } from 'solid-js';
import type { RoundView } from '../../server/protocol/calibration-view.ts';
import type { RecordView, SessionView } from '../../server/protocol/session-view.ts';
import { readRecord, readSession } from '../api.ts';
import { readRound } from '../calibration-api.ts';
import { firstNameOf, namesOf } from '../format.ts';
import { createLoad } from '../load.ts';
import { readsOthers, useMe } from '../member.tsx';
import { RatingForm } from '../parts/calibration/rating-form.tsx';
import { toRate } from '../parts/calibration/round.tsx';
import { Heading } from '../parts/heading.tsx';
import { NotLoaded } from '../parts/not-loaded.tsx';
import { TranscriptSection } from '../parts/scorecard/transcript-section.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { createTitle } from '../parts/title.ts';
import { linesOf, withoutBlinks } from '../record/lines.ts';
import './calibration.css';
import NotFound from './not-found.tsx';
import { text } from './rate-text.ts';

/** One session of a round, read and rated without its scores. */
export default function Rate() {
  const me = useMe();
  const params = useParams<{ round: string; session: string }>();
  return (
    <Show when={readsOthers(me().role)} fallback={<NotFound />}>
      <Show when={`${params.round}/${params.session}`} keyed>
        <Opening round={params.round} session={params.session} />
      </Show>
    </Show>
  );
}

/** In the words of an answer, so that the page shows it as one. */
const missing = { status: 404, code: 'not-found', message: '', retryable: false };

function Opening(props: { round: string; session: string }) {
  const round = createLoad(() => props.round, readRound);
  const isTheirs = () => {
    const found = round.value();
    return found?.rates === true && found.sessions.some(({ session }) => session === props.session);
  };
  const theirs = () => (isTheirs() ? props.session : null);
  const session = createLoad(theirs, readSession);
  const record = createLoad(theirs, readRecord);
  const all = createMemo(() => {
    const [of, found, said] = [round.value(), session.value(), record.value()];
    return of && found && said ? { round: of, session: found, record: said } : null;
  });
  const failed = () => {
    if (round.value() && !isTheirs()) return missing;
    return round.failed() ?? session.failed() ?? record.failed();
  };
  const again = () => Promise.all([round.again(), session.again(), record.again()]).then(() => {});
  return (
    <div class="pg-rate">
      <Switch fallback={<Skeleton label={text.loading} lines={[50, 90, 80, 90, 70]} heading />}>
        <Match when={all()}>{(found) => <Rating {...found()} kept={round.again} />}</Match>
        <Match when={failed()}>
          {(problem) => <NotLoaded problem={problem()} again={again} says={text.notLoaded} onward="/calibration" />}
        </Match>
      </Switch>
    </div>
  );
}

type Found = { round: RoundView; session: SessionView; record: RecordView };

function Rating(props: Found & { kept: () => Promise<void> }) {
  const me = useMe();
  const rep = () => props.session.member.name;
  const title = () => props.session.scenario.title;
  createTitle(() => text.title(title()));
  const [kept, setKept] = createSignal(false);
  const others = () => namesOf(props.round.raters.filter((name) => name !== me().name));
  const isRated = () => props.round.sessions.find(({ session }) => session === props.session.id)?.rated === true;
  return (
    <>
      <Heading>{text.heading(firstNameOf(rep()), title())}</Heading>
      <p class="intro">{text.says(props.round.title, others())}</p>
      <p class="sm narrow-only">
        <a href="#h-rating" rel="external">
          {text.toForm}
        </a>
      </p>
      <div class="blind">
        <TranscriptSection
          lines={linesOf(withoutBlinks(props.record.events), props.session.personas, props.session.replayOf)}
          steps={[]}
          scorecard={null}
          personas={props.session.personas}
          rep={rep()}
        />
        <section class="sec blind__form" aria-labelledby="h-rating">
          <div class="sec__head">
            <h2 id="h-rating" tabindex="-1">
              {text.form}
            </h2>
          </div>
          <Switch
            fallback={
              <>
                <p class="sm quiet">{text.formSays}</p>
                <RatingForm
                  round={props.round}
                  session={props.session.id}
                  kept={async () => {
                    await props.kept();
                    setKept(true);
                    document.getElementById('h-rating')?.focus();
                  }}
                />
              </>
            }
          >
            <Match when={kept() || isRated()}>
              <Over round={props.round} says={kept() ? text.kept : text.rated} />
            </Match>
            <Match when={props.round.endedAt}>
              <p>{text.ended}</p>
              <p>
                <a class="btn" href="/calibration">
                  {text.back}
                </a>
              </p>
            </Match>
          </Switch>
        </section>
      </div>
    </>
  );
}

/** What comes after a rating. */
function Over(props: { round: RoundView; says: string }) {
  const next = () => toRate(props.round)[0];
  return (
    <div class="stack">
      <p role="status">
        <b>{props.says}</b> {text.keptSays(next() === undefined)}
      </p>
      <Show when={next()}>
        {(one) => (
          <p>
            <a class="btn btn--primary btn--wrap" href={`/calibration/${props.round.id}/${one().session}`}>
              {text.next(one().title, one().rep)}
            </a>
          </p>
        )}
      </Show>
      <p>
        <a class="btn" href="/calibration">
          {text.back}
        </a>
      </p>
    </div>
  );
}
