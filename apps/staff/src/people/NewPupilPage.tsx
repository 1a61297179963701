import { Skeleton } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { Page } from '@truong/ui/Page.tsx';
import { LoadError } from '../LoadError.tsx';
import { useRequestId } from '../request-id.ts';
import { useActing } from '../shell/acting.ts';
import { trpc } from '../trpc.ts';
import { FieldForm } from './FieldForm.tsx';
import type { FieldSet } from './fields.ts';
import { fieldTexts } from './particulars-messages.ts';
import { placeFields, placeOf, restrictedFieldsOf, shownFields } from './pupil-fields.ts';
import { pupilTexts } from './pupil-messages.ts';

/** A pupil who arrives: particulars and the class, in one form. */
export function NewPupilPage() {
  const { assignment, calendar, schoolYear } = useActing();
  const navigate = useNavigate();
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const of = { unitId: assignment.unitId, schoolYear };
  const codes = trpc.people.codes.useQuery();
  const classes = trpc.organisation.classes.useQuery(of);
  const go = (to: string) => navigate({ to, search: (old: object) => old } as never);
  const admit = trpc.people.admitPupil.useMutation({
    onSuccess: async (pupilId) => {
      requestId.done();
      await utils.people.invalidate();
      await go(`/pupils/${pupilId}`);
    },
  });
  const send = ({ place, startsOn, code, ...set }: FieldSet) => {
    const content = {
      ...of,
      ...placeOf({ place, startsOn }),
      set: code === null ? set : { ...set, code: String(code) },
    };
    admit.mutate({ ...content, requestId: requestId.of(content) });
  };
  return (
    <Page title={pupilTexts.newPupilTitle}>
      {codes.error && <LoadError error={codes.error} onRetry={() => codes.refetch()} />}
      {classes.error && <LoadError error={classes.error} onRetry={() => classes.refetch()} />}
      {(codes.isPending || classes.isPending) && <Skeleton height={320} />}
      {codes.data && classes.data && (
        <FieldForm
          specs={[
            ...shownFields(codes.data),
            ...placeFields(classes.data),
            { name: 'code', label: fieldTexts.code ?? '', hint: pupilTexts.codeHint },
            ...restrictedFieldsOf(codes.data),
          ]}
          kept={{ startsOn: calendar.today }}
          submit={pupilTexts.admit}
          isPending={admit.isPending}
          error={admit.error}
          onSubmit={send}
          onCancel={() => go('/pupils')}
        />
      )}
    </Page>
  );
}
