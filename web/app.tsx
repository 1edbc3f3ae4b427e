import { Route, Router, useBeforeLeave, useLocation, useNavigate } from '@solidjs/router';
import { createEffect, ErrorBoundary, lazy, Match, type ParentProps, Suspense, Switch } from 'solid-js';
import { MemberProvider, useMember } from './member.tsx';
import { PageError } from './pages/error.tsx';
import { setFocusDue } from './parts/focus-due.ts';
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
const Listening = lazy(() => import('./pages/listening.tsx'));
const Account = lazy(() => import('./pages/account.tsx'));
const People = lazy(() => import('./pages/people.tsx'));
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
    if (typeof to !== 'string' || to.split(/[?#]/)[0] !== from.pathname) setFocusDue();
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
        <Route path="/listening" component={Listening} />
        <Route path="/account" component={Account} />
        <Route path="/people" component={People} />
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
