import type { Text } from '#foundation/language.ts'
import type { Assessment } from '../assessments/assessment.server.ts'
import { isComplete } from '../assessments/assessment.ts'
import { assessmentWords } from '../assessments/assessments.words.ts'
import type { Framework } from '../frameworks/framework.server.ts'
import type { Seat } from '../programs/program.ts'
import { type Answers, type Group, isMissing } from '../questionnaires/questionnaire.ts'
import type { Application } from './application.ts'
import { applicationWords as w } from './applications.words.ts'

/** What a page of an application asks about. */
export type PartKind = 'about' | 'position' | 'answers' | 'meeting' | 'assessment' | 'wishes' | 'referees' | 'promises'

/** One page of an application: what it is called, where it is, whether what it needs is there. */
export interface Part {
  /** The end of its address: its kind, and for a page of questions also which. */
  readonly key: PartKind | `answers/${string}`
  readonly kind: PartKind
  readonly title: Text
  /** A word before the questions. */
  readonly lead: Text | undefined
  readonly path: string
  readonly complete: boolean
  readonly optional: boolean
}

/** Everything that says how far an application has come. */
export interface Dossier {
  readonly application: Application
  readonly seat: Seat
  readonly person: { readonly name: string; readonly phone: string | null }
  readonly groups: readonly Group[]
  readonly answers: Readonly<Record<string, { answers: Answers; version: number }>>
  readonly framework: Framework
  readonly assessment: Assessment | undefined
  /** Ratings entered for somebody else cannot be read back: this only says that they are there. */
  readonly hasAssessment: boolean
  readonly wishes: number
  readonly referees: number
  readonly accepted: boolean
  /** The membership attested, with its number if one was given. */
  readonly attestation: { readonly number: string } | undefined
}

/** The pages of an application in order, a group of questions a page. */
export function partsOf(dossier: Dossier): Part[] {
  const { application, seat, groups, answers, framework, assessment } = dossier
  const part = (
    key: Part['key'],
    title: Text,
    complete: boolean,
    { lead, optional = false }: { lead?: Text; optional?: boolean } = {},
  ): Part => ({
    key,
    kind: key.startsWith('answers/') ? 'answers' : (key as PartKind),
    title,
    lead,
    path: `/applications/${application.id}/${key}`,
    complete,
    optional,
  })
  const isMentor = seat.kind === 'mentor'
  const needsReferees = seat.eligibility.referees > 0
  return [
    part('about', w.aboutPart, dossier.person.name !== ''),
    part('position', w.positionPart, application.positionId !== null && (isMentor || application.newReason !== null)),
    ...groups.map((group) =>
      part(`answers/${group.key}`, group.title, isAnswered(group, answers[group.key]?.answers), { lead: group.intro }),
    ),
    part('meeting', w.meetingPart, application.speaks.length > 0 && application.channels.length > 0),
    part(
      'assessment',
      w.assessmentPart,
      dossier.hasAssessment && (!assessment || isComplete(framework.competencies, assessment.ratings)),
      { lead: isMentor ? assessmentWords.leadMentor : assessmentWords.lead },
    ),
    part('wishes', w.wishesPart, dossier.wishes > 0, {
      lead: isMentor ? w.wishesLeadMentor : w.wishesLead,
      optional: true,
    }),
    ...(needsReferees
      ? [part('referees', w.refereesPart, dossier.referees >= seat.eligibility.referees, { lead: w.refereesLead })]
      : []),
    part(
      'promises',
      w.promisesPart,
      dossier.accepted && (dossier.attestation !== undefined || !seat.eligibility.membership?.required),
      { lead: w.promisesLead },
    ),
  ]
}

function isAnswered(group: Group, answers: Answers | undefined): boolean {
  return answers !== undefined && group.questions.every((question) => !isMissing(question, answers[question.key]))
}

/** What must still be done before an application can be sent. */
export function missingParts(parts: readonly Part[]): Part[] {
  return parts.filter(({ complete, optional }) => !complete && !optional)
}

/** The page after one, or the last look before sending. */
export function nextPath(parts: readonly Part[], key: string, applicationId: string): string {
  const next = parts[parts.findIndex((part) => part.key === key) + 1]
  return next?.path ?? `/applications/${applicationId}/check`
}
