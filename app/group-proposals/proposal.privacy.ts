import { keep, type Privacy } from '#foundation/privacy.ts'
import { keepDays } from './proposal.ts'

export const groupProposalPrivacy: Privacy = {
  groupProposals: {
    record: 'committee note',
    keep: keep.days(keepDays, 'sweepGroupProposals'),
    export: 'not personal',
  },
  groupProposalPlaces: {
    record: 'committee note',
    keep: keep.days(keepDays, 'sweepGroupProposals'),
    export: 'not personal',
  },
}
