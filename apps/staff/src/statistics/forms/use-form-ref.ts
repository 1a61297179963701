import { useParams } from '@tanstack/react-router';
import type { FormPeriodCode } from '@truong/contracts/common';
import type { FormRef } from '@truong/contracts/forms';
import { useMemo } from 'react';
import { useActing } from '../../shell/acting.ts';

/** The form that the address names, of the unit in the path or of one's own. */
export function useFormRef(): FormRef {
  const { assignment, schoolYear } = useActing();
  const { unitId, formCode = '', period = '' } = useParams({ strict: false }) as Record<string, string | undefined>;
  const unit = unitId === undefined ? assignment.unitId : Number(unitId);
  return useMemo(
    () => ({ unitId: unit, schoolYear, formCode, period: period as FormPeriodCode }),
    [unit, schoolYear, formCode, period],
  );
}
