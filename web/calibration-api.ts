import type { CalibrationView, NewRating, NewRound, RoundView } from '../server/protocol/calibration-view.ts';
import type { Made } from '../server/protocol/coaching-view.ts';
import { get, id, post } from './api.ts';

/** Blind ratings: rounds, what is given in them, and how far it agrees. */

export const readCalibration = () => get<CalibrationView>('/api/calibration');
export const readRound = (round: string) => get<RoundView>(`/api/calibration/${id(round)}`);
export const makeRound = (round: NewRound) => post<Made>('/api/calibration', round);
export const rate = (round: string, rating: NewRating) => post(`/api/calibration/${id(round)}/ratings`, rating);
export const endRound = (round: string) => post(`/api/calibration/${id(round)}/end`);
