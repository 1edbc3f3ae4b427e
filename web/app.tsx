import { Route, Router, useBeforeLeave, useLocation, useNavigate } from '@solidjs/router';
import { createEffect, ErrorBoundary, lazy, Match, type ParentProps, Suspense, Switch } from 'solid-js';
import { MemberProvider, useMember } from './member.tsx';
import { PageError } from './pages/error.tsx';
import { setFocusDue } from './parts/focus-due.ts';
// first of all: it has to hear of going back before the router does
import './parts/gone-back.ts';
import { Shell } from './parts/shell.tsx';
import { Skeleton } from './parts/skeleton.tsx';

const SignIn = lazy(() => import('./pages/sign-in.tsx'));
const Home = lazy(() => import('./pages/home.tsx'));
const Scenarios = lazy(() => import('./pages/scenarios.tsx'));
const Briefing = lazy(() => import('./pages/briefing.tsx'));
const Practice = lazy(() => import('./pages/practice.tsx'));
const Scorecard = lazy(() => import('./pages/scorecard.tsx'));
const History = lazy(() => import('./pages/history.tsx'));
const Shared = lazy(() => import('./pages/shared.tsx'));
const Coaching = lazy(() => import('./pages/coaching.tsx'));
const Calibration = lazy(() => import('./pages/calibration.tsx'));
const Rate = lazy(() => import('./pages/rate.tsx'));
const Listening = lazy(() => import('./pages/listening.tsx'));
const Goals = lazy(() => import('./pages/goals.tsx'));
const Goal = lazy(() => import('./pages/goal.tsx'));
const Assign = lazy(() => import('./pages/assign.tsx'));
const Account = lazy(() => import('./pages/account.tsx'));
const Watch = lazy(() => import('./pages/watch.tsx'));
const Rubrics = lazy(() => import('./pages/rubrics.tsx'));
const RubricPage = lazy(() => import('./pages/rubric.tsx'));
const People = lazy(() => import('./pages/people.tsx'));
const Calls = lazy(() => import('./pages/calls.tsx'));
const Call = lazy(() => import('./pages/call.tsx'));
const Digest = lazy(() => import('./pages/digest.tsx'));
const Settings = lazy(() => import('./pages/settings.tsx'));
const Team = lazy(() => import('./pages/team.tsx'));
const Figures = lazy(() => import('./pages/figures.tsx'));
const Reviews = lazy(() => import('./pages/reviews.tsx'));
const Review = lazy(() => import('./pages/review.tsx'));
const CheckIns = lazy(() => import('./pages/check-ins.tsx'));
const Surveys = lazy(() => import('./pages/surveys.tsx'));
const Plans = lazy(() => import('./pages/plans.tsx'));
const ReviewExamples = lazy(() => import('./pages/review-examples.tsx'));
const Standards = lazy(() => import('./pages/standards.tsx'));
const SetUp = lazy(() => import('./pages/setup.tsx'));
const Invite = lazy(() => import('./pages/invite.tsx'));
const NotFound = lazy(() => import('./pages/not-found.tsx'));

const waiting = () => <Skeleton label="Loading" lines={[40, 90, 75, 60]} heading />;

/** Only signed-in people get past; the others sign in first and come back to where they were going. */
function SignedIn(props: ParentProps) {
  const member = useMember();
  const location = useLocation();
  const navigate = useNavigate();
  createEffect(() => {
    const now = member.now();
    if (now.is !== 'signed-out') return;
    const next = location.pathname + location.search;
    navigate(now.left || next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`, { replace: true });
  });
  return (
    <Switch fallback={<main class="page">{waiting()}</main>}>
      <Match when={member.now().is === 'signed-in'}>{props.children}</Match>
      <Match when={member.now().is === 'failed'}>
        <PageError again={() => void member.refresh()} />
      </Match>
    </Switch>
  );
}

function Framed(props: ParentProps) {
  return (
    <SignedIn>
      <Shell>
        <Suspense fallback={waiting()}>{props.children}</Suspense>
      </Shell>
    </SignedIn>
  );
}

function Root(props: ParentProps) {
  useBeforeLeave(({ from, to }) => {
    const path = typeof to === 'string' ? (to.split(/[?#]/)[0] ?? to) : null;
    if (path !== from.pathname) setFocusDue(path);
  });
  return (
    <MemberProvider>
      <ErrorBoundary fallback={(_error, reset) => <PageError again={reset} />}>
        <Suspense fallback={<main class="page">{waiting()}</main>}>{props.children}</Suspense>
      </ErrorBoundary>
    </MemberProvider>
  );
}

export function App() {
  return (
    <Router root={Root} scrollRestoration>
      <Route path="/sign-in" component={SignIn} />
      <Route path="/setup" component={SetUp} />
      <Route path="/invite/:id" component={Invite} />
      <Route path="/practice/:id" component={SignedIn}>
        <Route path="/" component={Practice} />
      </Route>
      <Route path="/" component={Framed}>
        <Route path="/" component={Home} />
        <Route path="/scenarios" component={Scenarios} />
        <Route path="/scenarios/:id" component={Briefing} />
        <Route path="/sessions" component={History} />
        <Route path="/sessions/:id" component={Scorecard} />
        <Route path="/shared" component={Shared} />
        <Route path="/coaching" component={Coaching} />
        <Route path="/calibration" component={Calibration} />
        <Route path="/calibration/:round/:session" component={Rate} />
        <Route path="/listening" component={Listening} />
        <Route path="/goals" component={Goals} />
        <Route path="/goals/:id" component={Goal} />
        <Route path="/assign" component={Assign} />
        <Route path="/account" component={Account} />
        <Route path="/watch/:id" component={Watch} />
        <Route path="/rubrics" component={Rubrics} />
        <Route path="/rubrics/:id" component={RubricPage} />
        <Route path="/people" component={People} />
        <Route path="/calls" component={Calls} />
        <Route path="/calls/:id" component={Call} />
        <Route path="/digest" component={Digest} />
        <Route path="/settings" component={Settings} />
        <Route path="/team" component={Team} />
        <Route path="/figures" component={Figures} />
        <Route path="/reviews" component={Reviews} />
        <Route path="/reviews/examples" component={ReviewExamples} />
        <Route path="/surveys" component={Surveys} />
        <Route path="/plans" component={Plans} />
        <Route path="/reviews/:id" component={Review} />
        <Route path="/check-ins" component={CheckIns} />
        <Route path="/standards" component={Standards} />
        <Route path="*" component={NotFound} />
      </Route>
    </Router>
  );
}
