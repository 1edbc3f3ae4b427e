import type { QueueItem } from '../../../server/protocol/coaching-view.ts';
import type { AdminWeek, CoachWeek, LateAssignment, ReviewToDo, SetupGap } from '../../../server/protocol/week-view.ts';
import { capital, countOf, inWords, namesOf, sureOf, weekDayOf } from '../../format.ts';

const list = new Intl.ListFormat('en-GB');
const sessions = (n: number) => countOf(n, 'session', 'sessions');

const gapSays: Record<
  SetupGap['what'],
  { says: (names: readonly string[]) => string; why: string; to: 'people' | 'settings' | null }
> = {
  'no team': {
    says: () => 'There is no team',
    why: 'What a rep shares is open to coaches and managers of their teams, so without one it is open to nobody.',
    to: 'people',
  },
  'no rep': { says: () => 'Nobody is a rep', why: 'Goals, assignments and reviews are for reps.', to: 'people' },
  'no manager': { says: () => 'Nobody is a manager', why: 'Managers prepare reviews and set goals.', to: 'people' },
  'no coach': { says: () => 'Nobody is a coach', why: 'Coaches check scorecards and answer disputes.', to: 'people' },
  'no team for': {
    says: (names) => `${namesOf(names)} ${names.length === 1 ? 'is' : 'are'} in no team`,
    why: 'Nobody can open what they share, and they are in no team’s figures.',
    to: 'people',
  },
  'nobody in team': {
    says: (names) => `${namesOf(names)} ${names.length === 1 ? 'has' : 'have'} no rep`,
    why: 'A team without reps shows nothing.',
    to: 'people',
  },
  'nobody over team': {
    says: (names) => `${namesOf(names)} ${names.length === 1 ? 'has' : 'have'} neither coach nor manager`,
    why: 'Nobody can open what its reps share.',
    to: 'people',
  },
  'invitation ends': {
    says: (names) =>
      `${names.length === 1 ? 'The invitation' : 'The invitations'} of ${namesOf(names)} ${names.length === 1 ? 'runs' : 'run'} out within two days`,
    why: 'Afterwards the link leads to nothing. Invite them again where they still want to join.',
    to: 'people',
  },
  'time zone': {
    says: () => 'Nobody has chosen a time zone',
    why: 'Due dates and weeks are counted in UTC until then.',
    to: 'settings',
  },
  'no mail': {
    says: () => 'This server sends no e-mail',
    why: 'Digests and notices stay in the product. Whoever runs the server sets SMTP_URL and MAIL_FROM.',
    to: null,
  },
};

