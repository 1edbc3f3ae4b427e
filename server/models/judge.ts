import { type JudgeVote, votesAsked } from '../domain/judge.ts';
import type { Call } from './caps.ts';
import { type Endpoint, makeCircuit, reasonOf } from './endpoint.ts';
import { readVote } from './judge-answers.ts';
import { type Case, voteFormat, votingPrompt } from './judge-prompt.ts';
import { addNotes, type Notes } from './verdicts.ts';
import { isPassing, readWhole, unhurried, type Waiting } from './whole-answer.ts';

/**
 * A judge: a model that votes, after a session, on questions that code can't settle. Nobody waits for it. Each vote is
 * a call of its own that knows of no other; what goes wrong leaves fewer votes, with the reason in the notes.
 */

export type Judge = {
  model: string;
  /** Never throws. `passing`: a vote is missing that may well come later. */
  vote(call: Call, on: Case): Promise<{ votes: JudgeVote[]; notes: Notes; passing: boolean }>;
};

export type JudgeOptions = Pick<Waiting, 'now'> & Partial<Waiting> & { endpoint: Endpoint; model: string };

export function makeJudge({ endpoint, model, ...waiting }: JudgeOptions): Judge {
  const circuit = makeCircuit(waiting.now);

  /** A vote, or why there is none. */
  async function voteOnce(call: Call, on: Case): Promise<JudgeVote | string> {
    const refused = circuit.isOpen() ? 'paused' : await endpoint.caps.refuse(call);
    if (refused) return refused;
    const stop = new AbortController();
    try {
      const body = { model, messages: votingPrompt(on), response_format: voteFormat };
      return readVote(await readWhole(endpoint, body, stop, { ...unhurried, ...waiting }), on.questions);
    } catch (error) {
      circuit.met(error);
      // what was aborted comes to light as another error
      const reason = reasonOf(stop.signal.reason ?? error);
      // lets go of an answer that isn't read to its end
      stop.abort();
      return reason;
    }
  }

  return {
    model,
    async vote(call, on) {
      const votes: JudgeVote[] = [];
      const notes: Notes = {};
      for (let i = 0; i < votesAsked; i++) {
        const vote = await voteOnce(call, on);
        if (typeof vote === 'string') addNotes(notes, { [vote]: 1 });
        else votes.push(vote);
      }
      return { votes, notes, passing: Object.keys(notes).some(isPassing) };
    },
  };
}
