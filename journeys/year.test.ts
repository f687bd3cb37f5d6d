import { journey } from './support/journey.ts'
import { findAnother, goQuiet, part } from './support/year-apart.ts'
import { agree, greet, openOurs } from './support/year-hello.ts'
import { beginYear, look } from './support/year-people.ts'
import { answerMonthly, keepInTouch, meet, plan } from './support/year-together.ts'
journey('a year', async (given) => {
  const t0=Date.now()
  const year = await beginYear(given)
  const { page, house } = year
  const lap = (what: string) => console.log(what, Date.now()-t0)
  try {
  await greet(year)
  lap('greeted')
  const ours = await openOurs(year, 'ana', 'maud')
  await look(page.ana, '01-pair-ana')
  await openOurs(year, 'maud', 'ana')
  await look(page.maud, '01-pair-maud')
  await year.until('2030-10-30')
  await agree(year, 'ana', 'maud', ours)
  await openOurs(year, 'maud', 'ana')
  await look(page.maud, '02-pair-maud')
  await year.until('2030-11-03')
  await plan(year, ours)
  lap('plan')
  await meet(year, ours)
  lap('met')
  await keepInTouch(year, ours)
  await year.until('2030-12-14')
  await goQuiet(year)
  lap('quiet')
  await part(year)
  lap('parted')
  const theirs = await findAnother(year)
  lap('another')
  await agree(year, 'zoe', 'mila', theirs)
  await year.until('2031-01-22')
  await answerMonthly(year)
  lap('monthly')
  } finally {
  console.log((await house.letters()).map(l=>`${l.recipient} ${l.subject}`))
  lap('end')
  }
})
