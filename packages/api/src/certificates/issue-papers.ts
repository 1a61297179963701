import { randomBytes } from 'node:crypto';
import type { UnitYear } from '@truong/contracts/common';
import type { PaperContent, PaperKind, PaperPeriod } from '@truong/contracts/papers';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import { contentHash } from '@truong/ledger/chain';
import { chanceBytes, paperCode } from '@truong/rules/certificates/paper-code';
import { searchTokens } from '@truong/vietnamese/text';
import { insertPapers, listStanding, type NewPaper } from './paper.queries.ts';
import { codeHash, paperHash } from './paper-hash.ts';
import { lockRegister, saveLastNumber } from './register.queries.ts';
import { insertRevocations } from './revocation.queries.ts';

/** A paper as it would be issued now. */
export type PaperDraft = {
  pupilId: number;
  classId: number;
  period: PaperPeriod;
  holder: string;
  className: string;
  content: PaperContent;
};

export type IssuedPapers = {
  /** The paper that stands for each draft, in their order. */
  paperIds: number[];
  issued: number;
  /** Papers that stand although the results now say something else. */
  outdated: number;
};

const replaced = 'Nội dung đã thay đổi, cấp lại giấy mới';

/**
 * Issues papers of one kind under the next numbers of their register. A pupil who has one for the period keeps it, number and
 * all; with `isRenewing` one that no longer says what its draft says is revoked and issued anew. Two at once wait for one
 * another, so no number is given twice and none is left out.
 */
export async function issuePapers(
  trx: Trx,
  act: Act,
  of: UnitYear & { kind: PaperKind; drafts: readonly PaperDraft[]; isRenewing: boolean },
): Promise<IssuedPapers> {
  const { unitId, schoolYear, kind, drafts } = of;
  const register = { unitId, schoolYear, kind };
  const lastNumber = await lockRegister(trx, register);
  const standing = await listStanding(trx, { ...register, pupilIds: drafts.map(({ pupilId }) => pupilId) });
  const known = new Map(standing.map((paper) => [`${paper.pupilId} ${paper.period}`, paper]));
  const planned = drafts.map((draft) => {
    const old = known.get(`${draft.pupilId} ${draft.period}`);
    const hash = contentHash(draft.content);
    const isOutdated = old !== undefined && !old.contentHash.equals(hash);
    return { draft, hash, old, isOutdated, isNew: old === undefined || (isOutdated && of.isRenewing) };
  });
  const revoked = planned.flatMap(({ old, isNew }) => (old && isNew ? [old.id] : []));
  await insertRevocations(trx, act, { unitId, schoolYear, paperIds: revoked, reason: replaced });
  const fresh = planned
    .filter(({ isNew }) => isNew)
    .map(({ draft, hash }, at) => newPaper({ ...register, draft, hash, number: lastNumber + at + 1 }, act));
  const ids = await insertPapers(trx, fresh);
  if (fresh.length > 0) await saveLastNumber(trx, register, lastNumber + fresh.length);
  const added = ids.values();
  return {
    paperIds: planned.map(({ old, isNew }) => (isNew || !old ? (added.next().value ?? 0) : old.id)),
    issued: fresh.length,
    outdated: planned.filter(({ isOutdated, isNew }) => isOutdated && !isNew).length,
  };
}

type Numbered = UnitYear & { kind: PaperKind; draft: PaperDraft; hash: Buffer; number: number };

function newPaper({ draft, hash, ...register }: Numbered, act: Act): NewPaper {
  const code = paperCode(register.unitId, randomBytes(chanceBytes));
  const { content, ...about } = draft;
  const paper = { ...register, ...about, code, issuedOn: act.today };
  return {
    ...paper,
    holderSearch: searchTokens(draft.holder).join(' '),
    codeHash: codeHash(code),
    content: JSON.stringify(content),
    contentHash: hash,
    hash: paperHash({ ...paper, content }),
    issuedAt: act.at,
    accountId: act.accountId,
  };
}
