import { sql } from 'kysely'
import { isLanguage } from '#foundation/language.ts'
import type { Composer } from '#foundation/postman.ts'
import { peopleWords } from './people.words.ts'
import { signInCode, signInToken } from './sign-in.server.ts'

/** The letter with the link and the code; to an address nobody has, a kind word instead. */
export const signInLetter: Composer = async (db, item, { key, settings }) => {
  if (!item.address) return undefined
  const { rows } = await sql<{
    personId: string
    language: string
  }>`select * from app.known_address(${item.address})`.execute(db)
  const known = rows[0]
  const wished = known?.language ?? item.particulars.language
  const base = {
    to: item.address,
    language: isLanguage(wished) ? wished : 'en',
    subject: peopleWords.letterSubject,
    from: peopleWords.house,
  } as const
  if (!known && !item.particulars.joining)
    return {
      ...base,
      paragraphs: [peopleWords.strangerBody],
      button: { label: peopleWords.seePrograms, href: `${settings.origin}/` },
    }
  return {
    ...base,
    paragraphs: [
      peopleWords.letterBody,
      peopleWords.letterCode(signInCode(key, item.subjectId)),
      peopleWords.letterNotYou,
    ],
    button: { label: peopleWords.signIn, href: `${settings.origin}/sign-in/${signInToken(key, item.subjectId)}` },
  }
}
