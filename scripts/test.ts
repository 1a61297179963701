import { buildApps } from './build.ts';
import { runChecks, timedStep } from './run-checks.ts';
import { runVitest, type Tally } from './run-vitest.ts';

const steps = await runChecks();
const tallies: Tally[] = [await runVitest('vitest.config.ts')];
steps.push(await timedStep('build of the apps', buildApps));
tallies.push(await runVitest('packages/e2e/vitest.config.ts'));

for (const step of steps) tallies.push({ passed: step.isPassed ? 1 : 0, failed: step.isPassed ? 0 : 1 });
const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0);
for (const step of steps.filter((step) => !step.isPassed)) console.log(`Failed check: ${step.name}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
