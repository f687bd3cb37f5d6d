import { keepTicks } from '#app/closings/closing.server.ts'
import { watchQuiet } from '#app/contacts/contact.job.ts'
import { approveClaim, getHandler, listClaims, openClaims, tickConditions } from '#app/honoraria/honorarium.server.ts'
import { saveDetails } from '#app/payee-details/details.server.ts'
import type { PayeeDetails } from '#app/payee-details/details.ts'
import { publishReport, shareEdition, writeText } from '#app/reports/report.server.ts'
import { watchReviews } from '#app/reviews/review.job.ts'
import { findInstrument } from '#app/surveys/instrument.ts'
import { watchSurveys } from '#app/surveys/survey.job.ts'
import { answerSurvey, getSurvey, openSurvey, stopSurvey } from '#app/surveys/survey.server.ts'
import { issueCertificates, listLacking, servedKey } from '#app/thanks/certificate.server.ts'
import type { PersonActor } from '#foundation/actor.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { bronwyn, julian, nadia } from './cast.ts'
import { noonOf } from './pair-life.ts'
import { asHouse, asSomebody, type Seated, type Stage } from './story.ts'
import { errandAt, midYearOf, openYear, type Year } from './year.ts'
import { layGroups } from './year-groups.ts'
import { allAgree, livePairs, liveToday } from './year-pairs.ts'

/**
 * A program that began some eight months ago, with everything two people and their coordinator can have by then. Each
 * step is taken by whoever would take it, on its day; only what the database dates itself is of today.
 */
export async function layYear(
  stage: Stage,
  office: PersonActor,
  today: Temporal.PlainDate,
  members: readonly Seated[],
  tell: (line: string) => void,
): Promise<Year> {
  const year = await openYear(stage, office, today, members)
  await allAgree(year)
  await tick(year, watchReviews, midYearOf(year.program.startsOn))
  await livePairs(year)
  await tick(year, watchReviews, today)
  await liveToday(year)
  await tick(year, watchQuiet, today.subtract({ days: 3 }))
  await survey(year)
  await honour(year)
  await certify(year)
  await report(year)
  await layGroups(year)
  tell(`  A spring intake of principals: ${year.pairs.size} pairs in the second half of their year.`)
  return year
}

const tick = ({ stage }: Year, look: typeof watchReviews, day: Temporal.PlainDate) =>
  asHouse(stage, (db) => look(db, errandAt(stage, noonOf(day))))

/** One survey has been answered and closed; another is open, and some have answered. */
async function survey(year: Year): Promise<void> {
  const words = [
    'Keep the pairing across districts. Change the training day: it came too late.',
    'Keep the summer quiet.',
    'Gardez les rencontres en français.',
    'More pairs from the same kind of school, fewer from the same kind of district.',
    'Nothing. Please do it again.',
  ]
  const first = await ask(year, 'match', { opened: 24, closes: 2 })
  for (const [index, who] of everybody(year).entries()) {
    if (index % 7 === 6) continue // some never answer
    const text = index % 4 === 0 ? words[index / 4] : undefined
    await answer(year, first, who, (n) => (n % 2 && (n + index) % 3 === 0 ? 2 : (n + index) % 2), text)
  }
  await asSomebody(year.stage, year.steward, async (db) => {
    const found = await getSurvey(db, first)
    await stopSurvey(db, year.steward, found, found.version, year.now)
  })
  await tick(year, watchSurveys, year.today)
  const second = await ask(year, 'confidence', { opened: 3, closes: 11 })
  for (const who of everybody(year).slice(2, 9)) await answer(year, second, who, (n) => n % 3)
}

/** Everybody who has a partner, mentees and mentors in turn. */
function everybody({ pairs }: Year): PersonActor[] {
  const all = [...pairs.values()].flatMap(({ mentee, mentor }) => [mentee, mentor])
  return [...new Map(all.map((who) => [who.id, who])).values()]
}

async function ask(year: Year, of: string, { opened, closes }: { opened: number; closes: number }): Promise<string> {
  const { stage, steward, program, today } = year
  const opensOn = today.subtract({ days: opened })
  const wish = { audience: 'both', opensOn, closesOn: today.add({ days: closes }), before: undefined } as const
  const id = await asSomebody(stage, steward, (db) =>
    openSurvey(db, steward, program.id, orNotFound(findInstrument(of)), wish, opensOn),
  )
  await tick(year, watchSurveys, opensOn)
  return id
}

