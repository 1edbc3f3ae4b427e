import type { Role } from '../../server/domain/member.ts';
import { text } from './shell-text.ts';

/** Where each role goes daily, and what stands behind "More". */

export type NavLink = { path: string; says: string; rest?: string };

const links = {
  home: { path: '/', says: text.home },
  team: { path: '/team', says: text.team },
  practise: { path: '/scenarios', says: text.practise },
  sessions: { path: '/sessions', says: text.sessions },
  goals: { path: '/goals', says: text.goals },
  assign: { path: '/assign', says: text.assign },
  coaching: { path: '/coaching', says: text.coaching },
  calibration: { path: '/calibration', says: text.calibration },
  shared: { path: '/shared', says: text.shared, rest: text.sharedRest },
  reviews: { path: '/reviews', says: text.reviews },
  checkIns: { path: '/check-ins', says: text.checkIns },
  calls: { path: '/calls', says: text.calls },
  figures: { path: '/figures', says: text.figures },
  standards: { path: '/standards', says: text.standards },
  listening: { path: '/listening', says: text.listening },
  rubrics: { path: '/rubrics', says: text.rubrics },
  digest: { path: '/digest', says: text.digest },
  people: { path: '/people', says: text.people },
  settings: { path: '/settings', says: text.settings },
} satisfies Record<string, NavLink>;

const { home, team, practise, sessions, goals, assign, coaching, shared, reviews, checkIns, calls, figures } = links;
const { calibration, standards, listening, rubrics, digest, people, settings } = links;

export const navOf: Record<Role, { main: NavLink[]; more: NavLink[] }> = {
  rep: {
    main: [home, practise, sessions, goals, reviews],
    more: [checkIns, calls, figures, standards, digest],
  },
  coach: {
    main: [home, coaching, team, shared, assign],
    more: [calibration, goals, practise, sessions, calls, checkIns, figures, listening, digest],
  },
  manager: {
    main: [home, team, reviews, assign, coaching],
    more: [
      ...[goals, shared, calls, checkIns, figures, standards, rubrics],
      ...[calibration, listening, practise, sessions, digest],
    ],
  },
  admin: {
    main: [home, people, settings, rubrics],
    more: [practise, sessions, listening],
  },
};
