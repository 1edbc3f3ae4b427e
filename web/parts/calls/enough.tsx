import { For } from 'solid-js';
import type { CallChoices } from '../../../server/protocol/call-view.ts';
import { text } from '../../pages/calls-text.ts';
import '../block-rows.css';

/** How many calls a picture takes, and how many there are of each rep: told where calls are imported. */
export function Enough(props: { reps: CallChoices['reps'] }) {
  const none = () => props.reps.filter(({ calls }) => calls.last90 === 0);
  const some = () => props.reps.filter(({ calls }) => calls.last90 > 0);
  return (
    <section class="sec" aria-labelledby="h-enough">
      <div class="sec__head">
        <h2 id="h-enough">{text.enough}</h2>
        <p>{text.enoughSays}</p>
      </div>
      <table class="table block-rows labelled" hidden={some().length === 0}>
        <caption class="vh">{text.enough}</caption>
        <thead>
          <tr>
            <For each={text.enoughColumns}>{(column) => <th scope="col">{column}</th>}</For>
          </tr>
        </thead>
        <tbody>
          <For each={some()}>
            {({ name, calls }) => (
              <tr>
                <th scope="row">{name}</th>
                <td class="num" data-says={text.enoughColumns[1]}>
                  {calls.last30}
                </td>
                <td class="num" data-says={text.enoughColumns[2]}>
                  {calls.last90}
                </td>
                <td>{calls.says}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <p class="sm quiet" hidden={none().length === 0}>
        {text.enoughNone(none().map(({ name }) => name))}
      </p>
    </section>
  );
}
