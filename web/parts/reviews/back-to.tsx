import { useSearchParams } from '@solidjs/router';
import { Show } from 'solid-js';
import { text } from '../../pages/review-back-text.ts';
import { leadBackTo } from '../return-to.ts';

/** Back to the review that led here, where it was left; nothing for whoever came another way. */
export default function BackToReview() {
  const [asked] = useSearchParams<{ review?: string }>();
  const path = () => (asked.review ? `/reviews/${encodeURIComponent(asked.review)}` : null);
  return (
    <Show when={path()}>
      {(path) => (
        <p class="sm">
          <a href={path()} onClick={() => leadBackTo(path())}>
            {text.back}
          </a>
        </p>
      )}
    </Show>
  );
}
