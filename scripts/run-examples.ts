/** Runs worked examples in the form of `packages/rules/examples/assessment-examples.json` through the product's functions. */
import { isDeepStrictEqual } from 'node:util';
import { type Example, isObject, type Json, type JsonObject, type TopicAnswer } from './example-form.ts';
import { runTopic } from './example-topics.ts';

export type Difference = { path: string; expected: Json; got: Json };

export type ExampleRun = { id: string; topic: string } & (
  | { outcome: 'passed' }
  | { outcome: 'failed'; differences: Difference[] }
  | { outcome: 'skipped'; reason: string }
);

export function runExamples(file: Json): ExampleRun[] {
  const list = isObject(file) ? (file.examples ?? file.cases) : file;
  if (!Array.isArray(list)) throw new Error('no list of examples');
  return list.map((entry, i) => runExample(readExample(entry, `#${i + 1}`)));
}

function runExample(example: Example): ExampleRun {
  const { id, topic } = example;
  try {
    const answer = answerOf(example);
    if ('skipped' in answer) return { id, topic, outcome: 'skipped', reason: answer.skipped };
    const differences = compare(answer.got, comparedKeys(example.expected), '');
    return differences.length === 0 ? { id, topic, outcome: 'passed' } : { id, topic, outcome: 'failed', differences };
  } catch (error) {
    const got = error instanceof Error ? error.message : String(error);
    return { id, topic, outcome: 'failed', differences: [{ path: '(run)', expected: null, got }] };
  }
}

/** The topic's answer under the default of the case, and each `…ByPolicy` key under each named value of its setting. */
function answerOf(example: Example): TopicAnswer {
  const answer = runTopic(withSettings(example, defaultSettings(example)));
  if ('skipped' in answer) return answer;
  const got: JsonObject = { ...answer.got };
  for (const [key, byPolicy] of Object.entries(example.expected)) {
    if (!key.endsWith('ByPolicy') || !isObject(byPolicy)) continue;
    const values: JsonObject = {};
    for (const value of Object.keys(byPolicy)) {
      const under = runTopic(withSettings(example, { [settingWith(example, value)]: value }));
      if ('skipped' in under) return under;
      values[value] = under.got[key.slice(0, -'ByPolicy'.length)] ?? null;
    }
    got[key] = values;
  }
  return { got };
}

function withSettings(example: Example, settings: JsonObject): Example {
  return { ...example, settings: { ...example.settings, ...settings } };
}

/** `expected.default` names the value used where no other is named. */
function defaultSettings(example: Example): JsonObject {
  const value = example.expected.default;
  return typeof value === 'string' ? { [settingWith(example, value)]: value } : {};
}

function settingWith(example: Example, value: string): string {
  const setting = Object.entries(example.settings).find(([, known]) => Array.isArray(known) && known.includes(value));
  if (!setting) throw new Error(`no setting of the case has the value ${value}`);
  return setting[0];
}

/** `default` steers the run; every other key of `expected` is compared. */
function comparedKeys(expected: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(expected).filter(([key]) => key !== 'default'));
}

function compare(got: Json | undefined, expected: Json, path: string): Difference[] {
  if (isObject(expected) && isObject(got)) {
    return Object.entries(expected).flatMap(([key, value]) => compare(got[key], value, path ? `${path}.${key}` : key));
  }
  if (Array.isArray(expected) && Array.isArray(got) && expected.length === got.length) {
    return expected.flatMap((value, i) => compare(got[i], value, `${path}[${i}]`));
  }
  return isDeepStrictEqual(got, expected) ? [] : [{ path, expected, got: got ?? null }];
}

function readExample(entry: Json, fallbackId: string): Example {
  if (!isObject(entry)) throw new Error(`${fallbackId} is no example`);
  const input = isObject(entry.input) ? entry.input : {};
  return {
    id: typeof entry.id === 'string' ? entry.id : fallbackId,
    topic: typeof entry.topic === 'string' ? entry.topic : '(none)',
    regime: typeof entry.regime === 'string' ? entry.regime : null,
    input,
    expected: isObject(entry.expected) ? entry.expected : {},
    settings: { ...settingsIn(input), ...settingsIn(entry) },
  };
}

/** Keys that begin with `policy` or `params` hold settings. */
function settingsIn(object: JsonObject): JsonObject {
  const found = Object.entries(object).filter(([key]) => /^(policy|params)/.test(key));
  return Object.assign({}, ...found.map(([, value]) => (isObject(value) ? value : {})));
}
