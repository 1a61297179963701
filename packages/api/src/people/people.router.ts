import { Duplicates, MergePupils, UnmergePupils } from '@truong/contracts/duplicates';
import {
  AdmitPupil,
  DeleteGuardian,
  DeleteQualification,
  GetMember,
  GetPupil,
  ListLooks,
  LookPage,
  MemberDetail,
  PeopleCodes,
  PlacePupil,
  PupilDetail,
  ReleasePupil,
  RestrictedPart,
  SaveGuardian,
  SaveMember,
  SavePupil,
  SaveQualification,
} from '@truong/contracts/particulars';
import { FoundPupils, ListPupils, ListStaff, PupilPage, SearchPupils, StaffPage } from '@truong/contracts/people';
import {
  AnswerTransfer,
  FindTransferSchools,
  GetTransfer,
  SendTransfer,
  TransferAnswered,
  TransferDetail,
  TransferList,
  TransferSchools,
  WithdrawTransfer,
} from '@truong/contracts/transfers';
import { z } from 'zod';
import { procedure, router } from '../trpc.ts';
import { answerTransfer } from './answer-transfer.ts';
import { importProcedures } from './imports/imports.router.ts';
import { deleteQualification, readMember, saveMember, saveQualification } from './keep-member.ts';
import { admitPupil, deleteGuardian, placePupil, releasePupil, saveGuardian, savePupil } from './keep-pupil.ts';
import { listCodes, listLooks } from './look.queries.ts';
import { mergePupils, unmergePupils } from './merge-pupils.ts';
import { listOwnClasses, listPupils, listStaff } from './people.queries.ts';
import { readDuplicates } from './read-duplicates.ts';
import { openRestricted, readPupil } from './read-pupil.ts';
import { readTransfer } from './read-transfer.ts';
import { searchPupils } from './search-pupils.ts';
import { sendTransfer } from './send-transfer.ts';
import { findTransferSchools, listTransfers } from './transfer.queries.ts';
import { withdrawTransfer } from './withdraw-transfer.ts';

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
  searchPupils: procedure('people.searchPupils')
    .input(SearchPupils)
    .output(FoundPupils)
    .query(({ ctx, input }) =>
      ctx.inAct(async (trx, act) => {
        const { unitId } = act;
        return searchPupils(trx, act, { ...input, classIds: await listOwnClasses(trx, act, { ...input, unitId }) });
      }),
    ),
  staff: procedure('people.staff')
    .input(ListStaff)
    .output(StaffPage)
    .query(({ ctx, input }) => ctx.inAct((trx) => listStaff(trx, input))),
  codes: procedure('people.codes')
    .output(PeopleCodes)
    .query(({ ctx }) => ctx.inAct((trx) => listCodes(trx))),

  pupil: procedure('people.pupil')
    .input(GetPupil)
    .output(PupilDetail)
    .query(({ ctx, input }) => readPupil(ctx.inAct, input)),
  restricted: procedure('people.restricted')
    .input(GetPupil)
    .output(RestrictedPart)
    .mutation(({ ctx, input }) => openRestricted(ctx.inAct, input)),
  looks: procedure('people.looks')
    .input(ListLooks)
    .output(LookPage)
    .query(({ ctx, input }) => ctx.inAct((trx) => listLooks(trx, input))),
  savePupil: procedure('people.savePupil')
    .input(SavePupil)
    .output(z.null())
    .mutation(({ ctx, input }) => savePupil(ctx.inAct, input)),
  admitPupil: procedure('people.admitPupil')
    .input(AdmitPupil)
    .output(z.int())
    .mutation(({ ctx, input }) => admitPupil(ctx.inAct, input)),
  placePupil: procedure('people.placePupil')
    .input(PlacePupil)
    .output(z.null())
    .mutation(({ ctx, input }) => placePupil(ctx.inAct, input)),
  releasePupil: procedure('people.releasePupil')
    .input(ReleasePupil)
    .output(z.null())
    .mutation(({ ctx, input }) => releasePupil(ctx.inAct, input)),
  saveGuardian: procedure('people.saveGuardian')
    .input(SaveGuardian)
    .output(z.null())
    .mutation(({ ctx, input }) => saveGuardian(ctx.inAct, input)),
  deleteGuardian: procedure('people.deleteGuardian')
    .input(DeleteGuardian)
    .output(z.null())
    .mutation(({ ctx, input }) => deleteGuardian(ctx.inAct, input)),

  member: procedure('people.member')
    .input(GetMember)
    .output(MemberDetail)
    .query(({ ctx, input }) => readMember(ctx.inAct, input)),
  saveMember: procedure('people.saveMember')
    .input(SaveMember)
    .output(z.int())
    .mutation(({ ctx, input }) => saveMember(ctx.inAct, input)),
  saveQualification: procedure('people.saveQualification')
    .input(SaveQualification)
    .output(z.null())
    .mutation(({ ctx, input }) => saveQualification(ctx.inAct, input)),
  deleteQualification: procedure('people.deleteQualification')
    .input(DeleteQualification)
    .output(z.null())
    .mutation(({ ctx, input }) => deleteQualification(ctx.inAct, input)),

  transferSchools: procedure('people.transferSchools')
    .input(FindTransferSchools)
    .output(TransferSchools)
    .query(({ ctx, input }) => ctx.inAct((trx, act) => findTransferSchools(trx, { ...input, today: act.today }))),
  sendTransfer: procedure('people.sendTransfer')
    .input(SendTransfer)
    .output(z.null())
    .mutation(({ ctx, input }) => sendTransfer(ctx.inAct, ctx.pool, input)),
  transfers: procedure('people.transfers')
    .input(z.object({ unitId: GetTransfer.shape.unitId }))
    .output(TransferList)
    .query(({ ctx, input }) => ctx.inAct((trx) => listTransfers(trx, input.unitId))),
  transfer: procedure('people.transfer')
    .input(GetTransfer)
    .output(TransferDetail)
    .query(({ ctx, input }) => readTransfer(ctx.inAct, input)),
  answerTransfer: procedure('people.answerTransfer')
    .input(AnswerTransfer)
    .output(TransferAnswered)
    .mutation(({ ctx, input }) => answerTransfer(ctx.inAct, ctx.pool, input)),
  withdrawTransfer: procedure('people.withdrawTransfer')
    .input(WithdrawTransfer)
    .output(z.null())
    .mutation(({ ctx, input }) => withdrawTransfer(ctx.inAct, ctx.pool, input)),

  duplicates: procedure('people.duplicates')
    .input(z.object({ unitId: GetTransfer.shape.unitId }))
    .output(Duplicates)
    .query(({ ctx, input }) => readDuplicates(ctx.inAct, input.unitId)),
  mergePupils: procedure('people.mergePupils')
    .input(MergePupils)
    .output(z.int())
    .mutation(({ ctx, input }) => mergePupils(ctx.inAct, input)),
  unmergePupils: procedure('people.unmergePupils')
    .input(UnmergePupils)
    .output(z.null())
    .mutation(({ ctx, input }) => unmergePupils(ctx.inAct, input)),
  ...importProcedures,
});
