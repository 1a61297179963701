import { describe, expect, it } from 'vitest';
import {
  cellKey,
  countsOf,
  type Edit,
  emptyOutbox,
  isEmpty,
  type Outbox,
  type OutboxAct,
  stepOutbox,
  unsentCount,
} from './outbox-state.ts';

const an = { pupilId: 1, slot: 'r1' };
const binh = { pupilId: 2, slot: 'r1' };

function edit(cell: { pupilId: number; slot: string }, text: string, more: Partial<Edit> = {}): Edit {
  return { ...cell, text, seenVersion: 0, problem: null, isAsStored: false, ...more };
}
const typed = (...edits: Edit[]): OutboxAct => ({ type: 'typed', edits });
const batched = (requestId: string): OutboxAct => ({ type: 'batched', requestId });
const answered = (requestId: string, saved: object[] = [], conflicts: object[] = []) =>
  ({ type: 'answered', requestId, answer: { saved, conflicts } }) as OutboxAct;
const after = (...acts: OutboxAct[]): Outbox => acts.reduce(stepOutbox, emptyOutbox);
const cellOf = (outbox: Outbox, cell: { pupilId: number; slot: string }) => outbox.cells[cellKey(cell)];

const theirs = { value: '40', version: 3, who: 'Vàng Thị Mỷ', at: '2025-05-20T03:00:00.000Z' };

describe('typing', () => {
  it('a text waits with the version that its writer saw', () => {
    expect(cellOf(after(typed(edit(an, '8', { seenVersion: 4 }))), an)).toEqual({
      ...an,
      text: '8',
      seenVersion: 4,
      is: { kind: 'waiting' },
    });
  });

  it('of two texts in one cell the last one waits, over the version that the first one saw', () => {
    const outbox = after(typed(edit(an, '8', { seenVersion: 4 })), typed(edit(an, '9', { seenVersion: 5 })));
    expect(cellOf(outbox, an)).toMatchObject({ text: '9', seenVersion: 4 });
  });

  it('a text that cannot be sent stays, with the reason, and is never in a batch', () => {
    const problem = { problem: 'out_of_range', suggestion: '8,5' };
    const outbox = after(typed(edit(an, '85', { problem }), edit(binh, '7')), batched('a'));
    expect(cellOf(outbox, an)).toMatchObject({ text: '85', is: { kind: 'refused', ...problem } });
    expect(outbox.batch?.changes).toEqual([{ ...binh, text: '7', seenVersion: 0 }]);
  });

  it('a good text takes the place of a refused one', () => {
    const outbox = after(typed(edit(an, '85', { problem: { problem: 'out_of_range' } })), typed(edit(an, '8,5')));
    expect(cellOf(outbox, an)).toMatchObject({ text: '8,5', is: { kind: 'waiting' } });
  });

  it('typing back what is stored leaves nothing to send', () => {
    expect(isEmpty(after(typed(edit(an, '9')), typed(edit(an, '8', { isAsStored: true }))))).toBe(true);
  });

  it('typing back what was stored, while another text is under way, must be sent', () => {
    const outbox = after(typed(edit(an, '9')), batched('a'), typed(edit(an, '8', { isAsStored: true })));
    expect(cellOf(outbox, an)).toMatchObject({ text: '8', is: { kind: 'waiting' } });
  });

  it('clearing a cell is a text like any other', () => {
    expect(after(typed(edit(an, '', { seenVersion: 2 })), batched('a')).batch?.changes).toEqual([
      { ...an, text: '', seenVersion: 2 },
    ]);
  });
});

