import { Heading } from '../parts/heading.tsx';
import { createTitle } from '../parts/title.ts';
import { text } from './not-found-text.ts';

export default function NotFound() {
  createTitle(() => text.title);
  return (
    <div class="stack">
      <Heading>{text.heading}</Heading>
      <p class="quiet">{text.says}</p>
      <div class="row">
        <a class="btn btn--primary" href="/">
          {text.home}
        </a>
        <a class="btn" href="/scenarios">
          {text.scenarios}
        </a>
      </div>
    </div>
  );
}
