/** `examples FILE...`: runs worked examples, prints each difference and the count; exits 1 on any difference. */
import { readFileSync } from 'node:fs';
import { type ExampleRun, runExamples } from './run-examples.ts';

const files = process.argv.slice(2).filter((argument) => argument !== '--');
const counts = { passed: 0, failed: 0, skipped: 0 };

if (files.length === 0) {
  console.error('Which examples? Give at least one file: npm run examples -- FILE...');
  process.exitCode = 1;
} else {
  for (const file of files) runFile(file);
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
  console.log(`${counts.passed} passed, ${counts.failed} failed${skipped}`);
  if (counts.failed > 0) process.exitCode = 1;
}

/** A file that cannot be read counts as one failure. */
function runFile(file: string): void {
  try {
    for (const run of runExamples(JSON.parse(readFileSync(file, 'utf8')))) {
      counts[run.outcome] += 1;
      report(run);
    }
  } catch (error) {
    counts.failed += 1;
    console.log(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function report(run: ExampleRun): void {
  if (run.outcome === 'skipped') console.log(`${run.id}: skipped, ${run.reason}`);
  if (run.outcome !== 'failed') return;
  for (const { path, expected, got } of run.differences) {
    console.log(`${run.id} ${path}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(got)}`);
  }
}
