import { Anchor, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { trpc } from '../trpc.ts';
import { forgottenTexts, signInTexts } from './messages.ts';
import { SignInForm } from './SignInForm.tsx';
import { SignInFrame } from './SignInFrame.tsx';

/** Shown at whatever address was asked for; after signing in, that page is there. */
export function SignInPage() {
  const utils = trpc.useUtils();
  const offers = trpc.identity.signInOffers.useQuery(undefined, { staleTime: Number.POSITIVE_INFINITY });
  return (
    <SignInFrame title={signInTexts.productName} welcome={signInTexts.welcome}>
      <SignInForm onSignedIn={(me) => utils.identity.me.setData(undefined, me)} />
      {offers.data &&
        (offers.data.sendsPasswordLinks ? (
          <Anchor renderRoot={(props) => <Link to="/forgotten" {...props} />}>{forgottenTexts.title}</Anchor>
        ) : (
          <Text size="sm" c="dimmed">
            {forgottenTexts.toClerk}
          </Text>
        ))}
    </SignInFrame>
  );
}
