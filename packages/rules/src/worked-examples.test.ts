import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runExamples } from '../../../scripts/run-examples.ts';

const file = new URL('../examples/assessment-examples.json', import.meta.url);
const runs = runExamples(JSON.parse(readFileSync(file, 'utf8')));

test.each(runs)('worked example $id ($topic) holds', (run) => {
  expect(run).toEqual({ id: run.id, topic: run.topic, outcome: 'passed' });
});

test('a case with two readings is run under each, and a wrong expectation is found', () => {
  const scores = { A: 8, B: 8, C: 8, D: 8, E: 8, F: 4.9, G: 7, H: 7 };
  const two = {
    topic: 'learning_result',
    regime: 'TT22_2021',
    input: { scores, comments: { GDTC: 'D' } },
    policy: { soleSubjectTest: ['exclude', 'counterfactual'] },
  };
  const expected = { raw: 'Dat', finalByPolicy: { exclude: 'Dat', counterfactual: 'Kha' }, default: 'exclude' };
  const wrong = { ...expected, finalByPolicy: { exclude: 'Kha', counterfactual: 'Kha' } };
  const counterfactual = { final: 'Kha', soleSubject: 'F', default: 'counterfactual' };
  expect(
    runExamples({
      examples: [
        { ...two, id: 'X1', expected },
        { ...two, id: 'X2', expected: wrong },
        { ...two, id: 'X3', expected: counterfactual },
      ],
    }),
  ).toEqual([
    { id: 'X1', topic: 'learning_result', outcome: 'passed' },
    {
      id: 'X2',
      topic: 'learning_result',
      outcome: 'failed',
      differences: [{ path: 'finalByPolicy.exclude', expected: 'Kha', got: 'Dat' }],
    },
    { id: 'X3', topic: 'learning_result', outcome: 'passed' },
  ]);
});
