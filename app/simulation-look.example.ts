import { sql } from 'kysely'
import type { MeetingState, OfferState, PartnershipState, QuietState } from '#database/types.ts'
import type { Simulation } from './simulation.example.ts'

/** Everything in the simulated program that has a state, as it stands now. */
export interface Standing {
  readonly pairs: readonly PairNow[]
  readonly meetings: readonly MeetingNow[]
  readonly offers: readonly OfferNow[]
  readonly reviews: readonly ReviewNow[]
  readonly surveys: readonly { readonly id: string; readonly state: string }[]
  readonly asked: readonly { readonly surveyId: string; readonly personId: string }[]
  readonly extensions: readonly ExtensionNow[]
  readonly others: readonly { readonly machine: string; readonly id: string; readonly state: string }[]
}

export interface PairNow {
  readonly id: string
  readonly mentorId: string
  readonly menteeId: string
  readonly state: PartnershipState
  readonly quiet: QuietState | null
  readonly again: boolean | null
  readonly endedAs: string | null
  readonly endedOn: Temporal.PlainDate | null
  readonly introducedOn: Temporal.PlainDate
}
export interface MeetingNow {
  readonly id: string
  readonly partnershipId: string
  readonly state: MeetingState
  readonly askedId: string | null
  readonly startsAt: Temporal.Instant | null
  readonly held: boolean | null
  readonly sequence: number
}
export interface OfferNow {
  readonly id: string
  readonly mentorId: string
  readonly menteeId: string
  readonly mentorApplicationId: string
  readonly menteeApplicationId: string
  readonly state: OfferState
}
export interface ReviewNow {
  readonly id: string
  readonly partnershipId: string
  readonly personId: string
  readonly moment: string
  readonly state: 'opened' | 'draft' | 'done' | 'shown'
  readonly sent: boolean
  readonly dueOn: Temporal.PlainDate
}
export interface ExtensionNow {
  readonly id: string
  readonly partnershipId: string
  readonly proposedBy: string
  readonly endsOn: Temporal.PlainDate
  readonly state: string
}

/** What else has a state that the worker may see. */
const others = sql<{ machine: string; id: string; state: string }>`
  select 'agreement' as machine, a.id, case when a.set_aside_at is not null then 'set_aside'
    when (select count(*) from agreement_signatures g where g.agreement_id = a.id) < 2 then 'proposed'
    when s.agreed_id = a.id then 'in_force' else 'replaced' end as state
  from agreements a join agreement_standing s on s.partnership_id = a.partnership_id
  union all select 'concern', id, case when settled_at is null then 'waiting' else 'settled' end from concerns
  union all select 'honorarium', id, state::text from honoraria
  union all select 'program', id, status::text from programs`

/** Looks at everything, as the worker may, ordered by people's names: a seed tells much the same story again. */
export function look({ asWorker, plans, pool, shown }: Simulation): Promise<Standing> {
  const program = pool.program.id
  return asWorker(async (db) => {
    const rows = async <Row>(query: ReturnType<typeof sql<Row>>) => (await query.execute(db)).rows
    return {
      pairs: await rows(sql<PairNow>`
        select s.id, s.mentor_id, s.mentee_id, s.state, q.state as quiet, s.again, s.ended_as, s.ended_on,
          (s.introduced_at at time zone 'America/Vancouver')::date as introduced_on
        from partnerships s left join quiets q on q.partnership_id = s.id
        join people e on e.id = s.mentee_id join people m on m.id = s.mentor_id
        where s.program_id = ${program} order by e.name, m.name`),
      meetings: await rows(sql<MeetingNow>`
        select m.id, m.partnership_id, m.state, m.asked_id, m.starts_at, m.held, m.sequence from meetings m`),
      offers: await rows(sql<OfferNow>`
        select o.id, o.mentor_id, o.mentee_id, o.mentor_application_id, o.mentee_application_id, o.state
        from offers o join people e on e.id = o.mentee_id join people m on m.id = o.mentor_id order by e.name, m.name`),
      reviews: await rows(sql<ReviewNow>`
        select r.id, r.partnership_id, r.person_id, r.moment, r.due_on, r.sent_at is not null as sent,
          case when r.id = any (${[...shown]}::uuid[]) then 'shown' when w.done_at is not null then 'done'
            when w.id is not null then 'draft' else 'opened' end as state
        from reviews r left join review_words w on w.id = r.id join people p on p.id = r.person_id order by p.name, r.moment`),
      surveys: await rows(sql<{ id: string; state: string }>`
        select id, case when closed_at is not null then 'closed' when stopped_at is not null then 'stopped'
          when told_at is not null then 'open' else 'planned' end as state
        from surveys order by opens_on`),
      asked: await rows(sql<{ surveyId: string; personId: string }>`
        select a.survey_id, a.person_id from survey_asked a join surveys s on s.id = a.survey_id
        join people p on p.id = a.person_id where not a.answered and s.closed_at is null and s.stopped_at is null
        order by p.name, s.opens_on`),
      extensions: await rows(sql<ExtensionNow>`
        select x.id, x.partnership_id, x.proposed_by, x.ends_on, x.state from extensions x
        join partnerships s on s.id = x.partnership_id join people e on e.id = s.mentee_id order by e.name, x.ends_on`),
      others: [...(await others.execute(db)).rows, ...plans.values()],
    }
  })
}
