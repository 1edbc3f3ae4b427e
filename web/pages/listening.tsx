import { createSignal, Show } from 'solid-js';
import type { HeardCall, Said } from '../../server/protocol/listening-view.ts';
import { useMe } from '../member.tsx';
import { Heading } from '../parts/heading.tsx';
import { Disagreements } from '../parts/listening/disagreements.tsx';
import { HeardTurns } from '../parts/listening/heard-turns.tsx';
import { MarkList } from '../parts/listening/mark-list.tsx';
import { ToHearForm } from '../parts/listening/to-hear-form.tsx';
import { createTitle } from '../parts/title.ts';
import './listening.css';
import { text } from './listening-text.ts';

/** For coaches and authors: what the listener hears, why, and what it hears wrong. */
export default function Listening() {
  createTitle(() => text.title);
  const me = useMe();
  return (
    <Show
      when={me().role !== 'rep'}
      fallback={
        <>
          <Heading>{text.heading}</Heading>
          <p class="said">{text.notYours}</p>
          <a class="btn" href="/">
            {text.toHome}
          </a>
        </>
      }
    >
      <Trying />
    </Show>
  );
}

/** What came of one hearing; `before` is what stood ahead of its first turn. */
export type Tried = { call: HeardCall; before: Said[]; spoken: boolean };

function Trying() {
  const [tried, setTried] = createSignal<Tried | null>(null);
  const [marked, setMarked] = createSignal(0);
  return (
    <div class="pg-listening">
      <Heading>{text.heading}</Heading>
      <p class="quiet">{text.says}</p>
      <ToHearForm heard={setTried} />
      <Show when={tried()} keyed>
        {(one) => <HeardTurns tried={one} marked={() => setMarked((n) => n + 1)} />}
      </Show>
      <Disagreements marked={() => setMarked((n) => n + 1)} />
      <MarkList changed={marked()} />
    </div>
  );
}
