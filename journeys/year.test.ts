// A year in the life: two pairs from the application to the archive, without a script, the days passing. One pair goes
// well. The other goes quiet, ends kindly, and its mentee, who applied in French, finds another mentor by the engine.

import { journey } from './support/journey.ts'
import { findAnother, goQuiet, part } from './support/year-apart.ts'
import { applyInFrench, decide } from './support/year-apply.ts'
import { askAll, lookBackTogether, readReviews, sayGoodbye } from './support/year-back.ts'
import { close, pay, thank } from './support/year-close.ts'
import { agree, greet, openOurs } from './support/year-hello.ts'
import { checkLetters } from './support/year-letters.ts'
import { beginYear, look } from './support/year-people.ts'
import { answerMonthly, meet, plan, speak } from './support/year-together.ts'

journey(
  'a year of two pairs: one goes well, one ends kindly and is matched anew',
  async (given) => {
    const year = await beginYear(given)
    const { page, until } = year
    await applyInFrench(year)
    await decide(year)
    await until('2030-10-28')
    await greet(year)
    const ours = await openOurs(year, 'ana', 'maud')
    await openOurs(year, 'maud', 'ana')
    await look(page.maud, '01-pair-maud')

    await until('2030-10-30')
    await agree(year, 'ana', 'maud', ours)
    await openOurs(year, 'ana', 'maud')
    await look(page.ana, '02-pair-ana')
    await until('2030-11-03')
    await plan(year, ours)
    await meet(year, ours)
    await until('2030-11-28')
    await until('2030-12-10')
    await speak(year, 'maud', ours)

    await until('2030-12-14')
    await goQuiet(year)
    await part(year)
    const theirs = await findAnother(year)
    await agree(year, 'zoe', 'mila', theirs)
    await until('2031-01-22')
    await answerMonthly(year, 'ana')

    await until('2031-01-25')
    await lookBackTogether(year, ['ana', 'maud'], 'openedMidYear')
    await readReviews(year)
    for (const day of ['2031-02-12', '2031-03-12', '2031-04-14', '2031-05-12']) {
      if (day === '2031-04-14') {
        await until('2031-04-06') // they began in January: their half-way is their own
        await lookBackTogether(year, ['zoe', 'mila'], 'openedMidYear', () => until('2031-04-14'))
      }
      await until(day)
      await speak(year, 'ana', ours)
      await speak(year, 'zoe', theirs)
      if (day === '2031-04-14') await askAll(year, '2031-04-30')
    }

    await until('2031-05-15')
    await lookBackTogether(year, ['ana', 'maud'], 'openedYearEnd')
    await lookBackTogether(year, ['mila', 'zoe'], 'openedYearEnd')
    await sayGoodbye(year, [
      ['ana', 'maud', ours],
      ['zoe', 'mila', theirs],
    ])
    await thank(year, theirs)
    await pay(year)
    await close(year, theirs)
    await checkLetters(year)
  },
  { minutes: 10 },
)
