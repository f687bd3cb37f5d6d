import { zoneName } from '#foundation/clock.ts'
import { sayNumber, type Text } from '#foundation/language.ts'
import { page } from '#foundation/page.ts'
import { Empty, Facts, P, Page, Section, Words } from '#ui/page.tsx'
import { useReader, useSay } from '#ui/reader.tsx'
import { regionText, settingWords, sizeWords } from '../districts/districts.words.ts'
import { getOwnPartnership } from '../partnerships/partnership.server.ts'
import { shownName } from '../people/person.ts'
import { getText } from '../programs/text.server.ts'
import { type Context, findContext } from './context.server.ts'
import { contextWords as w } from './context.words.ts'

/** Where the other of two works, so that each understands what the other speaks of; and the program's word on the sector. */
export const contextPage = page('/partnerships/:partnership/context', {
  async show({ db, actor, params }) {
    const pair = await getOwnPartnership(db, actor, params.partnership)
    const partner = shownName(pair.partner)
    const context = await findContext(db, pair)
    const primer = await getText(db, pair.partnership.programId, 'primer')
    return (
      <Page
        title={(context?.retired ? w.titleRetired : w.title)(partner)}
        lead={context && w.lead(partner)}
        trail={{ href: `/partnerships/${pair.partnership.id}`, label: partner }}
      >
        {context ? <District context={context} /> : <Empty text={w.unknown(partner)} />}
        {primer && <Primer body={primer.body} />}
      </Page>
    )
  },
})

function District({ context }: { context: Context }) {
  const say = useSay()
  const { language } = useReader()
  const { label, schoolName, city, region, zone, enrolment, sizeBand, setting, all, ofSize, ofSetting } = context
  const such = (text: Text | undefined, n: number) => text && say(w.such(text, n, all))
  return (
    <>
      <Facts
        facts={[
          [w.district, label],
          [w.place, schoolName],
          [w.office, city],
          [w.region, regionText(region)],
          [
            w.size,
            <>
              {say(w.students(sayNumber(enrolment, language)))}
              <div class="soft small">{such(sizeWords[sizeBand], ofSize)}</div>
            </>,
          ],
          [w.setting, capital(such(settingWords[setting], ofSetting))],
          [w.zone, capital(say(zoneName(zone)))],
        ]}
      />
      <P text={w.notOfficial} class="soft small measure" />
    </>
  )
}

const capital = (words: string | undefined) => words && words.charAt(0).toUpperCase() + words.slice(1)

function Primer({ body }: { body: Text }) {
  const say = useSay()
  return (
    <Section title={w.primer}>
      <Words>{say(body)}</Words>
      <P text={w.primerFrom} class="soft small measure" />
    </Section>
  )
}
