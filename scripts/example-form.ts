/** The form of worked examples. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

export type Example = {
  id: string;
  topic: string;
  regime: string | null;
  input: JsonObject;
  expected: JsonObject;
  /** Settings of the case; a list names the values under which a `…ByPolicy` key is run. */
  settings: JsonObject;
};

/** What a topic answers: the values by the keys of `expected`, or why it cannot be told. */
export type TopicAnswer = { got: JsonObject } | { skipped: string };

export type Topic = (example: Example) => TopicAnswer;

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function listOf(value: Json | undefined): Json[] {
  if (Array.isArray(value)) return value;
  throw new Error(`not a list: ${JSON.stringify(value)}`);
}

export function numberOf(value: Json | undefined): number {
  if (typeof value === 'number') return value;
  throw new Error(`not a number: ${JSON.stringify(value)}`);
}

export function textOf(value: Json | undefined): string {
  if (typeof value === 'string') return value;
  throw new Error(`not a text: ${JSON.stringify(value)}`);
}
