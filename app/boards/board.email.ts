import { both } from '#foundation/language.ts'
import { toMember } from '../committees/committee.email.ts'
import { boardWords as w } from './boards.words.ts'

/** To a member whose word a board waits for; not once they have signed, or another board has replaced it. */
export const toSignLetter = toMember(async (term, db, { particulars }) => {
  const board = await db
    .selectFrom('matchings')
    .select(['id', 'number'])
    .where('id', '=', String(particulars.board))
    .where('state', '=', 'proposed')
    .executeTakeFirst()
  if (!board) return undefined
  const signed = await db
    .selectFrom('signOffs')
    .select('memberId')
    .where('matchingId', '=', board.id)
    .where('memberId', '=', term.id)
    .executeTakeFirst()
  if (signed) return undefined
  return {
    subject: w.toSignSubject,
    paragraphs: [both((language) => w.toSignBody(term.title[language])[language])],
    button: w.toSignButton,
    path: `/matching/${board.number}`,
  }
})