export const text = {
  loading: 'Finding what needs you this week',
  failed: 'Your week couldn’t be loaded.',
  unknown: 'What needs you isn’t known just now.',
  unknownSays: 'Your own practice is open all the same.',
  eyebrow: 'This week',
  noReps: 'No rep is in your teams yet.',
  noRepsSays: 'An admin puts people into teams. What they share, ask and are due for will stand here.',
  nothing: 'Nothing waits for you this week.',
  nothingSays: 'No review, question, risk or check-in is due. The table below is what reps opened to you last.',

  lead: {
    review: ({ rep, does, on }: ReviewToDo, today: string) => {
      if (does === 'begin') return `It is time to begin ${rep.name}’s review.`;
      const day = weekDayOf(on ?? today);
      if (does === 'sign') return `${rep.name}’s review waits for you to sign.`;
      if (does === 'meet') return `You talk with ${rep.name} about the review on ${day}.`;
      if (on !== null && on < today) return `${rep.name}’s review was to be held on ${day}.`;
      return on === today ? `You review ${rep.name} today.` : `Prepare ${rep.name}’s review: you meet on ${day}.`;
    },
    asking: ({ member, title, disputed }: QueueItem) =>
      disputed ? `${member.name} disputes a score in “${title}”.` : `${member.name} asks you to look at “${title}”.`,
    goal: (name: string) => `${name}’s goal needs another look.`,
    flag: (name: string) => `${name} is under the team twice running.`,
    late: (title: string, day: string) => `${title} was due on ${day}.`,
    checkIn: (name: string) => `It is time for a check-in with ${name}.`,
  },
  alone: 'Nothing else waits for you.',
  beside: (parts: readonly string[]) => `Besides: ${list.format(parts)}.`,
  counts: {
    reviews: (n: number) => countOf(n, 'review', 'reviews'),
    asking: (n: number) => countOf(n, 'rep who waits for an answer', 'reps who wait for an answer'),
    goals: (n: number) => countOf(n, 'goal', 'goals'),
    flags: (n: number) => countOf(n, 'flag', 'flags'),
    late: (n: number) => countOf(n, 'assignment past its day', 'assignments past their day'),
    checkIns: (n: number) => countOf(n, 'check-in', 'check-ins'),
  },
  does: {
    review: {
      begin: 'Begin the review',
      prepare: 'Prepare the review',
      meet: 'Open the review',
      sign: 'Read and sign it',
    },
    asking: 'Answer',
    goal: 'See the goal',
    flag: 'See the team',
    late: 'See the assignment',
    checkIn: 'Write down a check-in',
  },

  reviews: 'Reviews',
  reviewSays: ({ does, on }: ReviewToDo, today: string) => {
    if (does === 'begin') {
      if (on === null) return 'No review yet. Begin one.';
      return on < today
        ? `The next one was due ${weekDayOf(on)}. Begin it.`
        : `The next one is due ${weekDayOf(on)}. Begin it.`;
    }
    const day = weekDayOf(on ?? today);
    if (does === 'meet') return `Shared. You meet on ${day}, and sign from then on.`;
    if (does === 'sign') return `Shared. It waits for you to sign; the meeting was set for ${day}.`;
    if (on === today) return 'In preparation. You meet today.';
    return on !== null && on < today
      ? `In preparation. The meeting was set for ${day}.`
      : `In preparation. You meet on ${day}.`;
  },
  allReviews: 'All reviews',

  asking: 'Reps who wait for an answer',
  askingSays: (item: QueueItem, since: string) => {
    const what = item.disputed ? 'Disputes a score' : 'Asks for a check';
    return `${what}, ${since}.${item.claimedBy ? ` ${item.claimedBy.mine ? 'You are' : `${item.claimedBy.name} is`} on it.` : ''}`;
  },
  allAsking: 'The whole queue',

  goals: 'Goals to look at',
  goalPast: (day: string) => `Its day was ${day}.`,
  goalStuck: 'Thirty days, no clear change.',
  goalChanged: 'Thirty days, no clear change; another approach was chosen.',
  allGoals: 'All goals',

  flags: 'Flags',
  flagsSay: 'By a rule fixed beforehand. Nobody is told by itself.',
  flagUnder: (names: readonly string[]) => `More than one deviation under the team on ${list.format(names)}.`,
  flagChange: (says: string) => `Overall since the period before: ${says}.`,
  flagSure: (share: number) => capital(sureOf(share)),
  noted: (by: string, day: string) => `${by} noted what was done, ${day}.`,
  unjudged: {
    'team under eight': (team: string) =>
      `Nobody in ${team} is flagged: fewer than eight reps with sessions in both periods say too little.`,
    'fewer than two criteria': (team: string) =>
      `Nobody in ${team} is flagged: fewer than two criteria were measured for eight reps in both periods.`,
  },
  allFlags: 'The team by criterion',

  late: 'Practice past its day',
  lateTitle: ({ titles }: LateAssignment) => titles.map((title) => `“${title}”`).join(' or '),
  lateSays: ({ dueOn, attempts, passBar, reps }: LateAssignment) => {
    const bar = passBar === null ? '' : `, pass from ${Math.round(passBar)}`;
    const untried = reps.filter(({ run }) => run === 0).map(({ name }) => name);
    const tried = reps.flatMap(({ name, run, state }) =>
      run === 0 ? [] : [`${name}${state === 'missed' ? ' did not pass' : ''}: ${run} of ${attempts}.`],
    );
    return [
      `Due ${weekDayOf(dueOn)}, ${countOf(attempts, 'attempt', 'attempts')}${bar}.`,
      ...(untried.length > 0 ? [`Not begun by ${namesOf(untried)}.`] : []),
      ...tried,
    ].join(' ');
  },
  allLate: 'All assignments',

  checkIns: 'Check-ins due',
  checkInSays: (on: string | null, today: string) =>
    on === null ? 'None yet.' : on === today ? 'Due today.' : `Due since ${weekDayOf(on)}.`,
  allCheckIns: 'All check-ins',

  wins: 'Worth celebrating',
  noWins:
    'No criterion newly excellent beyond the noise, and no goal met: one past its target is met once a fresh call shows it. Wins come as sessions are shared.',
  agreed: (name: string) => `${name} agreed to have the team told.`,
  toTell: 'Tell the team',
  ask: 'Ask to tell the team',
  askName: (name: string) => `Ask ${name} to tell the team`,
  sure: (value: number, range: string, n: number) => `Now ${value} (${range}) over ${sessions(n)}`,
  restsOn: (n: number) => `Over ${sessions(n)}`,

  since: 'Since last week',
  sinceSessions: ({ now, before }: { now: number; before: number }) =>
    `${sessions(now)} opened to you in seven days, ${before} in the seven before.`,
  practised: (n: number, of: number) => `${n} of ${countOf(of, 'rep', 'reps')} practised where you can see it.`,
  held: (n: number) => `${countOf(n, 'check-in', 'check-ins')} held.`,
  met: (n: number) => `${countOf(n, 'goal', 'goals')} met.`,
  improved: (name: string, what: string, before: number, now: number) => `${name}, ${what}: ${before} → ${now}`,
  notTold: 'Who improved is told on Monday, in the digest.',
  toDigest: 'Week by week',

  shared: 'Shared with you',
  allShared: 'Everything shared with you',
  sharedEmpty: 'Nothing yet. When a rep of your teams shares a session, it stands here with its scorecard.',

  own: 'Your own practice',
  ownSays: 'Yours until you share it.',
  ownEmpty: 'You can meet the same prospects as the reps do.',
  toScenarios: 'Choose a scenario',
  allOwn: 'All your sessions',

  queueEyebrow: 'First in the queue',
  queueLead: (item: QueueItem) => {
    const { member, title, disputed, asked, declared } = item;
    if (disputed) return `${member.name} disputes a score in “${title}”.`;
    if (asked) return `${member.name} asks you to look at “${title}”.`;
    return declared
      ? `${member.name}’s declared attempt at “${title}” waits.`
      : `The score of ${member.name}’s “${title}” is uncertain.`;
  },
  queueClear: 'Nothing waits for you.',
  queueClearSays: 'When a rep asks for a check, disputes a score or runs a declared attempt, it stands here.',
  lookAt: 'Look at it',
  wholeQueue: 'The whole queue',
  waiting: ({ asked, declared, uncertain }: CoachWeek['waiting']) => {
    const all = asked + declared + uncertain;
    if (all === 1) return 'It is the only one that waits.';
    const parts = [
      ...(asked > 0 ? [`${asked} asked for or disputed`] : []),
      ...(declared > 0 ? [countOf(declared, 'declared attempt', 'declared attempts')] : []),
      ...(uncertain > 0 ? [`${uncertain} uncertain`] : []),
    ];
    return `${all} sessions wait: ${list.format(parts)}.`;
  },
  next: 'Next in the queue',
  why: { disputed: 'Disputes a score', asked: 'Asks for a check', declared: 'Declared attempt' },
  unsure: (why: string) => `Uncertain: ${why}`,
  onIt: (name: string) => `${name} is on it`,
  onItYou: 'You are on it',
  yourWeek: 'Your week',
  done: (done: number, wanted: number) => `${done} of ${wanted} done`,
  doneOver: (done: number, wanted: number) =>
    wanted === 0 ? `${done} done; you set no number` : `${done} done, of the ${wanted} you set`,
  doneSays: 'Sessions looked at since Monday, against how many you set.',
  setWeek: 'Set how many',
  rounds: 'Calibration',
  noRounds: 'No round waits for your ratings.',
  roundLeft: (left: number, of: number, by: string) => `${left} of ${of} sessions left to rate. Asked by ${by}.`,

  admin: {
    heading: (n: number) =>
      n === 0
        ? 'Everything is set up.'
        : `${capital(inWords(n))} ${n === 1 ? 'thing is' : 'things are'} not set up yet.`,
    says: (n: number) =>
      n === 0
        ? 'Nothing keeps anybody from practising, coaching or being told.'
        : 'What follows from each stands beside it.',
    eyebrow: 'Setting up',
    gaps: 'Not set up yet',
    gapSays,
    to: { people: 'Settle it under People', settings: 'Settle it in Settings' },
    people: 'People',
    allPeople: 'Everyone and their teams',
    counts: ({ people, teams, invitations }: AdminWeek) =>
      [
        ['Reps', String(people.rep)],
        ['Coaches', String(people.coach)],
        ['Managers', String(people.manager)],
        ['Admins', String(people.admin)],
        ['Teams', String(teams)],
        ['Open invitations', String(invitations)],
      ] as const,
    settings: 'Settings',
    allSettings: 'Change settings',
    settled: ({ settings, mail, secondListener }: AdminWeek) =>
      [
        ['Time zone', settings.timeZone],
        ['A gap is a score under', String(settings.threshold)],
        ['Calls are kept', countOf(settings.callDays, 'day', 'days')],
        ['Webhook', settings.webhook ? 'On' : 'None'],
        ['E-mail', mail ? 'Sent' : 'Not sent'],
        ['Second listener', secondListener ?? 'None'],
      ] as const,
  },
};
