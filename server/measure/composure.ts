import type { Evidence } from '../domain/measurement.ts';
import { type Call, type Exchange, type Faced, perCall } from './call.ts';
import { deedsIn } from './deeds.ts';
import { firstSentence, placeAt, sentencesOf } from './places.ts';
import { bestPlace, defenceIn, endsCall, isDefensive, isGift, keepsAgenda } from './replies.ts';
import { isGrant } from './rival-talk.ts';
import { countOf, type Finding, lastedOf, leastChances, meanOf, ofAll, type Row, shareOf } from './row.ts';
import { tellingPlace } from './telling.ts';

/** Rows 5 and 8: what pressure does to the rep, and how a call comes back from its worst. */

/** An episode that never ended counts as this many turns at least: leaving soon is no recovery. */
const neverTurns = 10;
/** Not having defended says something only of a rep who answered: from this share of the agenda kept. */
const leastKept = 1 / 3;

/** An offer turned down, and the whole of the demand put again in the same breath. */
const demandsAgain = ({ by, turn }: Faced) =>
  by?.part === 'rung' &&
  by.rung === 1 &&
  by.reply === 'again' &&
  turn.beats.some(({ reply }) => reply === 'offer-short' || reply === 'offer-lacks');

/** A remark that stings: pressed, hostile, a demand put again, or the rebuke for blame and for running down. */
const isHard = (faced: Faced) => {
  const { beat, by, pressing } = faced;
  return pressing || beat === 'hostile' || (beat === 'challenge' && by?.part === 'reaction') || demandsAgain(faced);
};

/** Each has to be met; several in one breath are one. */
const pressuresIn = (call: Call) => {
  const met = new Set<number>();
  return call.faced.filter((f) => {
    if (!isHard(f) || endsCall(call, f) || met.has(f.turn.seq)) return false;
    met.add(f.turn.seq);
    return true;
  });
};

/** What broke the agenda: the defence, else what the turn did and its rows tell. A strength granted broke nothing. */
function missedAt(call: Call, reply: Exchange): Evidence {
  if (isDefensive(reply)) return defenceIn(reply);
  const place = tellingPlace(call, reply, [...deedsIn(call, reply), ...(reply.after?.rows ?? [])], false);
  if (!isGrant(call, reply, place)) return place;
  const other = sentencesOf(reply.turn).findLast((one) => one.tokens.length > 3 && !isGrant(call, reply, one));
  return other ? placeAt(reply.turn, other) : place;
}

function agenda(call: Call): Finding | null {
  const chances = pressuresIn(call).map((f) => {
    const met = f.reply !== null && keepsAgenda(call, f.reply);
    return { met, at: f.reply ? (met ? bestPlace(f.reply) : missedAt(call, f.reply)) : f.at };
  });
  return shareOf(chances, (met, n) => `The agenda held after ${met} of ${countOf(n, 'hard remark')}.`);
}

/** Two running count half again: the second is what turns a slip into a quarrel. */
function defensive(call: Call): Finding | null {
  const under = call.exchanges.filter((e) => e.faced.some((f) => f.opens || isHard(f)));
  const turns = call.exchanges.filter(isDefensive);
  // where nothing pressed, not having defended is no composure
  const ventured = turns.length > 0 || (agenda(call)?.value ?? 0) >= leastKept;
  if (under.length === 0 || !ventured) return null;
  const running = call.exchanges.filter((e, i) => {
    const before = call.exchanges[i - 1];
    return before !== undefined && isDefensive(e) && isDefensive(before);
  }).length;
  const together =
    running > 0 ? `; ${running} straight after another, each half again: ${turns.length + running / 2} in all` : '';
  return {
    value: turns.length + running / 2,
    n: Math.max(under.length, turns.length),
    says: turns.length === 0 ? 'No turn was defensive.' : `${countOf(turns.length, 'turn')} defended${together}.`,
    evidence: turns.map(defenceIn),
  };
}

function replyTime(call: Call): Finding | null {
  const timed = call.exchanges.flatMap((e) => (e.turn.replyMs === null ? [] : [{ e, ms: e.turn.replyMs }]));
  const pressed = new Set(pressuresIn(call).flatMap((f) => f.reply ?? []));
  const hot = timed.filter(({ e }) => pressed.has(e));
  const cool = timed.filter(({ e }) => !pressed.has(e));
  const base = meanOf(cool.map(({ ms }) => ms));
  if (hot.length < 2 || cool.length < 2 || base === 0) return null;
  const value = meanOf(hot.map(({ ms }) => ms)) / base;
  return {
    value,
    n: hot.length,
    says: `Under pressure the reply came after ${value.toFixed(1)} times the usual wait.`,
    evidence: hot.map(({ e }) => firstSentence(e.turn)),
  };
}

