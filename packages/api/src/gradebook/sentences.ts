import { AppError } from '@truong/contracts/errors';
import { holds } from '@truong/contracts/permissions';
import type { AddSentence, RemoveSentence, SentenceList } from '@truong/contracts/remarks';
import type { Act } from '@truong/db/act';
import { onceInSchool } from '../organisation/index.ts';
import type { InAct } from '../trpc.ts';
import { insertSentence, listSentenceRows, markSentenceRemoved } from './remarks.queries.ts';

/** A school's own sentences for remarks. */
export function listSentences(inAct: InAct, of: { unitId: number }): Promise<SentenceList> {
  return inAct(async (trx, act) => {
    const sentences = await listSentenceRows(trx, of);
    return sentences.map(({ addedBy, ...sentence }) => ({ ...sentence, canRemove: mayRemove(act, addedBy) }));
  });
}

/** Adds a sentence that everybody of the school may pick. NOT_FOUND for a subject that there is not. */
export function addSentence(inAct: InAct, input: AddSentence): Promise<{ id: number }> {
  const { unitId, subjectCode, level, text } = input;
  return onceInSchool(inAct, input, async (trx, act) => {
    if (subjectCode !== null) {
      const known = await trx.selectFrom('subject').select('code').where('code', '=', subjectCode).executeTakeFirst();
      if (!known) throw new AppError('NOT_FOUND');
    }
    return insertSentence(trx, act, { unitId, subjectCode, level, text });
  });
}

/** Takes a sentence out of the bank; remarks made with it stay. NOT_FOUND for one that somebody else added, unless for a head of the school. */
export function removeSentence(inAct: InAct, input: RemoveSentence): Promise<null> {
  return onceInSchool(inAct, input, async (trx, act) => {
    const sentences = await listSentenceRows(trx, input);
    const sentence = sentences.find(({ id }) => id === input.id);
    if (!sentence || !mayRemove(act, sentence.addedBy)) throw new AppError('NOT_FOUND');
    await markSentenceRemoved(trx, act, input);
    return null;
  });
}

function mayRemove(act: Act, addedBy: number): boolean {
  return addedBy === act.accountId || holds(act, 'gradebook.readAll');
}
