import { type CSSVariablesResolver, createTheme, MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';

/** One calm look for all screens: warm paper, exact ink, one deep teal for the action that matters. */
const theme = createTheme({
  primaryColor: 'teal',
  primaryShade: 7,
  white: '#ffffff',
  black: '#1f2421',
  colors: {
    teal: [
      '#eaf4f3',
      '#d3e8e6',
      '#a9d2cf',
      '#7ab8b4',
      '#4b9c98',
      '#2b827d',
      '#17706b',
      '#0d5f5b',
      '#094d4a',
      '#063a38',
    ],
    gray: [
      '#f6f4ef',
      '#efece5',
      '#e5e1d8',
      '#d5d0c5',
      '#8f897d',
      '#736d62',
      '#5e594f',
      '#4a463e',
      '#33302a',
      '#22201c',
    ],
    red: ['#fbeceb', '#f6d8d5', '#ecb3ae', '#df8780', '#d25d54', '#c4433a', '#b3322a', '#a1271f', '#861e18', '#6b1712'],
    yellow: [
      '#fbf3e0',
      '#f6e6c0',
      '#ecd08c',
      '#dfb658',
      '#c9982f',
      '#a97a14',
      '#8d640c',
      '#785408',
      '#614406',
      '#4b3404',
    ],
  },
  fontFamily: "'Be Vietnam Pro', system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif",
  fontSizes: { xs: '0.75rem', sm: '0.875rem', md: '1rem', lg: '1.125rem', xl: '1.25rem' },
  lineHeights: { xs: '1rem', sm: '1.25rem', md: '1.5rem', lg: '1.625rem', xl: '1.75rem' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  headings: {
    fontFamily: "'Be Vietnam Pro', system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif",
    fontWeight: '600',
    textWrap: 'balance',
    sizes: {
      h1: { fontSize: '1.375rem', lineHeight: '2rem' },
      h2: { fontSize: '1.125rem', lineHeight: '1.75rem' },
      h3: { fontSize: '1rem', lineHeight: '1.5rem' },
      h4: { fontSize: '0.875rem', lineHeight: '1.25rem' },
      h5: { fontSize: '0.875rem', lineHeight: '1.25rem' },
      h6: { fontSize: '0.75rem', lineHeight: '1rem' },
    },
  },
  defaultRadius: 4,
  respectReducedMotion: true,
  cursorType: 'pointer',
  focusRing: 'auto',
  components: {
    // Colour alone does not tell a link from the text around it.
    Anchor: { defaultProps: { underline: 'always' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
    Button: { defaultProps: { size: 'sm' } },
    Drawer: { defaultProps: { overlayProps: { backgroundOpacity: 0.12 } } },
    Modal: { defaultProps: { overlayProps: { backgroundOpacity: 0.24 } } },
    Paper: { defaultProps: { shadow: undefined, withBorder: true } },
    Tooltip: { defaultProps: { openDelay: 300 } },
  },
});

const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': 'var(--truong-paper)',
    '--mantine-color-text': 'var(--truong-ink)',
    '--mantine-color-dimmed': 'var(--truong-ink-muted)',
    '--mantine-color-placeholder': 'var(--mantine-color-gray-5)',
    '--mantine-color-error': 'var(--truong-refused)',
    '--mantine-color-default-border': 'var(--truong-line-strong)',
    '--mantine-color-anchor': 'var(--truong-teal)',
  },
  dark: {},
});

/** Wraps an app in the look; the app also imports `theme.css` once. */
export function UiProvider({ children }: { children: ReactNode }) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} forceColorScheme="light">
      {children}
    </MantineProvider>
  );
}
