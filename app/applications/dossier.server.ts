import { sql } from 'kysely'
import type { Db } from '#foundation/database.ts'
import { findAssessment } from '../assessments/assessment.server.ts'
import { getFramework } from '../frameworks/framework.server.ts'
import { getPerson } from '../people/person.server.ts'
import { getProgram, getSeat } from '../programs/program.server.ts'
import type { Program, Seat } from '../programs/program.ts'
import { listAccepted } from '../programs/text.server.ts'
import { getQuestionnaire } from '../questionnaires/questionnaire.server.ts'
import type { Answers } from '../questionnaires/questionnaire.ts'
import type { Application } from './application.ts'
import type { Dossier } from './part.ts'

/** Gathers everything that says how far an application has come, as far as the actor may see it. */
export async function getDossier(db: Db, application: Application): Promise<Dossier> {
  const program = await getProgram(db, application.programId)
  const seat = await getSeat(db, application.programId, application.seat)
  const { groups } = await getQuestionnaire(db, seat.questionnaireId)
  const framework = await getFramework(db, program.frameworkId)
  return {
    application,
    seat,
    groups: groups.filter(({ questions }) => questions.length > 0),
    framework,
    person: await getPerson(db, application.personId),
    answers: await readAnswers(db, application.id),
    assessment: await findAssessment(db, application.assessmentId),
    hasAssessment: await hasAssessment(db, application.id),
    wishes: await countWishes(db, application.id),
    referees: await countReferees(db, application.id),
    accepted: await hasAccepted(db, application),
    attestation: await findAttestation(db, application.id),
  }
}

/** An application that nobody has begun: for whoever looks at the form itself. */
export async function getEmptyDossier(db: Db, program: Program, seat: Seat): Promise<Dossier> {
  const { groups } = await getQuestionnaire(db, seat.questionnaireId)
  return {
    application: { ...empty, programId: program.id, seat: seat.kind },
    seat,
    groups: groups.filter(({ questions }) => questions.length > 0),
    framework: await getFramework(db, program.frameworkId),
    person: { name: '', phone: null },
    answers: {},
    assessment: undefined,
    hasAssessment: false,
    wishes: 0,
    referees: 0,
    accepted: false,
    attestation: undefined,
  }
}

/** How an application stands when it begins; so says its table too. */
const empty: Omit<Application, 'programId' | 'seat'> = {
  id: '',
  personId: '',
  status: 'draft',
  source: 'online',
  takenBy: null,
  takenOverAt: null,
  positionId: null,
  assessmentId: null,
  newReason: null,
  eligibility: 'unknown',
  eligibilityNote: '',
  eligibilityBy: null,
  capacity: 1,
  speaks: [],
  channels: [],
  times: [],
  travels: false,
  needs: '',
  supervisorAware: null,
  submittedAt: null,
  decidedAt: null,
  decisionWord: '',
  waitingSince: null,
  version: 1,
}

/** The answers given so far, by group. */
export async function readAnswers(
  db: Db,
  applicationId: string,
): Promise<Record<string, { answers: Answers; version: number }>> {
  const rows = await db
    .selectFrom('applicationAnswers')
    .select(['groupKey', 'answers', 'version'])
    .where('applicationId', '=', applicationId)
    .execute()
  return Object.fromEntries(
    rows.map(({ groupKey, answers, version }) => [groupKey, { answers: answers as Answers, version }]),
  )
}

async function hasAssessment(db: Db, applicationId: string): Promise<boolean> {
  const { rows } = await sql<{ yes: boolean }>`select app.has_assessment(${applicationId}) as yes`.execute(db)
  return rows[0]?.yes ?? false
}

async function countWishes(db: Db, applicationId: string): Promise<number> {
  const { n } = await db
    .selectFrom('wishes')
    .select((of) => of.fn.countAll<number>().as('n'))
    .where('applicationId', '=', applicationId)
    .executeTakeFirstOrThrow()
  return n
}

async function countReferees(db: Db, applicationId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from app.my_referees(${applicationId})`.execute(db)
  return rows[0]?.n ?? 0
}

/** Whether today's editions of commitment and code have been accepted with this application. */
async function hasAccepted(db: Db, application: Application): Promise<boolean> {
  const accepted = await db
    .selectFrom('acceptances')
    .select('textId')
    .where('applicationId', '=', application.id)
    .execute()
  const needed = await listAccepted(db, application.programId)
  return needed.every(({ id }) => accepted.some(({ textId }) => textId === id))
}

async function findAttestation(db: Db, applicationId: string): Promise<Dossier['attestation']> {
  return db.selectFrom('attestations').select('number').where('applicationId', '=', applicationId).executeTakeFirst()
}
