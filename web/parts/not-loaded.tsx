import { Show } from 'solid-js';
import type { Problem } from '../../server/protocol/session-view.ts';
import { Failure } from './failure.tsx';
import { Heading } from './heading.tsx';
import { createTitle } from './title.ts';

export type NotLoadedText = { missing: string; missingSays: string; failed: string; onward: string };

/** In the place of a page whose subject isn't there or couldn't be fetched: which of the two, and where to go from here. */
export function NotLoaded(props: {
  problem: Problem & { status: number };
  again: () => Promise<void>;
  says: NotLoadedText;
  onward: string;
}) {
  const isMissing = () => props.problem.status === 404;
  const heading = () => (isMissing() ? props.says.missing : props.says.failed);
  createTitle(heading);
  return (
    <div class="stack not-loaded">
      <Heading>{heading()}</Heading>
      <Show when={isMissing()} fallback={<Failure title="" problem={props.problem} again={() => void props.again()} />}>
        <p class="quiet">{props.says.missingSays}</p>
      </Show>
      <p>
        <a class="btn" href={props.onward}>
          {props.says.onward}
        </a>
      </p>
    </div>
  );
}
