import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import { errorName, errorPlace } from './log.ts';
import { assignmentRoutes } from './routes/assignments.ts';
import { attentionRoutes } from './routes/attention.ts';
import { calibrationRoutes } from './routes/calibration.ts';
import { callRoutes } from './routes/calls.ts';
import { checkInRoutes } from './routes/check-ins.ts';
import { coachingRoutes } from './routes/coaching.ts';
import type { AppDeps } from './routes/deps.ts';
import { digestRoutes } from './routes/digests.ts';
import { docsPage, docsRoutes } from './routes/docs.ts';
import { goalRoutes } from './routes/goals.ts';
import { type Env, membersOnly } from './routes/guard.ts';
import { healthRoutes } from './routes/health.ts';
import { keyFigureRoutes } from './routes/key-figures.ts';
import { keyRoutes } from './routes/keys.ts';
import { listeningRoutes } from './routes/listening.ts';
import { liveRoute } from './routes/live-route.ts';
import { mailRoutes } from './routes/mail-choices.ts';
import { memberRoutes } from './routes/members.ts';
import { mineRoutes } from './routes/mine.ts';
import { noticeRoutes } from './routes/notices.ts';
import { ourPagesOnly } from './routes/origin.ts';
import { passwordRoute } from './routes/password.ts';
import { peopleRoutes } from './routes/people.ts';
import { planRoutes } from './routes/plans.ts';
import { answerErrors, nothingHere, Refusal } from './routes/problem.ts';
import { reviewRoutes } from './routes/reviews.ts';
import { rubricRoutes } from './routes/rubrics.ts';
import { scenarioRoutes } from './routes/scenarios.ts';
import { selfAssessmentRoutes } from './routes/self-assessments.ts';
import { sessionCoachingRoutes } from './routes/session-coaching.ts';
import { sessionRoutes } from './routes/sessions.ts';
import { settingsRoutes } from './routes/settings.ts';
import { setupRoute } from './routes/setup.ts';
import { sharedRoute } from './routes/shared.ts';
import { signInRoutes } from './routes/sign-in-routes.ts';
import { standardRoutes } from './routes/standards.ts';
import { surveyRoutes } from './routes/surveys.ts';
import { teamRoutes } from './routes/team.ts';
import { watchRoutes } from './routes/watch.ts';
import { webApp } from './routes/web-app.ts';
import { weekRoutes } from './routes/week.ts';

export type { AppDeps } from './routes/deps.ts';

/** No request but a turn of a conversation carries much, and that one comes by socket. Files are named here. */
const maxBodyBytes = 256 * 1024;
const fileBytes: Readonly<Record<string, number>> = {
  '/api/key-figures/import': 1024 * 1024,
  // calls are imported many at once
  '/api/calls': 40 * 1024 * 1024,
  '/api/calls/read': 40 * 1024 * 1024,
};

const headers = {
  contentSecurityPolicy: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    // Charts and bars carry their sizes in style attributes.
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:'],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    mediaSrc: ["'self'", 'blob:'],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
  permissionsPolicy: { microphone: ['self'], camera: [], geolocation: [] },
  referrerPolicy: 'same-origin',
  // Whoever puts a proxy with a certificate in front says this there: over plain HTTP it means nothing.
  strictTransportSecurity: false,
};

/** The whole HTTP side: middleware and routes on what `deps` holds. It opens nothing itself. */
export function createApp(deps: AppDeps) {
  const guard = membersOnly(deps);
  const api = new Hono<Env>()
    .route('/auth', signInRoutes(deps))
    .route('/', docsRoutes())
    .route('/', setupRoute(deps))
    .route('/', memberRoutes(deps))
    .route('/', weekRoutes(deps))
    .route('/', mineRoutes(deps))
    .route('/', keyRoutes(deps))
    .route('/', passwordRoute(deps))
    .route('/', peopleRoutes(deps))
    .route('/', sharedRoute(deps))
    .route('/', listeningRoutes(deps))
    .route('/', noticeRoutes(deps))
    .route('/', digestRoutes(deps))
    .route('/', mailRoutes(deps))
    .route('/', settingsRoutes(deps))
    .route('/', teamRoutes(deps))
    .route('/', attentionRoutes(deps))
    .route('/', keyFigureRoutes(deps))
    .route('/assignments', assignmentRoutes(deps))
    .route('/goals', goalRoutes(deps))
    .route('/', rubricRoutes(deps))
    .route('/', watchRoutes(deps))
    .route('/', reviewRoutes(deps))
    .route('/', checkInRoutes(deps))
    .route('/', standardRoutes(deps))
    .route('/', surveyRoutes(deps))
    .route('/', planRoutes(deps))
    .use('/scenarios/*', guard)
    .use('/sessions/*', guard)
    .use('/calls/*', guard)
    .route('/calls', callRoutes(deps))
    .use('/coaching/*', guard)
    .use('/calibration/*', guard)
    .route('/scenarios', scenarioRoutes(deps))
    .route('/sessions', liveRoute(deps))
    .route('/sessions', selfAssessmentRoutes(deps))
    .route('/sessions', sessionRoutes(deps))
    .route('/sessions', sessionCoachingRoutes(deps))
    .route('/coaching', coachingRoutes(deps))
    .route('/calibration', calibrationRoutes(deps))
    .all('/*', () => {
      throw nothingHere();
    });

  return new Hono<Env>()
    .onError(
      answerErrors((error, path) =>
        deps.log('request failed', { path, error: errorName(error), at: errorPlace(error) }),
      ),
    )
    .use(async (c, next) => {
      const from = performance.now();
      await next();
      deps.metrics.answered(c.req.method, c.req.routePath, c.res.status, (performance.now() - from) / 1000);
    })
    .use(secureHeaders(headers))
    .use('/api/*', ourPagesOnly(deps))
    .use('/api/*', (c, next) => limitBody(fileBytes[c.req.path] ?? maxBodyBytes)(c, next))
    .route('/', healthRoutes(deps))
    .route('/', docsPage())
    .route('/api', api)
    .route('/', webApp(deps.dist));
}
export type App = ReturnType<typeof createApp>;

const limitBody = (maxSize: number) =>
  bodyLimit({
    maxSize,
    onError() {
      throw new Refusal(413, 'too-large', `A request may hold ${maxSize / 1024} KB at most.`);
    },
  });
