import { asPerson, bring, demoFile, exampleNow, openHouse, run } from '/work/main/app/imports/import.example.ts'
import { countRows, readImport } from '/work/main/app/imports/import.server.ts'
import { countKinds, listRows, listTwins } from '/work/main/app/imports/preview.server.ts'
import { sayMend, sayRemark } from '/work/main/app/imports/remark.ts'
import { listHindrances, undoImport } from '/work/main/app/imports/undo.server.ts'

const house = await openHouse()
const t = () => performance.now()
try {
  for (const file of ['applications.csv', 'applications.xlsx'] as const) {
    let s = t()
    const imported = await bring(house, demoFile(file))
    console.log(
      file,
      'bring',
      Math.round(t() - s),
      imported.encoding,
      imported.mapping?.columns.map((c, i) => c ?? '?? ' + imported.headings[i]).join(' | '),
    )
    await asPerson(house, house.actor, async (db) => {
      console.log(await countRows(db, imported), await countKinds(db, imported))
      const { rows } = await listRows(db, imported, { show: 'problem' })
      for (const r of rows)
        for (const m of r.remarks)
          console.log(
            r.n,
            m.column === null ? '-' : imported.headings[m.column],
            '|',
            sayRemark(m).en,
            '|',
            sayMend(m)?.en,
          )
      console.log(
        (await listTwins(db, imported, 1)).cases.map((c) => [
          c.verdict,
          c.one.map((r) => r.n),
          c.other.map((r) => r.n),
          c.known,
        ]),
      )
    })
    s = t()
    const done = await run(house, imported)
    console.log('run', Math.round(t() - s), done.state, done.counts)
  }
  await asPerson(house, house.actor, async (db) => {
    const { listImports } = await import('/work/main/app/imports/import.server.ts')
    const [second, first] = await listImports(db, house.program.id)
    for (const i of [second, first]) {
      const s = t()
      console.log(await listHindrances(db, i!.id))
      await undoImport(db, house.actor, house.program, await readImport(db, house.program, i!.id), exampleNow)
      console.log('undo', t() - s)
    }
  })
  console.log(
    (
      await house.owner.query(
        'select (select count(*) from applications) a, (select count(*) from people) p,(select count(*) from import_journal) j',
      )
    ).rows,
  )
} catch (e) {
  console.error(e)
} finally {
  await house.close()
  process.exit(0)
}
