import type { DigestBody } from '../domain/digest.ts';

/** A digest as an e-mail: how much there is of what, and where to read it. Nothing that was said, and no name. */

const of = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

function linesOf(body: DigestBody): string[] {
  switch (body.for) {
    case 'rep':
      return [
        `Sessions scored: ${body.sessions}`,
        `Improved beyond the noise: ${body.improved.length} of ${of(body.compared, 'criterion', 'criteria')} compared`,
        `Feedback to read: ${body.feedback}`,
        `Assignments to do: ${body.due.length}`,
      ];
    case 'coach':
      return [
        `Open to you and scored: ${body.sessions}`,
        `Shared and not opened yet: ${body.waiting}`,
        `Waiting in the coaching queue: ${body.queue}`,
      ];
    case 'manager':
      return [
        `Sessions of your teams that are open to you: ${body.sessions}`,
        `People who improved beyond the noise: ${new Set(body.improved.map(({ memberId }) => memberId)).size}`,
        `People who may need help: ${body.help}`,
        `Assignments due this week: ${body.due}; done last week: ${body.done}; overdue: ${body.overdue}`,
      ];
  }
}

export function mailOf(body: DigestBody, week: string, publicUrl: string): { subject: string; text: string } {
  return {
    subject: `Your week in Pushback, ${week}`,
    text: [...linesOf(body), '', `Read it at ${publicUrl}/digest`, ''].join('\n'),
  };
}
