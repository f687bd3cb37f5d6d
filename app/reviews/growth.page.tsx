import { z } from 'zod'
import { optionalChoice, tick, version } from '#foundation/form.ts'
import { href, page, stay } from '#foundation/page.ts'
import { refuseUnless } from '#foundation/refusal.ts'
import { Scale, Tick } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Notice, P, Page, Section } from '#ui/page.tsx'
import { Say } from '#ui/reader.tsx'
import { findAssessment } from '../assessments/assessment.server.ts'
import { scaleWords } from '../assessments/assessments.words.ts'
import { getFramework } from '../frameworks/framework.server.ts'
import { getOwnPartnership } from '../partnerships/partnership.server.ts'
import { shownName } from '../people/person.ts'
import { getProgram } from '../programs/program.server.ts'
import { listOwnGrowth, saveGrowth } from './growth.server.ts'
import { GrowthSlopes } from './growth-slopes.tsx'
import { getReview } from './review.server.ts'
import { reviewMinutes } from './review.ts'
import { momentWords, reviewWords as w } from './reviews.words.ts'
import { selfAssessmentPage } from './self-assessment.page.tsx'
import { shareWords } from './share.words.ts'

/** Rating oneself anew on the framework, and one's own growth: for oneself alone. */
export const growthPage = page('/partnerships/:partnership/reviews/:review/growth', {
  async show({ db, actor, params }) {
    const { partnership, partner, isMentor } = await getOwnPartnership(db, actor, params.partnership)
    const review = await getReview(db, partnership.id, params.review)
    const program = await getProgram(db, partnership.programId)
    const framework = await getFramework(db, program.frameworkId)
    const growth = await listOwnGrowth(db, actor, framework.id)
    const assessment = await findAssessment(db, review.assessmentId)
    const rated = new Map(assessment?.ratings.map((rating) => [rating.competencyId, rating.rating]))
    return (
      <Page
        title={w.growth}
        lead={w.growthLead(reviewMinutes.growth)}
        trail={{ href: `/partnerships/${partnership.id}/reviews`, label: w.title }}
      >
        <Notice>
          <P text={isMentor ? w.growthWho : w.growthWhoMentee(shownName(partner))} />
          {!isMentor && (
            <p>
              <a href={href(selfAssessmentPage, { partnership: partnership.id })}>
                <Say text={shareWords.title} />
              </a>
            </p>
          )}
        </Notice>
        <Section title={w.growthSoFar}>
          {growth.length < 2 ? (
            <P text={w.growthNone} class="soft measure" />
          ) : (
            <GrowthSlopes
              rows={framework.competencies.map(({ id, title }) => ({
                label: title,
                values: growth.map(({ ratings }) => ratings.get(id)),
              }))}
              times={growth.map(({ moment }) => momentWords[moment])}
            />
          )}
        </Section>
        <Section title={momentWords[review.moment]}>
          <Form
            button={w.save}
            version={assessment?.version ?? 0}
            audience={isMentor ? w.growthOnlyYou : shareWords.audience(shownName(partner))}
          >
            {framework.competencies.map(({ id, title }) => (
              <Scale name={`rating_${id}`} label={title} steps={scaleWords} value={rated.get(id)} />
            ))}
            <Tick name="counted" label={w.countMe} hint={w.countMeHint} checked={review.counted} />
          </Form>
        </Section>
      </Page>
    )
  },
  async form({ db, actor, params }) {
    const { partnership } = await getOwnPartnership(db, actor, params.partnership)
    const program = await getProgram(db, partnership.programId)
    const framework = await getFramework(db, program.frameworkId)
    const fields = framework.competencies.map(({ id }) => [`rating_${id}`, optionalChoice(['1', '2', '3', '4', '5'])])
    return z.strictObject({
      ...(Object.fromEntries(fields) as Record<string, z.ZodType<string | undefined>>),
      counted: tick(),
      version: version(),
    })
  },
  async answer({ db, actor, params, values, now }) {
    const { partnership } = await getOwnPartnership(db, actor, params.partnership)
    const review = await getReview(db, partnership.id, params.review)
    const program = await getProgram(db, partnership.programId)
    const { counted, version: seen, ...typed } = values as { counted: boolean; version: number }
    const ratings = Object.entries(typed as Record<string, string | undefined>).flatMap(([name, rating]) =>
      rating ? [{ competencyId: name.replace('rating_', ''), rating: Number(rating), focus: false, comment: '' }] : [],
    )
    refuseUnless(ratings.length > 0, w.rateFirst)
    await saveGrowth(db, actor, review, program.frameworkId, { ratings, counted, version: seen }, now)
    return stay({ notice: w.saved })
  },
})
