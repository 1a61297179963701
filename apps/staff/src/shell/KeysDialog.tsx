import { Kbd, Modal, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { common } from '../messages.ts';
import { keyTexts, shellTexts } from './messages.ts';
import styles from './shell.module.css';

export function KeysDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={shellTexts.keys}
      size="lg"
      closeButtonProps={{ 'aria-label': common.close }}
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
        {keyTexts.map((part) => (
          <Stack key={part.title} gap="xs">
            <Title order={3}>{part.title}</Title>
            <dl className={styles.keys}>
              {part.keys.map(({ keys, text }) => (
                <div key={text}>
                  <dt>
                    {keys.map((key) => (
                      <Kbd key={key} size="xs">
                        {key}
                      </Kbd>
                    ))}
                  </dt>
                  <Text component="dd" size="sm" m={0}>
                    {text}
                  </Text>
                </div>
              ))}
            </dl>
          </Stack>
        ))}
      </SimpleGrid>
    </Modal>
  );
}
