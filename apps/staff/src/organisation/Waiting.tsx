import { Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { actTexts } from './act-messages.ts';

/**
 * What one transaction is doing, and for how long already. It is done whole or not at all, so there is no part of it to
 * count.
 */
export function Waiting({ text }: { text: string }) {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const clock = setInterval(() => setSeconds((past) => past + 1), 1000);
    return () => clearInterval(clock);
  }, []);
  return (
    <Text size="sm" role="status">
      {text} {seconds > 0 && <span aria-hidden>{actTexts.seconds(seconds)}</span>}
    </Text>
  );
}
