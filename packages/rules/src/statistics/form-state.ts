/** What is known of a form of a school and a period; days are ISO dates, times ISO instants. */
export type FormFacts = {
  /** null: nobody opened the form for this period. */
  window: { opensOn: string; dueOn: string } | null;
  today: string;
  now: string;
  isCompleted: boolean;
  latest: { number: number; filedOn: string } | null;
  /** Of the latest filing, by the offices that review it, the nearest first; `isLast`: the office whose acceptance approves. */
  verdicts: readonly { number: number; verdict: 'accepted' | 'returned'; isLast: boolean }[];
  /** What offices said of the lock, oldest first. */
  locks: readonly { said: 'locked' | 'unlocked' | 'refused'; until: string | null }[];
};

/** `accepted`: by the office next above; `approved`: by the last one that has a say. */
export type FormStatus = 'not_open' | 'not_filed' | 'submitted' | 'returned' | 'accepted' | 'approved';

export type FormStanding = {
  status: FormStatus;
  isCompleted: boolean;
  /** Nobody at the school changes or files it, until an office opens it again. */
  isLocked: boolean;
  /** An opening holds until then. */
  openUntil: string | null;
  isLate: boolean;
  mayEnter: boolean;
  maySubmit: boolean;
  mayAskUnlock: boolean;
};

/**
 * Completed, filed, reviewed and locked are facts apart; this says what follows. An accepted filing keeps the form shut as a lock
 * does; an opening ends by the clock and outweighs both; a filing that is returned may be filed anew, one that waits replaced.
 */
export function formStanding(facts: FormFacts): FormStanding {
  const status = statusOf(facts);
  const openUntil = openingOf(facts);
  const saidLast = facts.locks.filter(({ said }) => said !== 'refused').at(-1);
  const isLocked = openUntil === null && (saidLast !== undefined || status === 'accepted' || status === 'approved');
  const isOpen = status !== 'not_open' && !isLocked;
  return {
    status,
    isCompleted: facts.isCompleted,
    isLocked,
    openUntil,
    isLate: facts.window !== null && (facts.latest?.filedOn ?? facts.today) > facts.window.dueOn,
    mayEnter: isOpen && !facts.isCompleted,
    maySubmit: isOpen,
    mayAskUnlock: isLocked,
  };
}

function statusOf({ window, today, latest, verdicts }: FormFacts): FormStatus {
  if (!latest) return window && window.opensOn <= today ? 'not_filed' : 'not_open';
  const said = verdicts.filter(({ number }) => number === latest.number);
  if (said.some(({ verdict }) => verdict === 'returned')) return 'returned';
  if (said.some(({ isLast }) => isLast)) return 'approved';
  return said.length > 0 ? 'accepted' : 'submitted';
}

/** An opening that is still running; once it is over the form is locked again by itself. */
function openingOf({ locks, now }: FormFacts): string | null {
  const last = locks.filter(({ said }) => said !== 'refused').at(-1);
  return last?.said === 'unlocked' && last.until !== null && last.until > now ? last.until : null;
}
