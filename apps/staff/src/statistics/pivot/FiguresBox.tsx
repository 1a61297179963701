import { Button, Checkbox, Popover, ScrollArea, Stack, TextInput } from '@mantine/core';
import { fold } from '@truong/vietnamese/text';
import { useState } from 'react';
import { useActing } from '../../shell/acting.ts';
import { trpc } from '../../trpc.ts';
import { pivotTexts } from './messages.ts';

export type FiguresBoxProps = { formCode: string; figures: readonly string[]; onChange: (figures: string[]) => void };

/** As many of a form's figures as a question takes. */
const mostFigures = 20;
const mostShown = 60;

/** Figures of a form, found by their words; what is chosen stays at the top. */
export function FiguresBox({ formCode, figures, onChange }: FiguresBoxProps) {
  const { assignment, schoolYear } = useActing();
  const [sought, setSought] = useState('');
  const known = trpc.pivot.formFigures.useQuery({ unitId: assignment.unitId, schoolYear, formCode });
  const words = fold(sought);
  const all = known.data?.figures ?? [];
  const found = all.filter(
    ({ key, name, section }) => !figures.includes(key) && fold(`${section} ${name}`).includes(words),
  );
  const shown = [...all.filter(({ key }) => figures.includes(key)), ...found.slice(0, mostShown)];
  return (
    <Popover position="bottom-start" withArrow shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" size="xs">
          {pivotTexts.figuresChosen(figures.length)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={pivotTexts.figures}>
        <Stack gap="xs" w={420}>
          <TextInput
            size="xs"
            label={pivotTexts.findFigure}
            value={sought}
            onChange={(event) => setSought(event.currentTarget.value)}
          />
          <Checkbox.Group
            aria-label={pivotTexts.figures}
            value={[...figures]}
            onChange={(next) => onChange(next.slice(0, mostFigures))}
          >
            <ScrollArea.Autosize mah={300} type="auto">
              <Stack gap={6}>
                {shown.map(({ key, name, section }) => (
                  <Checkbox key={key} size="xs" value={key} label={name} description={section} />
                ))}
              </Stack>
            </ScrollArea.Autosize>
          </Checkbox.Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
