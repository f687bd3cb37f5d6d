import { sayShortDate } from '#foundation/clock.ts'
import { both, type Text } from '#foundation/language.ts'
import { monthOf, type Program, phaseOf } from './program.ts'
import { programWords as w } from './programs.words.ts'

/** Where a program stands, in a sentence. */
export function phaseText(program: Program, today: Temporal.PlainDate): Text {
  switch (phaseOf(program, today)) {
    case 'draft':
      return w.draft
    case 'announced':
      return both((language) => w.announced(sayShortDate(program.opensOn, language))[language])
    case 'open':
      return both((language) => w.openPhase(sayShortDate(program.closesOn, language))[language])
    case 'deciding':
      return w.deciding
    case 'under_way':
      return w.underWay(monthOf(program, today) ?? 1, program.months)
    case 'over':
      return w.over
  }
}
