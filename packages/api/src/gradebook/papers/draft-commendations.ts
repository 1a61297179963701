import type { UnitYear } from '@truong/contracts/common';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import { formatSchoolYear } from '@truong/vietnamese/dates';
import { findIssuer, type PaperDraft } from '../../certificates/index.ts';
import { listResultHolders } from './paper-data.queries.ts';
import { titleWord } from './paper-words.ts';

/** A certificate for everybody in a class who has a title of the closed year. */
export async function draftCommendations(
  trx: Trx,
  act: Act,
  of: UnitYear & { classId: number },
): Promise<PaperDraft[]> {
  const holders = await listResultHolders(trx, { ...of, period: 'year' });
  const issuer = await findIssuer(trx, { unitId: of.unitId, day: act.today });
  return holders.flatMap(({ pupilId, classId, className, fullName, title }) => {
    const word = titleWord(title);
    if (!word) return [];
    return [
      {
        ...{ pupilId, classId, period: 'year', holder: fullName, className },
        content: {
          form: 'commendation',
          issuer,
          pupil: { fullName, className },
          schoolYear: formatSchoolYear(of.schoolYear),
          title: word,
        },
      },
    ];
  });
}
