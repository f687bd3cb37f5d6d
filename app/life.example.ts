import type { Db } from '#foundation/database.ts'
import { propose, sign, wordedTerms } from './agreements/agreement.example.ts'
import { addIncidentLife } from './breaches/incident.example.ts'
import { addGrantLife } from './break-glass/grant.example.ts'
import { addChanges } from './changes/change.example.ts'
import { addClosingLife } from './closings/closing.example.ts'
import { addContactLife } from './contacts/contact.example.ts'
import { addErasures } from './erasures/erasure.example.ts'
import { addFiles } from './files/file.example.ts'
import { addGathering } from './gatherings/gathering.example.ts'
import { addGroup } from './groups/group.example.ts'
import { addHonorarium } from './honoraria/honorarium.example.ts'
import { addJournals } from './journals/journal.example.ts'
import { addLearningLife } from './learning/learning.example.ts'
import { addMeetings } from './meetings/meeting.example.ts'
import { addRequests } from './my-data/request.example.ts'
import { addNotes } from './notes/note.example.ts'
import { addPayeeDetails } from './payee-details/details.example.ts'
import { addPlanLife } from './plans/plans.example.ts'
import { addReportLife } from './reports/report.example.ts'
import { addReviews } from './reviews/review.example.ts'
import { addSurveys } from './surveys/survey.example.ts'
import { addThanks } from './thanks/thanks.example.ts'
import { addTraining } from './trainings/training.example.ts'
import type { Say, World } from './world.example.ts'

/** Two who have been introduced, in the world of the tests. */
export interface Introduced extends Pick<World, 'amina' | 'marcus' | 'program' | 'coordinator'> {
  readonly partnershipId: string
}

/** What a room adds to the world: something of everything it keeps, by its own functions, as the person who does it. */
export type AddPart = (db: Db, pair: Introduced, say: Say) => Promise<void>

/** In the order of the story. */
const parts: readonly AddPart[] = [
  addGroup,
  addAgreement,
  addPlanLife,
  addLearningLife,
  addMeetings,
  addGathering,
  addNotes,
  addFiles,
  addContactLife,
  addJournals,
  addChanges,
  addSurveys,
  addReviews,
  addThanks,
  addHonorarium,
  addPayeeDetails,
  addReportLife,
  addClosingLife,
  addRequests,
  addGrantLife,
  addIncidentLife,
  addErasures,
]

/** What happens between Amina and Marcus after hello, so that every table has something to be seen or kept shut. */
export async function addLife(db: Db, pair: Introduced, say: Say): Promise<void> {
  for (const add of parts) await add(db, pair, say)
}

/** Marcus is trained; both have signed one edition, and he has proposed and signed the next. */
async function addAgreement(db: Db, { partnershipId, program, coordinator, amina, marcus }: Introduced, say: Say) {
  await addTraining(db, { programId: program.id, coordinator, mentor: marcus }, say('training'))
  const first = await propose(
    db,
    amina,
    partnershipId,
    wordedTerms((key) => say(`agreement ${key}`)),
  )
  await sign(db, amina, partnershipId, first, say('signature'))
  await sign(db, marcus, partnershipId, first, say('signature'))
  const next = await propose(
    db,
    marcus,
    partnershipId,
    wordedTerms((key) => say(`agreement ${key}`), { meetsEvery: 7 }),
  )
  await sign(db, marcus, partnershipId, next, say('signature'))
}
