import type { VNode } from 'preact'
import { orNotFound } from '#foundation/refusal.ts'
import { usePaper } from '#ui/paper.tsx'
import type { Part, PartKind } from '../applications/part.ts'
import { AboutFields, MeetingFields, PositionFields } from '../applications/person-fields.tsx'
import { RatingFields } from '../applications/rating-fields.tsx'
import { PromiseFields, RefereeFields, WishFields } from '../applications/wish-fields.tsx'
import { QuestionFields } from '../questionnaires/question-field.tsx'
import type { Blank } from './blank.server.ts'

/** What one page of the application asks, empty. A kind of page that is not here does not compile. */
export function BlankPart({ blank, part }: { blank: Blank; part: Part }) {
  const isPaper = usePaper()
  return fields[part.kind](blank, part, isPaper)
}

const fields: Record<PartKind, (blank: Blank, part: Part, isPaper: boolean) => VNode> = {
  about: () => <AboutFields />,
  position: ({ dossier, districts }) => <PositionFields application={dossier.application} districts={districts} />,
  answers: ({ dossier }, { key }) => (
    <QuestionFields group={orNotFound(dossier.groups.find((group) => key === `answers/${group.key}`))} />
  ),
  meeting: ({ dossier }) => <MeetingFields application={dossier.application} most={dossier.seat.mostMentees} />,
  assessment: ({ dossier }, _part, isPaper) => <RatingFields dossier={dossier} comments={!isPaper} />,
  wishes: () => <WishFields wishes={[]} />,
  referees: ({ dossier }) => <RefereeFields places={dossier.seat.eligibility.referees} referees={[]} />,
  promises: ({ dossier, texts }) => <PromiseFields dossier={dossier} texts={texts} counted={false} />,
}
