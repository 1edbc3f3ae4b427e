import { settings, tellBench } from './child-side.ts';
import { eachOf, openGreeted } from './talker.ts';

/** Attaches to sessions and then does nothing. A program of its own. */

const { url, ids, cookie } = settings<{ url: string; ids: string[]; cookie: string }>();
let held = 0;
let events = 0;
await eachOf(ids, 16, async (session) => {
  await openGreeted({
    url,
    session,
    cookie,
    heard(message) {
      if (message.type === 'event') events += 1;
    },
    closed() {
      held -= 1;
    },
  });
  held += 1;
});
tellBench({ held, events });