describe('a batch', () => {
  it('takes all that waits under one number, and no second one is made beside it', () => {
    const outbox = after(typed(edit(an, '8'), edit(binh, '7')), batched('a'));
    expect(outbox.batch?.requestId).toBe('a');
    expect(outbox.cells).toEqual({});
    const later = stepOutbox(stepOutbox(outbox, typed(edit(an, '9'))), batched('b'));
    expect(later.batch).toEqual(outbox.batch);
  });

  it('is not made of nothing', () => {
    expect(after(batched('a'))).toBe(emptyOutbox);
  });

  it('holds no more cells than a request may', () => {
    const edits = Array.from({ length: 2001 }, (_, at) => edit({ pupilId: at + 1, slot: 'r1' }, '8'));
    const outbox = after(typed(...edits), batched('a'));
    expect(outbox.batch?.changes).toHaveLength(2000);
    expect(countsOf(outbox)).toMatchObject({ waiting: 1, sending: 2000 });
  });

  it('leaves with its answer', () => {
    expect(after(typed(edit(an, '8')), batched('a'), answered('a', [{ ...an, value: '80', version: 1 }]))).toEqual(
      emptyOutbox,
    );
  });

  it('an answer that comes twice, or to another number, changes nothing', () => {
    const flying = after(typed(edit(an, '8')), batched('a'));
    expect(stepOutbox(flying, answered('x'))).toBe(flying);
    const next = [typed(edit(an, '9')), batched('b')].reduce(stepOutbox, stepOutbox(flying, answered('a')));
    expect(stepOutbox(next, answered('a', [{ ...an, value: '80', version: 1 }]))).toBe(next);
  });

  it('what is typed meanwhile waits behind it and goes out over the version of its answer', () => {
    const saved = [{ ...an, value: '80', version: 7 }];
    const outbox = after(
      typed(edit(an, '8', { seenVersion: 6 })),
      batched('a'),
      typed(edit(an, '9')),
      answered('a', saved),
    );
    expect(stepOutbox(outbox, batched('b')).batch).toEqual({
      requestId: 'b',
      changes: [{ ...an, text: '9', seenVersion: 7 }],
    });
  });

  it('goes back to wait, for another number, when nothing of it was written', () => {
    const outbox = after(typed(edit(an, '8', { seenVersion: 2 })), batched('a'), { type: 'returned', requestId: 'a' });
    expect(stepOutbox(outbox, batched('b')).batch).toEqual({
      requestId: 'b',
      changes: [{ ...an, text: '8', seenVersion: 2 }],
    });
  });

  it('does not come back over what was typed meanwhile', () => {
    const outbox = after(typed(edit(an, '8')), batched('a'), typed(edit(an, '9')), {
      type: 'returned',
      requestId: 'a',
    });
    expect(cellOf(outbox, an)).toMatchObject({ text: '9' });
    expect(unsentCount(outbox)).toBe(1);
  });
});

describe('a batch that the server refuses', () => {
  const problems = [{ ...an, problem: 'not_a_mark' }];

  it('has its bad cells marked with their text; the others wait for another number', () => {
    const outbox = after(typed(edit(an, 'abc'), edit(binh, '7')), batched('a'), {
      type: 'invalid',
      requestId: 'a',
      problems,
    });
    expect(cellOf(outbox, an)).toMatchObject({ text: 'abc', is: { kind: 'refused', problem: 'not_a_mark' } });
    expect(stepOutbox(outbox, batched('b')).batch?.changes).toEqual([{ ...binh, text: '7', seenVersion: 0 }]);
  });

  it('does not mark a cell in which something else was typed meanwhile', () => {
    const outbox = after(typed(edit(an, 'abc')), batched('a'), typed(edit(an, '8')), {
      type: 'invalid',
      requestId: 'a',
      problems,
    });
    expect(cellOf(outbox, an)).toMatchObject({ text: '8', is: { kind: 'waiting' } });
  });

  it('is marked as a whole when the refusal names none of its cells', () => {
    const outbox = after(typed(edit(binh, '7')), batched('a'), { type: 'invalid', requestId: 'a', problems });
    expect(cellOf(outbox, binh)).toMatchObject({ is: { kind: 'refused', problem: 'refused_by_server' } });
    expect(stepOutbox(outbox, batched('b')).batch).toBeNull();
  });
});