type Episode = { from: Exchange; turns: number; ms: number; recovered: boolean; bought: boolean; lost: boolean };

/** From irritation over the hostile threshold until it is back under the recovered one. */
const episodes = perCall((call): Episode[] => {
  const thresholds = call.scenario?.temperament.thresholds;
  if (!thresholds) return [];
  const found: Episode[] = [];
  let open: Episode | null = null;
  for (const exchange of call.exchanges) {
    const { after, before } = exchange;
    if (!after) continue;
    if (open) {
      open.turns += 1;
      open.ms = exchange.turn.atMs - open.from.turn.atMs;
      open.bought ||= isGift(exchange);
      open.recovered = after.mood.irritation < thresholds.recovered.irritation;
      if (open.recovered) open = null;
    } else if (Math.max(after.mood.irritation, before?.mood.irritation ?? 0) >= thresholds.hostile.irritation) {
      open = { from: exchange, turns: 0, ms: 0, recovered: false, bought: isGift(exchange), lost: false };
      found.push(open);
    }
  }
  if (open) open.lost = call.last?.ended === 'walked-away';
  return found;
});

const isWon = (episode: Episode) => episode.recovered && !episode.bought;

function recovery(call: Call, of: 'turns' | 'ms'): Finding | null {
  const all = episodes(call);
  if (all.length === 0) return null;
  const won = all.filter(isWon);
  // what never ended took no time that a clock could show; the turns carry it
  if (of === 'ms' && won.length === 0) return null;
  const value = meanOf(
    of === 'ms' ? won.map((e) => e.ms) : all.map((e) => (isWon(e) ? e.turns : Math.max(e.turns, neverTurns))),
  );
  const each =
    of === 'turns'
      ? countOf(Math.round(meanOf(won.map((e) => e.turns))), 'turn')
      : lastedOf(meanOf(won.map((e) => e.ms)));
  const says = won.length === 0 ? neverCooled : `Back from its hottest in ${each}.`;
  return {
    value,
    n: of === 'ms' ? won.length : all.length,
    says,
    evidence: all.map((e) => firstSentence(e.from.turn)),
  };
}

const neverCooled = 'Once it was hot, it never cooled by your doing.';
const none = 'Nothing pressed, or too little was answered to tell.';
const calm = 'It never grew hot enough to need a recovery.';
const action = 'When it turns sharp, ask about the one word that stung before you explain anything.';
const voice = (id: string, name: string): Row => ({
  ...{ number: 5, id, name, unit: 'ratio', better: 'band', band: [0.85, 1.15], action, none },
  find: () => 'not-captured',
});

export const composureRows: readonly Row[] = [
  {
    number: 5,
    id: 'stress-agenda',
    name: 'Agenda kept under pressure',
    unit: 'share',
    better: 'higher',
    action,
    none,
    least: leastChances,
    find: agenda,
  },
  {
    number: 5,
    id: 'stress-defensive',
    name: 'Defensive turns',
    unit: 'count',
    better: 'lower',
    action,
    none,
    least: leastChances,
    find: defensive,
  },
  voice('stress-pace', 'Pace under pressure'),
  voice('stress-interruptions-voice', 'Interruptions under pressure'),
  {
    number: 5,
    id: 'stress-reply-time',
    name: 'Typed reply time under pressure',
    unit: 'ratio',
    better: 'band',
    band: [0.7, 1.6],
    action: 'Take the same breath before a hard answer as before an easy one.',
    none: 'Too few timed replies to compare.',
    find: replyTime,
  },
  {
    number: 8,
    id: 'recovery-turns',
    name: 'Turns to recover',
    unit: 'turns',
    better: 'lower',
    action,
    none: calm,
    find: (call) => recovery(call, 'turns'),
  },
  {
    number: 8,
    id: 'recovery-time',
    name: 'Time to recover',
    unit: 'ms',
    better: 'lower',
    action,
    none: (call) => (episodes(call).length > 0 ? neverCooled : calm),
    find: (call) => recovery(call, 'ms'),
  },
  {
    number: 8,
    id: 'recovery-kept',
    name: 'Recovered without paying for it',
    unit: 'share',
    better: 'higher',
    action: 'Win calm with a straight answer or a question. What you give to buy it is asked for again.',
    none: calm,
    find: (call) =>
      shareOf(
        episodes(call).map((e) => ({ met: isWon(e) && !e.lost, at: firstSentence(e.from.turn) })),
        (met, n) => `${ofAll(met, n, 'hot stretch', 'hot stretches')} cooled without a gift.`,
      ),
  },
];
