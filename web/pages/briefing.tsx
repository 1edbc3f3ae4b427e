import { useNavigate, useParams, useSearchParams } from '@solidjs/router';
import { createSignal, For, Match, Show, Switch } from 'solid-js';
import type { Difficulty } from '../../server/domain/scenario-parts.ts';
import type { AssignmentView } from '../../server/protocol/assignment-view.ts';
import type { Briefing, Problem } from '../../server/protocol/session-view.ts';
import { problemIn, readAssignment, readBriefing, startSession } from '../api.ts';
import { familyOf, namesOf, pressureOf, weekDayOf } from '../format.ts';
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
  const [asked] = useSearchParams<{ assignment?: string }>();
  const briefing = createLoad(
    () => `${params.id} ${asked.assignment ?? ''}`,
    async (): Promise<Read> => {
      const [sheet, assignment] = await Promise.all([
        readBriefing(params.id),
        asked.assignment ? readAssignment(asked.assignment) : null,
      ]);
      return { sheet, assignment };
    },
  );
  return (
    <div class="pg-briefing">
      <Switch fallback={<Skeleton label={text.loading} lines={[40, 80, 70, 80]} heading />}>
        <Match when={briefing.value()} keyed>
          {(value) => <Sheet briefing={value.sheet} assignment={value.assignment} />}
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

/** What a rep reads before; with an assignment, as the attempt at it. */
type Read = { sheet: Briefing; assignment: AssignmentView | null };

function Sheet(props: { briefing: Briefing; assignment: AssignmentView | null }) {
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
        <Start briefing={briefing} assignment={props.assignment} />
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
function Start(props: { briefing: Briefing; assignment: AssignmentView | null }) {
  const { briefing, assignment } = props;
  const offered = assignment ? [assignment.difficulty] : briefing.difficulties;
  const sees = assignment?.visibleTo ?? briefing.visibleTo;
  const navigate = useNavigate();
  const [difficulty, setDifficulty] = createSignal<Difficulty | undefined>(offered[0]);
  const [watch, setWatch] = createSignal(false);
  const [starting, setStarting] = createSignal(false);
  const [problem, setProblem] = createSignal<Problem | null>(null);

  const start = async () => {
    if (starting()) return;
    setStarting(true);
    setProblem(null);
    try {
      const session = await startSession({
        scenario: briefing.id,
        difficulty: difficulty(),
        watch: watch(),
        ...(assignment && { assignment: assignment.id }),
      });
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
        <For each={offered}>
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
      <Show when={assignment}>
        {(asked) => (
          <p class="sm">
            <b>{text.assigned(asked().by.name, weekDayOf(asked().dueOn))}</b> {asked().reason}
          </p>
        )}
      </Show>
      <div class="sees">
        <h3>{text.whoSees}</h3>
        <Show when={sees.length > 0} fallback={<p>{text.onlyYou}</p>}>
          <p>{assignment ? text.declaredAnd : text.youAnd}</p>
          <ul class="plain">
            <For each={sees}>{(each) => <li>{`${each.name}, ${each.why}`}</li>}</For>
          </ul>
        </Show>
      </div>
      {/* a declared attempt may be watched as it is */}
      <Show when={briefing.watchers.length > 0 && !assignment?.declared}>
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
