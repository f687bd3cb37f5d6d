import { z } from 'zod'
import { sayShortDate } from '#foundation/clock.ts'
import { both } from '#foundation/language.ts'
import { goTo, href, page } from '#foundation/page.ts'
import { Form } from '#ui/form.tsx'
import { Actions, LinkButton, Notice, P, Page, Section, Tag, Words } from '#ui/page.tsx'
import { Say } from '#ui/reader.tsx'
import { getPerson } from '../people/person.server.ts'
import { seatWords } from '../programs/programs.words.ts'
import {
  type AtHand,
  getAtHand,
  getWritable,
  isTakenOver,
  noteLook,
  openRequest,
  placeInLine,
  submitApplication,
  withdrawApplication,
} from './application.server.ts'
import { type Application, isEditable } from './application.ts'
import { statusWords, applicationWords as w } from './applications.words.ts'
import { getDossier } from './dossier.server.ts'
import { AllParts } from './form-frame.tsx'
import { missingParts, partsOf } from './part.ts'
import { describePosition, PersonFacts } from './person-facts.tsx'
import { Named, Ratings, Said } from './said.tsx'

/** An application as its writer sees it: where it stands, every page, what is missing. */
export const applicationPage = page('/applications/:application', {
  audited: true, // what a coordinator entered for somebody, they look at
  async show({ db, actor, params }) {
    const found = await getAtHand(db, actor, params.application)
    const { application, program, hand } = found
    if (isTakenOver(found)) return <TakenOver {...found} />
    if (hand === 'entry') await noteLook(db, application)
    const dossier = await getDossier(db, application)
    const parts = partsOf(dossier)
    const request = await openRequest(db, application.id)
    const title =
      hand === 'own' ? both((language) => w.yours(program.title[language])[language]) : w.theirs(dossier.person.name)
    return (
      <Page
        title={title}
        trail={hand === 'entry' ? { href: `/programs/${program.slug}/applications`, label: program.title } : undefined}
      >
        <p>
          <Tag
            text={statusWords[application.status] ?? application.status}
            tone={application.status === 'draft' || application.status === 'asked' ? 'care' : 'good'}
          />{' '}
          <span class="soft">
            <Say text={seatWords[application.seat].one} />
          </span>
        </p>
        {request && (
          <Notice tone="care">
            <P text={w.askedFor} />
            <Words>{request.words}</Words>
          </Notice>
        )}
        {application.status === 'waiting' && <P text={w.inLine(await placeInLine(db, application))} />}
        {application.decisionWord && (
          <Notice>
            <P text={w.decisionWord} />
            <Words>{application.decisionWord}</Words>
          </Notice>
        )}
        {isEditable(application) && (
          <AllParts
            parts={parts}
            closesOn={program.closesOn}
            check={href(checkPage, params)}
            identification={hand === 'own' ? `/applications/${application.id}/self-identification` : undefined}
          />
        )}
        {isInHand(application) && dossier.attestation && (
          <p>
            <a href={`/applications/${application.id}/membership`}>
              <Say text={w.myMembership} />
            </a>
          </p>
        )}
        {hand === 'own' && application.status === 'withdrawn' && (
          <Actions>
            <LinkButton href={`/programs/${program.slug}/apply/${application.seat}`} label={w.applyAgain} plain />
          </Actions>
        )}
        {!isEditable(application) && (
          <Section title={w.sentSoFar}>
            <PersonFacts
              application={application}
              person={await getPerson(db, application.personId)}
              position={await describePosition(db, application)}
            />
            <Said dossier={dossier} />
            <Ratings dossier={dossier} />
            {await Named({ db, applicationId: application.id })}
          </Section>
        )}
        {application.status !== 'withdrawn' && application.status !== 'declined' && (
          <p>
            <a href={href(withdrawalPage, params)}>
              <Say text={w.withdraw} />
            </a>
          </p>
        )}
      </Page>
    )
  },
})

/** What whoever entered an application finds once its person writes in it themselves: where to read it. */
const TakenOver = ({ application, program }: AtHand) => (
  <Page title={w.takenOverTitle} trail={{ href: `/programs/${program.slug}/applications`, label: program.title }}>
    <Notice>
      <P text={w.takenOver} />
    </Notice>
    <Actions>
      <LinkButton href={`/programs/${program.slug}/applications/${application.id}`} label={w.toReceived} />
    </Actions>
  </Page>
)

/** The last look: everything as it will be read, then sending. */
export const checkPage = page('/applications/:application/check', {
  async show({ db, actor, params }) {
    const { application, program, hand } = await getWritable(db, actor, params.application)
    if (!isEditable(application)) return goTo(href(applicationPage, params))
    const dossier = await getDossier(db, application)
    const missing = missingParts(partsOf(dossier))
    return (
      <Page
        title={w.check}
        lead={w.checkLead}
        trail={{
          href: href(applicationPage, params),
          label: hand === 'own' ? w.allParts : w.theirs(dossier.person.name),
        }}
      >
        {missing.length > 0 && (
          <Notice tone="care">
            <P text={w.stillToDo} />
            <ul>
              {missing.map((part) => (
                <li>
                  <a href={part.path}>
                    <Say text={part.title} />
                  </a>
                </li>
              ))}
            </ul>
          </Notice>
        )}
        <PersonFacts
          application={application}
          person={await getPerson(db, application.personId)}
          position={await describePosition(db, application)}
        />
        <Said dossier={dossier} editable />
        {missing.length === 0 && (
          <>
            <P
              text={both((language) => w.partsLead(sayShortDate(program.closesOn, language))[language])}
              class="soft measure"
            />
            <Form button={w.send} />
          </>
        )}
      </Page>
    )
  },
  form: z.strictObject({}),
  async answer({ db, actor, params, now }) {
    await submitApplication(db, actor, params.application, now)
    return goTo(href(applicationPage, params), { notice: w.sent })
  },
})

/** Taking an application back. */
export const withdrawalPage = page('/applications/:application/withdrawal', {
  async show({ db, actor, params }) {
    const { application } = await getWritable(db, actor, params.application)
    return (
      <Page title={w.withdraw} lead={w.withdrawLead} trail={{ href: href(applicationPage, params), label: w.allParts }}>
        {isOver(application) ? <P text={w.alreadyDecided} /> : <Form button={w.withdraw} tone="care" />}
      </Page>
    )
  },
  form: z.strictObject({}),
  async answer({ db, actor, params }) {
    await withdrawApplication(db, actor, params.application)
    return goTo(href(applicationPage, params), { notice: w.withdrawn })
  },
})

const isInHand = ({ status }: Application) => status === 'accepted' || status === 'waiting' || status === 'submitted'
const isOver = ({ status }: Application) => status === 'withdrawn' || status === 'declined'
