import { z } from 'zod'
import type { PersonActor } from '#foundation/actor.ts'
import { instantText } from '#foundation/clock.ts'
import { accountPage, goTo, type Query } from '#foundation/page.ts'
import { Form } from '#ui/form.tsx'
import { Actions, LinkButton, Notice, P, Page, Section } from '#ui/page.tsx'
import { Say, useReader } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import { peopleWords } from '../people/people.words.ts'
import { type AccessRequest, cancelAccess, findRequest } from './access.server.ts'
import { accessWords } from './access.words.ts'
import { credentialsWords as w } from './credentials.words.ts'
import { canHavePasskeys, listPasskeys } from './passkey.server.ts'
import { getStanding, type Standing } from './standing.server.ts'

/** An address of this room with where to go on to afterwards. */
export const onTo = (path: string, to: string | undefined): string => {
  const query: Query = to ? { to } : {}
  return to ? `${path}?${new URLSearchParams(query as Record<string, string>)}` : path
}

/** How somebody signs in, all of it: for themselves, also while they have proved too little for anything else. */
export const waysPage = accountPage('/me/sign-in', {
  async show({ db, actor, query, settings }) {
    const standing = await getStanding(db)
    if (actor.held && !standing.mayEnrol) return goTo(onTo('/sign-in/again', query.to ?? '/me/sign-in'))
    const request = await findRequest(db, actor)
    const passkeys = await listPasskeys(db, actor)
    return (
      <Page title={w.ways} lead={w.waysLead} trail={actor.held ? undefined : { href: '/me', label: peopleWords.me }}>
        {actor.held && (
          <Notice tone="care">
            <P text={standing.hasStrong ? w.anewLead : w.officeLead} />
          </Notice>
        )}
        {request && !actor.held && <Running request={request} actor={actor} />}
        <Section title={w.passkeys}>
          <P text={w.passkeyIs} />
          {passkeys.length > 0 && <Passkeys passkeys={passkeys} held={actor.held === true} />}
          {canHavePasskeys(settings.origin) ? (
            <Actions>
              <LinkButton
                href={onTo('/me/sign-in/passkeys/new', query.to)}
                label={w.addPasskey}
                plain={passkeys.length > 0}
              />
            </Actions>
          ) : (
            <P text={w.noPasskeysHere} class="soft measure" />
          )}
        </Section>
        <Section title={w.app}>
          <P text={standing.hasTotp ? w.appThere : w.appIs} />
          <Actions>
            <LinkButton
              href={onTo('/me/sign-in/app', query.to)}
              label={standing.hasTotp ? w.changeApp : w.addApp}
              plain
            />
          </Actions>
        </Section>
        {!actor.held && standing.hasStrong && <Codes standing={standing} />}
        {!actor.held && (
          <Section title={accessWords.addresses}>
            <P text={accessWords.addressesLead} />
            <Actions>
              <LinkButton href="/me/addresses" label={accessWords.openAddresses} plain />
            </Actions>
          </Section>
        )}
      </Page>
    )
  },
})

type Passkey = Awaited<ReturnType<typeof listPasskeys>>[number]

function Passkeys({ passkeys, held }: { passkeys: readonly Passkey[]; held: boolean }) {
  const { zone } = useReader()
  return (
    <Table
      caption={w.passkeys}
      rows={passkeys}
      columns={[
        {
          head: w.passkeyName,
          cell: ({ id, name }) => (held ? name : <a href={`/me/sign-in/passkeys/${id}`}>{name}</a>),
        },
        {
          head: w.lastUsed,
          cell: ({ usedAt, blockedAt }) => (
            <Say text={blockedAt ? w.blocked : usedAt ? instantText(usedAt, zone) : w.neverUsed} />
          ),
        },
      ]}
    />
  )
}

function Codes({ standing }: { standing: Standing }) {
  return (
    <Section title={w.codes}>
      <P text={w.codesIs} />
      {standing.codes > 0 ? (
        <P text={w.codesLeft(standing.codes)} />
      ) : (
        <Notice>
          <P text={w.codesAsk} />
        </Notice>
      )}
      <Actions>
        <LinkButton
          href="/me/sign-in/codes"
          label={standing.codes > 0 ? w.codesMakeNew : w.codesMake}
          plain={standing.codes > 0}
        />
      </Actions>
    </Section>
  )
}

function Running({ request, actor }: { request: AccessRequest; actor: PersonActor }) {
  const when = instantText(request.readyAt, actor.zone)
  return (
    <Notice tone="care">
      <P text={{ en: accessWords.running(when.en).en, fr: accessWords.running(when.fr).fr }} />
      <Form action="/sign-in/lost/stop" button={accessWords.stop} tone="care" />
    </Notice>
  )
}

/** Stopping a request to begin anew from a session of one's own. */
export const stopPage = accountPage('/sign-in/lost/stop', {
  show: () => goTo('/me/sign-in'),
  form: z.strictObject({}),
  async answer({ db, actor, now }) {
    await cancelAccess(db, actor, now)
    return goTo('/me/sign-in', { notice: accessWords.stopped })
  },
})