/** Somebody answers every question that offers answers, so many steps below the best one. */
const answer = ({ stage }: Year, id: string, who: PersonActor, below: (n: number) => number, text?: string) =>
  asSomebody(stage, who, async (db) => {
    const found = await getSurvey(db, id)
    const scales = found.items.flatMap(({ key, options }) =>
      options ? [[key, options.map(({ value }) => value).sort((a, b) => b - a)] as const] : [],
    )
    const choices = Object.fromEntries(scales.map(([key, scale], n) => [key, scale[below(n)] ?? 1]))
    await answerSurvey(db, who, found, { choices, words: text ? { 'keep-or-change': text } : {} })
  })

/** Money: promised to all, earned by two, approved by two people for one of them. */
async function honour(year: Year): Promise<void> {
  const { stage, steward, office, program, today } = year
  const day = program.startsOn.add({ days: 20 })
  await asSomebody(stage, steward, (db) => openClaims(db, steward, program, noonOf(day)))
  const mentorOf = (name: string) => orNotFound(year.pairs.get(name)).mentor.id
  const met = new Map([
    [mentorOf(julian.name), [0, 1, 2]],
    [mentorOf(bronwyn.name), [0, 1, 2]],
    [mentorOf(nadia.name), [1, 2]],
  ])
  const judge = (who: PersonActor, personId: string, work: 'tick' | 'approve') =>
    asSomebody(stage, who, async (db) => {
      const handler = await getHandler(db, who, program.id)
      const claim = orNotFound((await listClaims(db, program.id)).find((each) => each.personId === personId))
      if (work === 'approve')
        return approveClaim(db, who, handler, claim, claim.version, noonOf(today.subtract({ days: 1 })))
      return tickConditions(db, who, handler, claim, claim.version, new Set(met.get(personId)))
    })
  for (const personId of met.keys()) await judge(steward, personId, 'tick')
  await judge(steward, mentorOf(julian.name), 'approve')
  await judge(office, mentorOf(julian.name), 'approve')
  await judge(steward, mentorOf(bronwyn.name), 'approve')
  const { mentor } = orNotFound(year.pairs.get(julian.name))
  await asSomebody(stage, mentor, (db) =>
    saveDetails(db, mentor, toPay(mentor.name), 0, stage.key, noonOf(today.subtract({ days: 1 }))),
  )
}

/** Where the money of one mentor goes: nobody's address, and no account. */
const toPay = (payee: string): PayeeDetails => ({
  payee,
  address: '100 Example Road\nSmithers BC  V0J 2N0',
  way: 'by_cheque',
  institution: '',
  transit: '',
  account: '',
  note: 'After 15 June, please: we are away until then.',
})

/** Certificates for the two whose work is done. */
const certify = ({ stage, steward, program, today, now, pairs }: Year) =>
  asSomebody(stage, steward, async (db) => {
    const { mentee, mentor } = orNotFound(pairs.get(julian.name))
    const { able } = await listLacking(db, steward, program, today)
    const chosen = able.filter(({ personId }) => [mentee.id, mentor.id].includes(personId)).map(servedKey)
    await issueCertificates(db, steward, program, chosen, now, today)
  })

/** The coordinator writes to the report, publishes how it stands, and shares it with those who take part. */
const report = ({ stage, steward, program, today, now }: Year) =>
  asSomebody(stage, steward, async (db) => {
    const { slug } = program
    const body = 'Twelve pairs began in spring, and most have kept their rhythm through the summer.'
    await writeText(db, steward, slug, 'summary', { body, version: 0 })
    const well = 'Pairs from different districts: nobody had to weigh their words.'
    await writeText(db, steward, slug, 'well', { body: well, version: 0 })
    const n = await publishReport(db, steward, slug, now, today)
    await shareEdition(db, steward, slug, String(n), { shared: true, version: 1 })
    const improve = 'The mentor training belongs before the first meeting. Next year it will be.'
    await writeText(db, steward, slug, 'improve', { body: improve, version: 0 })
    await keepTicks(db, steward, program, ['materials'])
  })
