import { keep, type Privacy } from '#foundation/privacy.ts'

export const erasurePrivacy: Privacy = {
  erasures: { record: 'export or erasure request', keep: keep.doneAndTwo, export: { by: 'personId' } },
  sweeps: { record: 'system', keep: keep.forever, export: 'not personal' },
}
