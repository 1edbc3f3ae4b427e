import { For, Match, Show, Switch } from 'solid-js';
import { readRubrics } from '../api.ts';
import { createLoad } from '../load.ts';
import { editsRubrics, useMe } from '../member.tsx';
import '../parts/block-rows.css';
import { Failure } from '../parts/failure.tsx';
import { Heading } from '../parts/heading.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { createTitle } from '../parts/title.ts';
import NotFound from './not-found.tsx';
import './rubric.css';
import { text } from './rubrics-text.ts';

/** What sessions are scored by: for managers and admins. */
export default function Rubrics() {
  const me = useMe();
  return (
    <Show when={editsRubrics(me().role)} fallback={<NotFound />}>
      <List />
    </Show>
  );
}

function List() {
  createTitle(() => text.title);
  const rubrics = createLoad(() => 'rubrics', readRubrics);
  return (
    <div class="pg-rubrics">
      <Heading>{text.heading}</Heading>
      <p class="quiet">{text.says}</p>
      <Switch fallback={<Skeleton label={text.loading} lines={[100, 100, 100]} />}>
        <Match when={rubrics.value()}>
          {(list) => (
            <table class="table block-rows">
              <caption class="vh">{text.caption}</caption>
              <thead>
                <tr>
                  <For each={text.columns}>{(column) => <th scope="col">{column}</th>}</For>
                </tr>
              </thead>
              <tbody>
                <For each={list()}>
                  {(each) => (
                    <tr>
                      <th scope="row">
                        <a href={`/rubrics/${each.id}`}>{each.title}</a>
                      </th>
                      <td data-says={text.columns[1]}>
                        {each.publishedAt ? text.published(each.version, each.publishedAt) : text.shipped(each.version)}
                      </td>
                      <td data-says={text.columns[2]}>{each.criteria.join(', ')}</td>
                    </tr>
                  )}
                </For>
              </tbody>
            </table>
          )}
        </Match>
        <Match when={rubrics.failed()}>
          {(problem) => <Failure title={text.failed} problem={problem()} again={() => void rubrics.again()} />}
        </Match>
      </Switch>
    </div>
  );
}
