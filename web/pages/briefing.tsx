import { useNavigate, useParams } from '@solidjs/router';
import { createSignal, For, Match, Show, Switch } from 'solid-js';
import type { Difficulty } from '../../server/domain/scenario-parts.ts';
import type { Briefing, Problem } from '../../server/protocol/session-view.ts';
import { problemIn, readBriefing, startSession } from '../api.ts';
import { familyOf, namesOf, pressureOf } from '../format.ts';
import { createLoad } from '../load.ts';
import { Avatar } from '../parts/avatar.tsx';
import { BattlecardFold, BriefSection, CalendarSection, FactsFold, TradesFold } from '../parts/briefing-sheets.tsx';
import { Failure } from '../parts/failure.tsx';
import { Heading } from '../parts/heading.tsx';
import { NotLoaded } from '../parts/not-loaded.tsx';
import { RubricTable } from '../parts/rubric-table.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { createTitle } from '../parts/title.ts';
import './briefing.css';
import { text } from './briefing-text.ts';

export default function BriefingPage() {
  const params = useParams<{ id: string }>();
  const briefing = createLoad(() => params.id, readBriefing);
  return (
    <div class="pg-briefing">
      <Switch fallback={<Skeleton label={text.loading} lines={[40, 80, 70, 80]} heading />}>
        <Match when={briefing.value()} keyed>
          {(value) => <Sheet briefing={value} />}
        </Match>
        <Match when={briefing.failed()}>
          {(problem) => (
            <NotLoaded problem={problem()} again={briefing.again} says={text.notLoaded} onward="/scenarios" />
          )}
        </Match>
      </Switch>
    </div>
  );
}

function Sheet(props: { briefing: Briefing }) {
  const { briefing } = props;
  createTitle(() => briefing.title);
  return (
    <>
      <div class="cols">
        <div>
          <div class="lead">
            <p class="eyebrow">{familyOf(briefing.family)}</p>
            <Heading>{briefing.title}</Heading>
            <p class="said">{briefing.summary}</p>
            <p class="meta">
              <span>{text.minutes(briefing.minutes)}</span>
              <span>{text.practised(briefing.met)}</span>
            </p>
            <a class="btn to-start" href="#h-go" rel="external">
              {text.toStart}
            </a>
          </div>
          <BriefSection brief={briefing.brief} />
          <Show when={briefing.brief.calendar.length > 0}>
            <CalendarSection calendar={briefing.brief.calendar} />
          </Show>
        </div>
        <Start briefing={briefing} />
      </div>
      <div class="folds">
        <FactsFold facts={briefing.facts} />
        <TradesFold trades={briefing.trades} />
        <Show when={briefing.battlecard}>{(card) => <BattlecardFold card={card()} />}</Show>
        <RubricTable rubric={briefing.rubric} />
      </div>
    </>
  );
}

function showsOf({ mood, earned }: Briefing['guidance'][Difficulty]): string {
  if (mood && earned) return text.shows.both;
  return mood ? text.shows.mood : earned ? text.shows.earned : text.shows.none;
}

/** Who I'll face, at what pressure, who will see it, and off. */
function Start(props: { briefing: Briefing }) {
  const { briefing } = props;
  const navigate = useNavigate();
  const [difficulty, setDifficulty] = createSignal<Difficulty | undefined>(briefing.difficulties[0]);
  const [watch, setWatch] = createSignal(false);
  const [starting, setStarting] = createSignal(false);
  const [problem, setProblem] = createSignal<Problem | null>(null);

  const start = async () => {
    if (starting()) return;
    setStarting(true);
    setProblem(null);
    try {
      const session = await startSession({ scenario: briefing.id, difficulty: difficulty(), watch: watch() });
      navigate(`/practice/${session.id}`);
    } catch (error) {
      setProblem(problemIn(error));
      setStarting(false);
    }
  };

  return (
    <section class="card go" aria-labelledby="h-go">
      <h2 id="h-go" tabindex="-1">
        {text.facing}
      </h2>
      <For each={briefing.personas}>
        {(persona) => (
          <p class="person">
            <Avatar name={persona.name} them large />
            <span>
              <b>{persona.name}</b>
              <small>{`${persona.title}, ${persona.organisation}`}</small>
            </span>
          </p>
        )}
      </For>
      <fieldset class="choice">
        <legend>{text.difficulty}</legend>
        <For each={briefing.difficulties}>
          {(each) => (
            <label>
              <input
                type="radio"
                name="difficulty"
                value={each}
                checked={difficulty() === each}
                onChange={() => setDifficulty(each)}
              />
              <b>{pressureOf[each]}</b>
              <small>
                {text.pressures[each]} {showsOf(briefing.guidance[each])}
              </small>
            </label>
          )}
        </For>
      </fieldset>
      <div class="sees">
        <h3>{text.whoSees}</h3>
        <Show when={briefing.visibleTo.length > 0} fallback={<p>{text.onlyYou}</p>}>
          <p>{text.youAnd}</p>
          <ul class="plain">
            <For each={briefing.visibleTo}>{(each) => <li>{`${each.name}, ${each.why}`}</li>}</For>
          </ul>
        </Show>
      </div>
      <Show when={briefing.watchers.length > 0}>
        <label class="watch">
          <input type="checkbox" checked={watch()} onChange={(event) => setWatch(event.currentTarget.checked)} />
          <b>{text.watch}</b>
          <small>{text.watchSays(namesOf(briefing.watchers.map(({ name, why }) => `${name}, ${why},`)))}</small>
        </label>
      </Show>
      <Show when={problem()}>{(problem) => <Failure title={text.startFailed} problem={problem()} />}</Show>
      <button class="btn btn--primary btn--lg" type="button" aria-disabled={starting()} onClick={start}>
        {starting() ? text.starting : text.start}
      </button>
    </section>
  );
}
