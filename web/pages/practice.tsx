import { useParams } from '@solidjs/router';
import { createMemo, createSignal, Match, Show, Switch } from 'solid-js';
import type { SessionView } from '../../server/protocol/session-view.ts';
import { readBriefing, readSession } from '../api.ts';
import { createLive } from '../live/create-live.ts';
import { createLoad } from '../load.ts';
import { Avatar } from '../parts/avatar.tsx';
import { Confirm } from '../parts/confirm.tsx';
import { NotLoaded } from '../parts/not-loaded.tsx';
import { Announcer } from '../parts/room/announcer.tsx';
import { BriefPanel } from '../parts/room/brief-panel.tsx';
import { Composer } from '../parts/room/composer.tsx';
import { ConnectionBanner } from '../parts/room/connection-banner.tsx';
import { EndedPanel } from '../parts/room/ended-panel.tsx';
import { LiveStrip } from '../parts/room/live-strip.tsx';
import { ProspectPanel } from '../parts/room/prospect-panel.tsx';
import { RoomBar } from '../parts/room/room-bar.tsx';
import { Transcript } from '../parts/room/transcript.tsx';
import { WatchLine } from '../parts/room/watch-line.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { createTitle } from '../parts/title.ts';
import './practice.css';
import { text } from './practice-text.ts';

export default function Practice() {
  const params = useParams<{ id: string }>();
  const session = createLoad(() => params.id, readSession);
  return (
    <Switch
      fallback={
        <main class="page">
          <Skeleton label={text.loading} lines={[30, 90, 70, 80]} heading />
        </main>
      }
    >
      <Match when={session.value()} keyed>
        {(value) => <Room session={value} />}
      </Match>
      <Match when={session.failed()}>
        {(problem) => (
          <main class="page">
            <NotLoaded problem={problem()} again={session.again} says={text.notLoaded} onward="/" />
          </main>
        )}
      </Match>
    </Switch>
  );
}

/** The draft, in the browser until it is sent. */
function createDraft(session: string): [() => string, (draft: string) => void] {
  const key = `pushback.draft.${session}`;
  const [draft, setDraft] = createSignal(localStorage.getItem(key) ?? '');
  const keep = (next: string) => {
    setDraft(next);
    if (next === '') localStorage.removeItem(key);
    else localStorage.setItem(key, next);
  };
  return [draft, keep];
}

function Room(props: { session: SessionView }) {
  const { session } = props;
  createTitle(() => text.title(session.scenario.title));
  const live = createLive(session.id);
  const briefing = createLoad(() => session.scenario.id, readBriefing);
  const [draft, setDraft] = createDraft(session.id);
  const [asking, setAsking] = createSignal(false);
  const conversation = createMemo(() => live.now().conversation);
  const lead = session.personas[0];

  const answer = (yes: boolean) => {
    setAsking(false);
    if (yes) live.end();
  };
  const takeBack = (id: string) => {
    const taken = live.takeBack(id);
    if (taken !== null) setDraft(draft() === '' ? taken : `${taken}\n${draft()}`);
  };

  return (
    <div class="pg-practice">
      <Show when={conversation().ended === null}>
        <a class="skip" href="#reply" rel="external">
          {text.skip}
        </a>
      </Show>
      <RoomBar
        title={session.scenario.title}
        replay={session.replayOf !== null}
        live={live.now()}
        end={() => setAsking(true)}
      />
      <main class="room" id="main">
        <aside class="side side--brief" tabindex="0" aria-label={text.brief}>
          <BriefPanel brief={session.brief} briefing={briefing.value()} />
        </aside>
        <section class="talk" aria-label={text.conversation(lead?.name ?? text.prospect)}>
          <details class="brief-m">
            <summary>
              {text.briefSummary} <b>{session.brief.leaveWith}</b>
            </summary>
            <div class="side">
              <BriefPanel brief={session.brief} briefing={briefing.value()} />
            </div>
          </details>
          <div class="them-m">
            <Avatar name={lead?.name ?? ''} them />
            <span>
              <b>{lead?.name}</b>
              <small>{`${lead?.title}, ${lead?.organisation}`}</small>
            </span>
            <Show when={conversation().mood}>
              {(mood) => (
                <span class="m">
                  {text.moods[mood().word]}
                  <small>{`${text.patience} ${text.ofFive(mood().patience)}`}</small>
                </span>
              )}
            </Show>
          </div>
          <Transcript session={session} live={live.now()} sendAgain={live.sendAgain} takeBack={takeBack} />
          <div class="foot">
            <div class="troubles">
              <WatchLine session={session.id} watchers={conversation().watchers} />
              <ConnectionBanner connection={live.now().connection} connect={live.connect} />
            </div>
            <Show
              when={conversation().ended}
              fallback={
                <>
                  <LiveStrip member={session.member.id} events={conversation().events} />
                  <Composer
                    draft={draft()}
                    setDraft={setDraft}
                    conversation={conversation()}
                    personas={session.personas}
                    running={live.now().clock.runs}
                    say={live.say}
                    typing={live.typing}
                  />
                </>
              }
            >
              {(ended) => <EndedPanel session={session.id} ended={ended()} personas={session.personas} />}
            </Show>
          </div>
        </section>
        <aside class="side side--them" tabindex="0" aria-label={text.prospect}>
          <ProspectPanel session={session} conversation={conversation()} />
        </aside>
      </main>
      <Announcer conversation={conversation()} personas={session.personas} />
      <Confirm
        open={asking()}
        question={text.endQuestion}
        says={text.endSays}
        yes={text.endYes}
        no={text.endNo}
        answer={answer}
      />
    </div>
  );
}
