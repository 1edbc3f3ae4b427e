import { Show } from 'solid-js';
import { longDayOf } from '../format.ts';
import { useMe } from '../member.tsx';
import { PracticeHome } from '../parts/home/practice-home.tsx';
import { WeekHome } from '../parts/home/week-home.tsx';
import { createTitle } from '../parts/title.ts';
import './home.css';
import { text } from './home-text.ts';

/** The first page: a rep's says what to practise next, everyone else's what needs them this week. */
export default function Home() {
  createTitle(() => text.title);
  const me = useMe();
  return (
    <div class="pg-home">
      <p class="sm quiet today">{longDayOf(new Date())}</p>
      <Show when={me().role === 'rep'} fallback={<WeekHome />}>
        <PracticeHome />
      </Show>
    </div>
  );
}
