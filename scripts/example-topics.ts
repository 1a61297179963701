/** One function a topic: reads the input of an example, asks the product, answers by the keys of `expected`. */
import { regimeFor } from '@truong/rules/gradebook/regime';
import { divideHalfUp } from '@truong/rules/gradebook/rounding';
import { compareNames, splitName } from '@truong/vietnamese/names';
import { formatMark, formatTenths } from '@truong/vietnamese/numbers';
import {
  type Example,
  isObject,
  type Json,
  listOf,
  numberOf,
  type Topic,
  type TopicAnswer,
  textOf,
} from './example-form.ts';
import { decimal } from './example-marks.ts';
import { primaryTopics } from './example-topics-primary.ts';
import { subjectTopics } from './example-topics-subject.ts';
import { yearTopics } from './example-topics-year.ts';

const topics: Readonly<Record<string, Topic>> = {
  regime_for: regimes,
  name_sort: sortedNames,
  mark_format: formattedMarks,
  ...subjectTopics,
  ...yearTopics,
  ...primaryTopics,
};

export function runTopic(example: Example): TopicAnswer {
  const topic = topics[example.topic];
  return topic ? topic(example) : { skipped: `topic ${example.topic} is not built` };
}

/** A school year is asked as of its end: an amendment within the year then counts. */
function regimes({ input }: Example): TopicAnswer {
  const asked = input.cases === undefined ? listOf(input.history) : listOf(input.cases);
  return {
    got: {
      regimes: asked.map((entry) => {
        const [grade, schoolYear] = gradeAndYear(entry);
        return regimeFor({ grade, schoolYear, date: `${schoolYear + 1}-05-31` });
      }),
    },
  };
}

function gradeAndYear(entry: Json): [number, number] {
  if (isObject(entry)) return [numberOf(entry.grade), numberOf(entry.startYear)];
  const [grade, schoolYear] = listOf(entry);
  return [numberOf(grade), numberOf(schoolYear)];
}

function sortedNames({ input }: Example): TopicAnswer {
  const names = listOf(input.names).map((name) => ({ name: textOf(name), parts: splitName(textOf(name)) }));
  return { got: { sorted: names.sort((a, b) => compareNames(a.parts, b.parts)).map(({ name }) => name) } };
}

function formattedMarks({ input, settings }: Example): TopicAnswer {
  const format = settings.trailingZero === false ? formatMark : formatTenths;
  const display = listOf(input.values).map((value) => {
    const { units, scale } = decimal(value);
    return format(divideHalfUp(10 * units, scale));
  });
  return { got: { display } };
}
