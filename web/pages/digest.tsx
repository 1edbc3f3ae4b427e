import { For, Match, Show, Switch } from 'solid-js';
import type { DigestBody, DueView, Improvement } from '../../server/domain/digest.ts';
import type { DigestView } from '../../server/protocol/telling-view.ts';
import { createAction } from '../action.ts';
import { readDigests } from '../api.ts';
import { dayOf } from '../format.ts';
import { createLoad } from '../load.ts';
import { useMe } from '../member.tsx';
import { Facts } from '../parts/facts.tsx';
import { Failure } from '../parts/failure.tsx';
import { Heading } from '../parts/heading.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { createTitle } from '../parts/title.ts';
import './digest.css';
import { text } from './digest-text.ts';

/** A member's weeks as they were told. */
export default function Digest() {
  createTitle(() => text.title);
  const me = useMe();
  const page = createLoad(
    () => me().id,
    () => readDigests(null),
  );
  const older = createAction();
  const showOlder = () =>
    older.run(async () => {
      const shown = page.value();
      if (!shown?.next) return;
      const more = await readDigests(shown.next);
      page.set({ digests: [...shown.digests, ...more.digests], next: more.next });
    });
  return (
    <div class="pg-digest">
      <Heading>{text.heading}</Heading>
      <p class="quiet">{text.says}</p>
      <Switch fallback={<Skeleton label={text.loading} lines={[30, 90, 70, 80]} />}>
        <Match when={page.value()}>
          {(shown) => (
            <For each={shown().digests} fallback={<Empty />}>
              {(week) => <Week digest={week} />}
            </For>
          )}
        </Match>
        <Match when={page.failed()}>
          {(problem) => <Failure title={text.failed} problem={problem()} again={() => void page.again()} />}
        </Match>
      </Switch>
      <Show when={page.value()?.next}>
        <p class="more">
          <button class="btn" type="button" aria-disabled={older.busy()} onClick={showOlder}>
            {older.busy() ? text.olderBusy : text.older}
          </button>
        </p>
      </Show>
      <Show when={older.problem()}>{(problem) => <Failure title={text.olderFailed} problem={problem()} />}</Show>
    </div>
  );
}

function Empty() {
  return (
    <div class="empty">
      <p class="said">{text.empty}</p>
      <p class="quiet">{text.emptySays}</p>
    </div>
  );
}

function Week(props: { digest: DigestView }) {
  const id = () => `week-${props.digest.week}`;
  return (
    <section class="sec" aria-labelledby={id()}>
      <div class="sec__head">
        <h2 id={id()}>{text.week(dayOf(props.digest.week))}</h2>
      </div>
      <Body body={props.digest.body} />
    </section>
  );
}

type Of<K extends DigestBody['for']> = Extract<DigestBody, { for: K }>;
const bodyOf = <K extends DigestBody['for']>(body: DigestBody, kind: K) => (body.for === kind ? (body as Of<K>) : null);

function Body(props: { body: DigestBody }) {
  return (
    <Switch>
      <Match when={bodyOf(props.body, 'rep')}>{(body) => <RepWeek body={body()} />}</Match>
      <Match when={bodyOf(props.body, 'manager')}>{(body) => <ManagerWeek body={body()} />}</Match>
      <Match when={bodyOf(props.body, 'coach')}>
        {(body) => (
          <>
            <Facts
              facts={[
                [text.sessionsOpen, String(body().sessions)],
                [text.waiting, String(body().waiting)],
                [text.queue, String(body().queue)],
              ]}
            />
            <p>
              <a href="/coaching">{text.toCoaching}</a>
            </p>
          </>
        )}
      </Match>
    </Switch>
  );
}

function RepWeek(props: { body: Of<'rep'> }) {
  return (
    <>
      <Facts
        facts={[
          [text.sessions, String(props.body.sessions)],
          [text.feedback, String(props.body.feedback)],
        ]}
      />
      <h3>{text.improvedYou}</h3>
      <Improved improved={props.body.improved} compared={props.body.compared} />
      <h3>{text.next}</h3>
      <Next due={props.body.due} />
    </>
  );
}

function ManagerWeek(props: { body: Of<'manager'> }) {
  return (
    <>
      <Facts
        facts={[
          [text.sessionsOpen, String(props.body.sessions)],
          [text.help, String(props.body.help)],
          [text.due, String(props.body.due)],
          [text.done, String(props.body.done)],
          [text.overdue, String(props.body.overdue)],
        ]}
      />
      <h3>{text.improvedTeam}</h3>
      <Improved improved={props.body.improved} compared={props.body.compared} named />
      <p>
        <a href="/team">{text.toTeam}</a>
      </p>
    </>
  );
}

function Improved(props: { improved: Improvement[]; compared: number; named?: boolean }) {
  const round = Math.round;
  const says = ({ name, what, before, now }: Improvement) =>
    text.improvement(props.named ? `${name}, ${what}` : what, round(before), round(now));
  return (
    <Show when={props.improved.length > 0} fallback={<p class="quiet found">{text.noneImproved(props.compared)}</p>}>
      <ul class="found">
        <For each={props.improved}>
          {(one) => (
            <li>
              {says(one)}
              <span class="by">
                {text.certain(round(one.low), round(one.high), one.level, one.sessions.before, one.sessions.now)}
              </span>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}

function Next(props: { due: DueView[] }) {
  return (
    <>
      <ul class="found">
        <For each={props.due}>{({ says, on }) => <li>{text.dueOn(says, dayOf(on))}</li>}</For>
      </ul>
      <p>
        <a href="/">{text.toHome}</a>
      </p>
    </>
  );
}
