import { Cli } from 'kysely-codegen';

/** The types of every table of a migrated database, as `src/generated/database.ts` holds them. */
export function generateTypes(url: string): Promise<string> {
  return new Cli().generate({
    url,
    dialect: 'postgres',
    camelCase: true,
    dateParser: 'string',
    numericParser: 'string',
    // The connection's parsers say the same: a number, and an error past 2^53.
    typeMapping: { int8: 'number', interval: 'string' },
    excludePattern: 'kysely_*',
    outFile: null,
    logLevel: 'error',
  });
}
