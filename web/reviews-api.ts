import type { NewCheckIn } from '../server/domain/check-in.ts';
import type { NewPlan } from '../server/domain/plan.ts';
import type { PointSource, RepRole } from '../server/domain/review.ts';
import type { SurveyAnswer } from '../server/domain/survey.ts';
import type {
  AnyReviewView,
  CheckInsView,
  MadeReview,
  NewCall,
  NewComment,
  NewPoint,
  NewReview,
  NewStandard,
  ReviewDates,
  ReviewsView,
  SavedText,
  SaveText,
  StandardsView,
  TextConflict,
} from '../server/protocol/review-view.ts';
import type { NewSurvey, PlanEnd, PlansView, ReviewExamples, SurveysView } from '../server/protocol/survey-view.ts';
import { get, post, Refused } from './api.ts';

/** Requests about reviews, check-ins and standards. */

const of = (review: string, what: string) => `/api/reviews/${encodeURIComponent(review)}/${what}`;
const done = (path: string, body?: unknown): Promise<void> => post<unknown>(path, body).then(() => {});

export const readReviews = () => get<ReviewsView>('/api/reviews');
export const readReview = (id: string) => get<AnyReviewView>(`/api/reviews/${encodeURIComponent(id)}`);
export const beginReview = (review: NewReview) => post<MadeReview>('/api/reviews', review);
export const removeReview = (id: string) => done(of(id, 'remove'));
export const changeDates = (id: string, dates: ReviewDates) => done(of(id, 'dates'), dates);
export const addPoint = (id: string, point: NewPoint) => done(of(id, 'points'), point);
export const rewordPoint = (id: string, point: string, says: string) => done(of(id, `points/${point}/words`), { says });
export const removePoint = (id: string, point: string) => done(of(id, `points/${point}/remove`));
export const nameSource = (id: string, point: string, source: PointSource | null) =>
  done(of(id, `points/${point}/source`), { source });
export const takeUpGoal = (id: string, goal: string) => done(of(id, 'goals'), { goal });
export const pullCall = (id: string, call: NewCall) => done(of(id, 'calls'), call);
export const removeCall = (id: string, session: string) => done(of(id, `calls/${session}/remove`));
export const addComment = (id: string, comment: NewComment) => done(of(id, 'comments'), comment);
export const shareReview = (id: string, saidOn: string | null) => done(of(id, 'share'), { saidOn });
export const shareOwnView = (id: string) => done(of(id, 'share-self'));
export const signReview = (id: string, name: string) => done(of(id, 'sign'), { name });
export const giveAnswer = (id: string) => done(of(id, 'answer'));

/** Saves a text; where another window saved in between, both texts come back instead. */
export async function saveText(id: string, text: SaveText): Promise<SavedText | TextConflict> {
  try {
    return await post<SavedText>(of(id, 'texts'), text);
  } catch (error) {
    if (error instanceof Refused && error.code === 'conflict') return error.answer as TextConflict;
    throw error;
  }
}

export const readCheckIns = () => get<CheckInsView>('/api/check-ins');
export const addCheckIn = (checkIn: NewCheckIn) => done('/api/check-ins', checkIn);
export const readStandards = () => get<StandardsView>('/api/standards');
export const setStandard = (standard: NewStandard) => done('/api/standards', standard);
export const endStandard = (id: string) => done(`/api/standards/${encodeURIComponent(id)}/remove`);
export const setStanding = (member: string, role: RepRole) => done('/api/standards/roles', { member, role });

export const readExamples = () => get<ReviewExamples>('/api/reviews/examples');
export const readSurveys = () => get<SurveysView>('/api/surveys');
export const askSurvey = (survey: NewSurvey) => done('/api/surveys', survey);
export const answerSurvey = (id: string, answer: SurveyAnswer) =>
  done(`/api/surveys/${encodeURIComponent(id)}/answer`, answer);
export const readPlans = () => get<PlansView>('/api/plans');
export const makePlan = (plan: NewPlan) => done('/api/plans', plan);
export const closePlan = (id: string, end: PlanEnd) => done(`/api/plans/${encodeURIComponent(id)}/close`, end);
