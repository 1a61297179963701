import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT, runStep } from './run-step.ts';

export type Tally = { passed: number; failed: number };

type Report = {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
};

/** Runs one vitest config and counts from its report. A crash, a file that does not load or a run without tests counts as failed. */
export async function runVitest(config: string): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), 'cong-truong-report-'));
  const reportFile = join(folder, 'report.json');
  try {
    const isPassed = await runStep(process.execPath, [
      join(ROOT, 'node_modules', 'vitest', 'vitest.mjs'),
      'run',
      `--config=${config}`,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${reportFile}`,
    ]);
    if (!existsSync(reportFile)) return { passed: 0, failed: 1 };
    const tally = countReport(JSON.parse(readFileSync(reportFile, 'utf8')) as Report);
    return isPassed || tally.failed > 0 ? tally : { ...tally, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function countReport({ numPassedTests, numFailedTests, testResults }: Report): Tally {
  const brokenFiles = testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
  ).length;
  return { passed: numPassedTests, failed: numFailedTests + brokenFiles };
}
