import type { Text } from '#foundation/language.ts'
import { Hidden, TextField, Tick } from '#ui/field.tsx'
import { P, Section, Words } from '#ui/page.tsx'
import { Say, useSay } from '#ui/reader.tsx'
import { textKindWords } from '../programs/settings.words.ts'
import type { getText } from '../programs/text.server.ts'
import { applicationWords as w } from './applications.words.ts'
import type { Dossier } from './part.ts'
import type { Referee } from './referee.server.ts'
import { refereeWords } from './referee.words.ts'
import { ranks, type Wish } from './wish.server.ts'

/** Whom they would like, in order, and whom rather not. */
export function WishFields({ wishes }: { wishes: readonly Wish[] }) {
  const at = (kind: 'prefer' | 'avoid', rank: number) => wishes.find((wish) => wish.kind === kind && wish.rank === rank)
  return (
    <>
      {ranks.map((rank) => (
        <div class="two">
          <TextField
            name={`prefer_${rank}`}
            label={w.wishName(rank)}
            audience={w.wishSeen}
            value={at('prefer', rank)?.name}
            optional
          />
          <TextField
            name={`prefer_email_${rank}`}
            type="email"
            label={w.wishEmail(rank)}
            value={at('prefer', rank)?.email}
            optional
          />
        </div>
      ))}
      <Section title={w.avoidLead}>
        <P text={w.avoidHint} class="soft" />
        {ranks.map((rank) => (
          <TextField
            name={`avoid_${rank}`}
            label={w.avoidName(rank)}
            audience={w.onlyCoordinator}
            value={at('avoid', rank)?.name}
            optional
            width="medium"
          />
        ))}
      </Section>
    </>
  )
}

/** Who can speak for a mentor: as many as the program asks for. */
export function RefereeFields({ places, referees }: { places: number; referees: readonly Referee[] }) {
  return (
    <>
      {Array.from({ length: places }, (_, index) => {
        const [n, referee] = [index + 1, referees[index]]
        return (
          <>
            <TextField name={`name_${n}`} label={w.refereeName} value={referee?.name} width="medium" />
            <TextField name={`email_${n}`} type="email" label={w.refereeEmail} value={referee?.email} width="medium" />
            <TextField name={`relation_${n}`} label={w.relation} value={referee?.relation} optional width="medium" />
            {referee && (
              <p class="soft">
                <Say text={stateOf(referee)} />
              </p>
            )}
          </>
        )
      })}
    </>
  )
}

const stateOf = ({ answered, askedAt }: Referee): Text =>
  answered ? refereeWords.answered : askedAt ? refereeWords.asked : refereeWords.notAsked

/** The commitment, the code of ethics, what happens with the data, and the membership attested. */
export function PromiseFields({
  dossier: { accepted, attestation, seat },
  texts,
  counted,
}: {
  dossier: Pick<Dossier, 'accepted' | 'attestation' | 'seat'>
  texts: readonly NonNullable<Awaited<ReturnType<typeof getText>>>[]
  counted: boolean
}) {
  const say = useSay()
  const { membership } = seat.eligibility
  return (
    <>
      {texts.map((each) => (
        <Section title={textKindWords[each.kind] ?? each.kind}>
          <Words>{say(each.body)}</Words>
          <Tick
            name={`accept_${each.kind}`}
            label={w.agreeTo(say(textKindWords[each.kind] ?? each.kind))}
            checked={accepted}
          />
        </Section>
      ))}
      <Section title={w.privacyTitle}>
        <P text={w.privacyText} />
        <Tick name="privacy" label={w.agreeTo(say(w.privacyTitle))} checked={accepted} />
        <Tick name="counted" label={w.evaluationUse} checked={counted} />
      </Section>
      {membership ? (
        <>
          <Tick name="member" label={w.memberOf(say(membership.body))} checked={attestation !== undefined} />
          <TextField name="memberNumber" label={w.memberNumber} value={attestation?.number} optional width="short" />
        </>
      ) : (
        <Hidden name="memberNumber" value="" />
      )}
    </>
  )
}
