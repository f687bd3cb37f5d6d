import { z } from 'zod'
import type { Db } from '#foundation/database.ts'
import { optionalText } from '#foundation/form.ts'
import { pick, type Text } from '#foundation/language.ts'
import { download, type GoTo, goTo, href, page } from '#foundation/page.ts'
import { Hidden } from '#ui/field.tsx'
import { Form } from '#ui/form.tsx'
import { Actions, LinkButton, P, Page } from '#ui/page.tsx'
import { safeDestination } from '../people/sign-in.server.ts'
import { credentialsWords as w } from './credentials.words.ts'
import type { NewSession } from './proof.server.ts'
import { forgetSeed, makeRecoveryCodes, showRecoveryCodes } from './recovery.server.ts'
import { getStanding } from './standing.server.ts'
import { onTo, waysPage } from './ways.page.tsx'

/** Ten codes for the day a device is lost: made, seen once, kept on paper. */
export const codesPage = page('/me/sign-in/codes', {
  async show({ db, actor, query, language }) {
    const codes = await showRecoveryCodes(db, actor)
    if (codes && query.file) {
      const lines = [pick(w.codesFileHead, language), '', ...codes, '']
      return download(pick(w.codesFileName, language), 'text/plain; charset=utf-8', lines.join('\r\n'))
    }
    const standing = await getStanding(db)
    if (!codes)
      return (
        <Page title={w.codes} lead={w.codesIs} trail={{ href: href(waysPage), label: w.ways }}>
          {standing.codes > 0 && <P text={w.codesLeft(standing.codes)} />}
          <Form button={standing.codes > 0 ? w.codesMakeNew : w.codesMake}>
            <Hidden name="to" value={query.to ?? ''} />
          </Form>
        </Page>
      )
    return (
      <Page title={w.codesTitle} lead={w.codesHere} trail={{ href: href(waysPage), label: w.ways }}>
        <ol>
          {codes.map((code) => (
            <li>
              <code class="secret">{code}</code>
            </li>
          ))}
        </ol>
        <Actions>
          <LinkButton href={href(codesPage, {}, { file: 'yes' })} label={w.codesFile} plain />
        </Actions>
        <Form action={href(codesKeptPage)} button={w.codesKept}>
          <Hidden name="to" value={query.to ? safeDestination(query.to) : href(waysPage)} />
        </Form>
      </Page>
    )
  },
  form: z.strictObject({ to: optionalText(500) }),
  async answer({ db, actor, values, key }): Promise<GoTo> {
    await makeRecoveryCodes(db, actor, key)
    return goTo(onTo(href(codesPage), values.to))
  },
  fresh: true,
})

/** The codes are on paper: from now on nobody can see them. */
export const codesKeptPage = page('/me/sign-in/codes/kept', {
  show: () => goTo(href(codesPage)),
  form: z.strictObject({ to: z.string().max(500) }),
  async answer({ db, values }): Promise<GoTo> {
    await forgetSeed(db)
    return goTo(safeDestination(values.to), { notice: w.codesGone })
  },
})

/** After something was added: on to the recovery codes while there are none, then to where the reader was going. */
export async function afterEnrolment(db: Db, session: NewSession, to: string, notice: Text): Promise<GoTo> {
  const { codes } = await getStanding(db)
  const next = to ? safeDestination(to) : href(waysPage)
  return goTo(codes > 0 ? next : onTo(href(codesPage), next), { notice, session })
}
