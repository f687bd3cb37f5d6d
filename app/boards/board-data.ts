import { type Language, pick } from '#foundation/language.ts'
import { explainReason, type Labels } from '../scoring/explain.ts'
import { fitOf, kilometresOf, type Proposal } from './board.ts'

/** One pair as the browser's own table needs it: words already in the reader's language. */
export interface BoardRow {
  readonly mentee: string
  readonly menteePlace: string
  readonly mentor: string
  readonly mentorPlace: string
  readonly km: number | null
  readonly fit: number
  readonly pinned: boolean
  readonly reasons: readonly string[]
  readonly href: string
}

export function labelledBoard(
  proposals: readonly Proposal[],
  labels: Labels,
  language: Language,
  hrefOf: (proposal: Proposal) => string,
): BoardRow[] {
  const place = ({ district }: Proposal['mentee']) => (district ? `${district.number} ${district.name}` : '')
  return proposals.map((proposal) => ({
    mentee: proposal.mentee.name,
    menteePlace: place(proposal.mentee),
    mentor: proposal.mentor.name,
    mentorPlace: place(proposal.mentor),
    km: kilometresOf(proposal),
    fit: fitOf(proposal.reasons),
    pinned: proposal.pinned,
    reasons: [...proposal.reasons]
      .filter(({ value }) => value !== null && value >= 50)
      .sort((a, b) => b.gained - a.gained)
      .slice(0, 2)
      .flatMap((reason) => {
        const text = explainReason(reason, labels)
        return text ? [pick(text, language)] : []
      }),
    href: hrefOf(proposal),
  }))
}
