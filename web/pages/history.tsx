import { readSessions } from '../api.ts';
import { createListing } from '../listing.ts';
import { Heading } from '../parts/heading.tsx';
import { SessionList } from '../parts/session-list.tsx';
import { createTitle } from '../parts/title.ts';
import './history.css';
import { text } from './history-text.ts';

export default function History() {
  createTitle(() => text.title);
  const list = createListing(
    () => 'own',
    (_, before) => readSessions(before),
  );
  return (
    <div class="pg-history">
      <Heading>{text.heading}</Heading>
      <SessionList
        list={list}
        text={text}
        filter={{ ...text.filter, id: 'scenario', of: ({ scenario }) => [scenario.id, scenario.title] }}
        empty={
          <>
            <p class="said">{text.empty}</p>
            <a class="btn btn--primary" href="/scenarios">
              {text.start}
            </a>
          </>
        }
      />
    </div>
  );
}
