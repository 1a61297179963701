import type { Db } from '@truong/db/kysely';
import { programme2006 } from '@truong/rules/organisation/programme-2006';
import { primary2006 } from '@truong/rules/organisation/programme-2006-primary';
import { programme2018 } from '@truong/rules/organisation/programme-2018';
import { primary2018 } from '@truong/rules/organisation/programme-2018-primary';
import { ethnicGroups } from '@truong/rules/people/ethnic-groups';

/**
 * What every province shares and nobody should have to type: the subjects of the programmes, the ethnic groups. Adds what is
 * missing and leaves what is there, so it is run at every start on an own server. As the owner.
 */
export async function layReferenceData(owner: Db): Promise<void> {
  const all = [...programme2018, ...primary2018, ...programme2006, ...primary2006];
  const subjects = all.filter(({ code }, at) => all.findIndex((other) => other.code === code) === at);
  await owner
    .insertInto('subject')
    .values(subjects.map(({ code, name, shortName }, at) => ({ code, name, shortName, sortOrder: at + 1 })))
    .onConflict((conflict) => conflict.column('code').doNothing())
    .execute();
  await owner
    .insertInto('ethnicGroup')
    .values([...ethnicGroups])
    .onConflict((conflict) => conflict.column('code').doNothing())
    .execute();
}
