import type { Text } from '#foundation/language.ts'
import { Facts, Section, Tag } from '#ui/page.tsx'
import { Say, useSay } from '#ui/reader.tsx'
import { Table } from '#ui/table.tsx'
import { channelWords } from '../people/people.words.ts'
import { changedTerms, type Edition, type TermKey, type Terms, termKeys, wordKeys } from './agreement.ts'
import { arrangerWords, dayWords, kickoffWords, termWords, agreementWords as w } from './agreements.words.ts'
import type { ProgramPart } from './clause.server.ts'

/** One point in words; the two people's own words as they wrote them. */
function sayTerm(terms: Terms, key: TermKey): Text | string {
  switch (key) {
    case 'informalChannel':
    case 'formalChannel':
      return channelWords[terms[key]] ?? terms[key]
    case 'answersIn':
    case 'meetsEvery':
      return dayWords(terms[key])
    case 'arrangedBy':
      return arrangerWords[terms.arrangedBy]
    case 'kickoff':
      return kickoffWords[terms.kickoff]
    default:
      return terms.words[key]
  }
}

const isOwnWords = (key: TermKey) => wordKeys.some((each) => each === key)

function Term({ terms, of }: { terms: Terms; of: TermKey }) {
  const said = sayTerm(terms, of)
  if (said === '') return <Say text={w.nothingSaid} />
  return isOwnWords(of) ? (
    <span class="pre">{String(said)}</span>
  ) : (
    <span>
      <Say text={said} />
    </span>
  )
}

/** What is agreed or proposed, point by point; what nobody wrote is left out. */
export function TermFacts({ terms }: { terms: Terms }) {
  return (
    <Facts
      facts={termKeys
        .filter((key) => sayTerm(terms, key) !== '')
        .map((key) => [termWords[key], <Term terms={terms} of={key} />] as const)}
    />
  )
}

/** What is in force beside what is proposed; what would change is marked in a word. */
export function TermComparison({ agreed, proposed }: { agreed: Edition; proposed: Edition }) {
  const changed = new Set(changedTerms(agreed, proposed))
  const rows = termKeys.filter((key) => sayTerm(agreed, key) !== '' || sayTerm(proposed, key) !== '')
  return (
    <Table
      caption={w.proposedTitle(proposed.edition)}
      rows={rows}
      columns={[
        {
          head: w.point,
          cell: (key) => (
            <>
              <Say text={termWords[key]} /> {changed.has(key) && <Tag text={w.changed} tone="care" />}
            </>
          ),
        },
        { head: w.agreedTitle(agreed.edition), cell: (key) => <Term terms={agreed} of={key} /> },
        { head: w.proposedTitle(proposed.edition), cell: (key) => <Term terms={proposed} of={key} /> },
      ]}
    />
  )
}

/** What the program asks of every pair: its clauses, the commitment, the code, and what it expects of each. */
export function ProgramClauses({ part: { clauses, commitment, code, mentor, mentee } }: { part: ProgramPart }) {
  const texts: readonly (readonly [Text, Text | undefined])[] = [
    [w.clausesTitle, clauses],
    [w.commitment, commitment],
    [w.code, code],
  ]
  return (
    <Section title={w.clauses}>
      {texts.map(
        ([title, text]) =>
          text && (
            <>
              <h3>
                <Say text={title} />
              </h3>
              <Lines text={text} />
            </>
          ),
      )}
      <Expected title={w.expectedOfMentee} lines={mentee} />
      <Expected title={w.expectedOfMentor} lines={mentor} />
    </Section>
  )
}

/** A text of the program, line by line; lines that are numbered as a list of their own. */
function Lines({ text }: { text: Text }) {
  const lines = useSay()(text)
    .split('\n')
    .filter((line) => line.trim())
  const isNumbered = lines.length > 1 && lines.every((line, at) => line.startsWith(`${at + 1}. `))
  if (!isNumbered)
    return (
      <div class="measure">
        {lines.map((line) => (
          <p>{line}</p>
        ))}
      </div>
    )
  return (
    <ol class="measure spaced">
      {lines.map((line) => (
        <li>{line.slice(line.indexOf(' ') + 1)}</li>
      ))}
    </ol>
  )
}

function Expected({ title, lines }: { title: Text; lines: readonly Text[] }) {
  if (lines.length === 0) return null
  return (
    <>
      <h3>
        <Say text={title} />
      </h3>
      <ul class="measure spaced">
        {lines.map((line) => (
          <li>
            <Say text={line} />
          </li>
        ))}
      </ul>
    </>
  )
}
