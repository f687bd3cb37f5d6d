import { sayShortDate } from '#foundation/clock.ts'
import type { Language, Text } from '#foundation/language.ts'
import { Tag } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { type District, districtLabel } from '../districts/district.ts'
import { roleWords } from '../people/people.words.ts'
import type { CountedGroup, Fellow, Group } from './group.ts'
import { kindWords, groupWords as w } from './groups.words.ts'

/** What stands under a group's name in a list: its kind, its focus, how full it is, who leads it. */
export function groupLine(group: CountedGroup, say: (text: Text | string) => string): string {
  const { kind, focus, taken, most, leads } = group
  return [
    say(kindWords[kind] ?? kind),
    focus,
    say(w.places(taken, most)),
    leads.length > 0 && say(w.ledBy(leads.join(', '))),
  ]
    .filter(Boolean)
    .join(' · ')
}

export const untilWords = ({ endsOn }: Pick<Group, 'endsOn'>, isOver: boolean, language: Language): Text =>
  (isOver ? w.goneOn : w.until)(sayShortDate(endsOn, language))

/** One of a group: name, what they do and where, and how to reach them where they let the others see it. */
export function FellowLine({
  fellow,
  districts,
  isYou,
}: {
  fellow: Fellow
  districts: readonly District[]
  isYou: boolean
}) {
  const say = useSay()
  const district = districts.find(({ number }) => number === fellow.districtNumber)
  const does = fellow.title || (fellow.role ? say(roleWords[fellow.role] ?? fellow.role) : '')
  const where = [fellow.schoolName, district && districtLabel(district)].filter(Boolean).join(', ')
  return (
    <>
      {fellow.name}
      {isYou && ` (${say(w.you)})`} {fellow.leads && <Tag text={w.leadsTag} />}
      <div class="soft small">{[does, where].filter(Boolean).join(' · ')}</div>
      {(fellow.email || fellow.phone) && (
        <div class="small">
          {fellow.email && <a href={`mailto:${fellow.email}`}>{fellow.email}</a>}
          {fellow.email && fellow.phone && ' · '}
          {fellow.phone}
        </div>
      )}
    </>
  )
}

/** A day as it is said in short. */
export function useDay() {
  const { language } = useReader()
  return (day: Temporal.PlainDate) => sayShortDate(day, language)
}
