import { TextInput } from '@mantine/core';
import { formatDate, parseDate } from '@truong/vietnamese/dates';
import { useEffect, useState } from 'react';

const dateForm = 'Xin ghi ngày/tháng/năm, ví dụ 20/05/2025';

export type DateBoxProps = {
  label: string;
  isLabelHidden?: boolean;
  size?: 'xs' | 'sm';
  /** An ISO date, as in `onChoose`. */
  value: string;
  onChoose: (day: string) => void;
};

/** A day as people write it, dd/MM/yyyy whatever the language of the browser; taken on Enter or on leaving the box. */
export function DateBox({ label, isLabelHidden, size = 'sm', value, onChoose }: DateBoxProps) {
  const [text, setText] = useState(formatDate(value));
  const [isWrong, setWrong] = useState(false);
  useEffect(() => setText(formatDate(value)), [value]);
  const take = () => {
    const day = parseDate(text);
    setWrong(day === null);
    if (day !== null && day !== value) onChoose(day);
  };
  return (
    <TextInput
      size={size}
      w={150}
      inputMode="numeric"
      {...(isLabelHidden ? { 'aria-label': label, title: label } : { label })}
      error={isWrong ? dateForm : undefined}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={take}
      onKeyDown={(event) => event.key === 'Enter' && take()}
    />
  );
}
