import type { Db } from '#foundation/database.ts'
import { getEmptyDossier } from '../applications/dossier.server.ts'
import { listDistricts } from '../districts/district.server.ts'
import type { Program, Seat } from '../programs/program.ts'
import { listAccepted } from '../programs/text.server.ts'

/** Everything the pages of an application ask with, for nobody in particular. */
export async function getBlank(db: Db, program: Program, seat: Seat) {
  return {
    dossier: await getEmptyDossier(db, program, seat),
    texts: await listAccepted(db, program.id),
    districts: await listDistricts(db),
  }
}

export type Blank = Awaited<ReturnType<typeof getBlank>>
