import { ListPupils, ListStaff, PupilPage, StaffPage } from '@truong/contracts/people';
import { procedure, router } from '../trpc.ts';
import { listOwnClasses, listPupils, listStaff } from './people.queries.ts';

export const peopleRouter = router({
  pupils: procedure('people.pupils')
    .input(ListPupils)
    .output(PupilPage)
    .query(({ ctx, input }) =>
      ctx.inAct(async (trx, act) => {
        const own = await listOwnClasses(trx, act, input);
        const asked =
          input.classId === undefined ? own : [input.classId].filter((id) => own === undefined || own.includes(id));
        return listPupils(trx, { ...input, classIds: asked });
      }),
    ),
  staff: procedure('people.staff')
    .input(ListStaff)
    .output(StaffPage)
    .query(({ ctx, input }) => ctx.inAct((trx) => listStaff(trx, input))),
});
