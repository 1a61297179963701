import { runStep, workspaceProgram } from './run-step.ts';

export type StepResult = { name: string; isPassed: boolean; seconds: number };

const CHECKS: { name: string; program: string; args: string[] }[] = [
  { name: 'format and lint', program: 'biome', args: ['ci', '--error-on-warnings', '.'] },
  { name: 'types of packages and apps', program: 'turbo', args: ['run', 'types', '--output-logs=errors-only'] },
  { name: 'types of scripts', program: 'tsc', args: ['-p', '.'] },
  { name: 'unused code', program: 'knip', args: ['--no-progress'] },
];

/** Runs every check, also after one has failed, so that one run shows everything. */
export async function runChecks(): Promise<StepResult[]> {
  const results: StepResult[] = [];
  for (const { name, program, args } of CHECKS) {
    results.push(await timedStep(name, () => runStep(workspaceProgram(program), args)));
  }
  return results;
}

export async function timedStep(name: string, run: () => Promise<boolean>): Promise<StepResult> {
  const started = performance.now();
  const isPassed = await run();
  const seconds = (performance.now() - started) / 1000;
  console.log(`${isPassed ? '✓' : '✗'} ${name} (${seconds.toFixed(1)} s)`);
  return { name, isPassed, seconds };
}
