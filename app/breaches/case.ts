import type { PrivacyRegime } from '#database/types.ts'
import { instantText, provincialZone, sayShortDate } from '#foundation/clock.ts'
import { both, type Text } from '#foundation/language.ts'
import { regimeWords } from '../organizations/regime.words.ts'
import { harmWords, incidentActWords, breachWords as w } from './breaches.words.ts'
import type { Incident, listIncidentSteps, listPeople } from './incident.server.ts'
import type { Block, Paper } from './paper.ts'

/** What the document of a case is written from. */
export interface Case {
  readonly organization: {
    readonly name: Text
    readonly regime: PrivacyRegime
    readonly privacyName: string
    readonly privacyEmail: string
  }
  readonly incident: Pick<
    Incident,
    'words' | 'foundOn' | 'harms' | 'serious' | 'tellsPeople' | 'tellsCommissioner' | 'closedAt'
  >
  readonly people: Awaited<ReturnType<typeof listPeople>>
  readonly steps: Awaited<ReturnType<typeof listIncidentSteps>>
  readonly notice: string
}

/** A case as a document: what happened, whom it concerns, what was decided and why, what they were told, what was done. */
export function caseOf({ organization, incident, people, steps, notice }: Case): Paper {
  const { words, harms } = incident
  const fact = (label: Text, value: Text | string): Block => ({
    kind: 'say',
    text: both((language) => {
      const said = typeof value === 'string' ? value : value[language]
      return `${label[language]}${language === 'fr' ? ' :' : ':'} ${said || '–'}`
    }),
  })
  const yes = (value: boolean | null): Text => (value === null ? w.notJudged : value ? w.yes : w.no)
  return {
    title: both((language) => `${w.caseTitle[language]}: ${words.title}`),
    lead: w.caseLead,
    parts: [
      {
        title: organization.name,
        blocks: [
          { kind: 'say', text: regimeWords[organization.regime].law },
          { kind: 'say', text: regimeWords[organization.regime].breach },
          { kind: 'say', text: `${organization.privacyName}, ${organization.privacyEmail}` },
        ],
      },
      {
        title: w.facts,
        blocks: [
          fact(
            w.foundOn,
            both((language) => sayShortDate(incident.foundOn, language)),
          ),
          fact(w.happened, words.happened),
          fact(w.records, words.records),
          fact(w.stopped, words.stopped),
        ],
      },
      {
        title: w.people,
        blocks: [
          { kind: 'say', text: w.howMany(people.length) },
          {
            kind: 'list',
            items: people.map(({ name, toldAt }) =>
              both(
                (language) =>
                  `${name}: ${(toldAt ? w.toldOn(instantText(toldAt, provincialZone)[language]) : w.notTold)[language]}`,
              ),
            ),
          },
        ],
      },
      {
        title: w.judging,
        blocks: [
          fact(
            w.harms,
            both((language) => harms.map((harm) => harmWords[harm][language]).join(', ')),
          ),
          fact(w.serious, yes(incident.serious)),
          fact(w.tellsPeople, yes(incident.tellsPeople)),
          fact(w.tellsCommissioner, yes(incident.tellsCommissioner)),
          fact(w.why, words.why),
        ],
      },
      {
        title: w.noticeTitle,
        blocks: notice
          .split('\n')
          .filter(Boolean)
          .map((text) => ({ kind: 'say', text })),
      },
      {
        title: w.log,
        blocks: [
          {
            kind: 'list',
            items: steps.map(({ act, at, name, count, words: said }) =>
              both((language) => {
                const done = incidentActWords[act]?.[language] ?? act
                return `${instantText(at, provincialZone)[language]}: ${name ?? ''}, ${done}${count === null ? '' : ` (${count})`}${said ? `: ${said}` : ''}`
              }),
            ),
          },
        ],
      },
    ],
  }
}
