import type { Measurement } from '../../../server/domain/measurement.ts';
import { anchorsSay } from '../../../server/domain/rubric-typed.ts';
import type { RubricView } from '../../../server/protocol/rubric-view.ts';

/** Anchors to begin with: those of another rubric, else a line the right way up, to be changed. */

type Better = Measurement['better'];

const ofShares: Record<Better, string> = {
  higher: '0:0 0.5:60 0.8:80 1:95',
  lower: '0:95 0.1:80 0.25:60 0.6:0',
  band: '0:10 0.3:60 0.45:95 0.6:60 0.9:10',
};
const ofCounts: Record<Better, string> = {
  higher: '0:0 1:60 2:80 4:95',
  lower: '0:95 1:80 2:60 5:0',
  band: '0:10 1:60 2:95 3:60 5:10',
};

export function anchorsFor({ anchors, unit, better }: RubricView['measures'][number]): string {
  if (anchors) return anchorsSay(anchors);
  return (unit === 'share' || unit === 'yes-no' ? ofShares : ofCounts)[better];
}
