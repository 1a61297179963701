import type { Migration } from 'kysely/migration';
import * as createFoundation from './20261124T0001-create-foundation.ts';
import * as createOrganisation from './20261124T0002-create-organisation.ts';
import * as createIdentity from './20261124T0003-create-identity.ts';
import * as createAct from './20261124T0004-create-act.ts';
import * as createPeople from './20261124T0005-create-people.ts';
import * as createGradebook from './20261124T0006-create-gradebook.ts';
import * as createStatistics from './20261124T0007-create-statistics.ts';
import * as checkActInOneCall from './20261124T0008-check-act-in-one-call.ts';
import * as createParticulars from './20261125T0100-create-particulars.ts';
import * as createPersonFunctions from './20261125T0110-create-person-functions.ts';
import * as widenRoles from './20261125T0120-widen-roles.ts';

/** Every migration in order. Once merged a file is never edited: a change is a new file. */
export const migrations: Record<string, Migration> = {
  '20261124T0001-create-foundation': createFoundation,
  '20261124T0002-create-organisation': createOrganisation,
  '20261124T0003-create-identity': createIdentity,
  '20261124T0004-create-act': createAct,
  '20261124T0005-create-people': createPeople,
  '20261124T0006-create-gradebook': createGradebook,
  '20261124T0007-create-statistics': createStatistics,
  '20261124T0008-check-act-in-one-call': checkActInOneCall,
  '20261125T0100-create-particulars': createParticulars,
  '20261125T0110-create-person-functions': createPersonFunctions,
  '20261125T0120-widen-roles': widenRoles,
};