describe('a conflict', () => {
  const both = after(typed(edit(an, '8')), batched('a'), answered('a', [], [{ ...an, ...theirs }]));

  it('keeps both values, who entered theirs and when', () => {
    expect(cellOf(both, an)).toEqual({ ...an, text: '8', seenVersion: 0, is: { kind: 'conflict', theirs } });
    expect(stepOutbox(both, batched('b')).batch).toBeNull();
  });

  it('mine goes out over their version', () => {
    const outbox = [{ type: 'resolved', cell: an, keep: 'mine' } as const, batched('b')].reduce(stepOutbox, both);
    expect(outbox.batch?.changes).toEqual([{ ...an, text: '8', seenVersion: 3 }]);
  });

  it('theirs leaves nothing to send', () => {
    expect(isEmpty(stepOutbox(both, { type: 'resolved', cell: an, keep: 'theirs' }))).toBe(true);
  });

  it('a third value typed over it decides it too', () => {
    expect(cellOf(stepOutbox(both, typed(edit(an, '6'))), an)).toMatchObject({ text: '6', seenVersion: 3 });
  });

  it('meets what was typed while the batch was under way', () => {
    const outbox = after(
      typed(edit(an, '8')),
      batched('a'),
      typed(edit(an, '9')),
      answered('a', [], [{ ...an, ...theirs }]),
    );
    expect(cellOf(outbox, an)).toMatchObject({ text: '9', is: { kind: 'conflict', theirs } });
  });

  it('leaves a refused text of that cell alone', () => {
    const problem = { problem: 'not_a_mark' };
    const outbox = after(
      typed(edit(an, '8')),
      batched('a'),
      typed(edit(an, 'x', { problem })),
      answered('a', [], [{ ...an, ...theirs }]),
    );
    expect(cellOf(outbox, an)).toMatchObject({ text: 'x', is: { kind: 'refused' } });
  });

  it('is not resolved where there is none', () => {
    expect(stepOutbox(emptyOutbox, { type: 'resolved', cell: an, keep: 'mine' })).toBe(emptyOutbox);
  });
});

describe('counting', () => {
  it('tells waiting, sending, refused and conflicting cells apart', () => {
    const outbox = after(
      typed(edit(an, '8')),
      batched('a'),
      typed(edit(an, '9'), edit(binh, 'x', { problem: { problem: 'not_a_mark' } })),
    );
    expect(countsOf(outbox)).toEqual({ waiting: 1, sending: 1, refused: 1, conflict: 0 });
    expect(unsentCount(outbox)).toBe(2);
  });

  it('giving up drops all but what is under way', () => {
    const outbox = after(typed(edit(an, '8')), batched('a'), typed(edit(binh, '9')), { type: 'dropped' });
    expect(outbox.cells).toEqual({});
    expect(outbox.batch?.requestId).toBe('a');
  });
});

it('whatever happens in whatever order, no typed text is lost but by an answer or its writer', () => {
  // A small generator with a seed: the same runs every time.
  let seed = 20250520;
  const next = (below: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor((seed / 2147483648) * below);
  };
  for (let run = 0; run < 300; run += 1) {
    let outbox: Outbox = emptyOutbox;
    const server = new Map<string, { text: string; version: number }>();
    const last = new Map<string, string>();
    for (let at = 0; at < 40; at += 1) {
      const cell = { pupilId: 1 + next(3), slot: 'r1' };
      const act = next(5);
      if (act < 2) {
        const text = String(next(1000));
        const seenVersion = server.get(cellKey(cell))?.version ?? 0;
        outbox = stepOutbox(outbox, typed(edit(cell, text, { seenVersion })));
        last.set(cellKey(cell), text);
      } else if (act === 2) outbox = stepOutbox(outbox, batched(`${run} ${at}`));
      else if (outbox.batch && act === 3)
        outbox = stepOutbox(outbox, { type: 'returned', requestId: outbox.batch.requestId });
      else if (outbox.batch) {
        const saved = outbox.batch.changes.map((change) => {
          const version = (server.get(cellKey(change))?.version ?? 0) + 1;
          expect(change.seenVersion).toBe(version - 1);
          server.set(cellKey(change), { text: change.text, version });
          return { pupilId: change.pupilId, slot: change.slot, value: '', version };
        });
        outbox = stepOutbox(outbox, answered(outbox.batch.requestId, saved));
      }
      for (const [key, text] of last) {
        const flying = outbox.batch?.changes.find((change) => cellKey(change) === key)?.text;
        const stands = outbox.cells[key as `${number}:${string}`]?.text ?? flying ?? server.get(key)?.text;
        expect(stands).toBe(text);
      }
    }
  }
});
