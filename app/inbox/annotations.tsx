import { dateAt, sayShortDate } from '#foundation/clock.ts'
import { Notice, P, Section, Words } from '#ui/page.tsx'
import { useReader } from '#ui/reader.tsx'
import type { Annotation } from './annotation.server.ts'
import { annotationWords as w } from './inbox.words.ts'

/** What its person says is wrong with what is noted here, where it was left as it was. */
export function Annotations({ annotations }: { annotations: readonly Annotation[] }) {
  const { zone, language } = useReader()
  if (annotations.length === 0) return null
  return (
    <Section title={w.title}>
      <P text={w.lead} />
      {annotations.map(({ words, answer, answeredAt }) => (
        <Notice>
          <Words>{words}</Words>
          <P text={w.declined(sayShortDate(dateAt(answeredAt, zone), language))} class="soft small" />
          <Words>{answer}</Words>
        </Notice>
      ))}
    </Section>
  )
}
