import { For, Match, Switch } from 'solid-js';
import type { ScenarioSummary } from '../../server/protocol/session-view.ts';
import { readScenarios } from '../api.ts';
import { familyOf, midSentence, pressuresOf, whenOf } from '../format.ts';
import { createLoad } from '../load.ts';
import { Avatar } from '../parts/avatar.tsx';
import { Failure } from '../parts/failure.tsx';
import { Heading } from '../parts/heading.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { createTitle } from '../parts/title.ts';
import './scenarios.css';
import { text } from './scenarios-text.ts';

function byFamily(scenarios: ScenarioSummary[]): [string, ScenarioSummary[]][] {
  const families = [...new Set(scenarios.map(({ family }) => family))];
  return families.map((family) => [family, scenarios.filter((each) => each.family === family)]);
}

export default function Scenarios() {
  createTitle(() => text.title);
  const scenarios = createLoad(() => 'all', readScenarios);
  return (
    <div class="pg-scenarios">
      <Heading>{text.heading}</Heading>
      <p class="intro">{text.says}</p>
      <Switch fallback={<Skeleton label={text.loading} lines={[30, 60, 50, 60]} />}>
        <Match when={scenarios.value()?.length === 0}>
          <p class="empty">{text.empty}</p>
        </Match>
        <Match when={scenarios.value()}>
          {(all) => <For each={byFamily(all())}>{([family, each]) => <Family family={family} scenarios={each} />}</For>}
        </Match>
        <Match when={scenarios.failed()}>
          {(problem) => <Failure title={text.failed} problem={problem()} again={() => void scenarios.again()} />}
        </Match>
      </Switch>
    </div>
  );
}

function Family(props: { family: string; scenarios: ScenarioSummary[] }) {
  return (
    <section class="sec family" aria-labelledby={`h-${props.family}`}>
      <h2 id={`h-${props.family}`}>{familyOf(props.family)}</h2>
      <ul class="grid">
        <For each={props.scenarios}>{(scenario) => <Card scenario={scenario} />}</For>
      </ul>
    </section>
  );
}

function Card(props: { scenario: ScenarioSummary }) {
  const { scenario } = props;
  const now = new Date();
  return (
    <li>
      <h3>
        <a href={`/scenarios/${scenario.id}`}>{scenario.title}</a>
      </h3>
      <p>{scenario.summary}</p>
      <div class="faces">
        <For each={scenario.personas}>
          {(persona) => (
            <p class="person">
              <Avatar name={persona.name} them />
              <span>
                <b>{persona.name}</b> {`${persona.title}, ${persona.organisation}`}
              </span>
            </p>
          )}
        </For>
      </div>
      <p class="meta">
        <span>{text.minutes(scenario.minutes)}</span>
        <span>{pressuresOf(scenario.difficulties)}</span>
        <span>
          {scenario.lastAt === null ? text.never : text.met(scenario.met, midSentence(whenOf(scenario.lastAt, now)))}
        </span>
      </p>
    </li>
  );
}
