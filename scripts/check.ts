import { runChecks } from './run-checks.ts';

const results = await runChecks();
const failed = results.filter((result) => !result.isPassed);
if (failed.length > 0) {
  console.error(`Failed: ${failed.map((result) => result.name).join(', ')}`);
  process.exitCode = 1;
}
