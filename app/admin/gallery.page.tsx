import { openPage } from '#foundation/page.ts'
import { orNotFound } from '#foundation/refusal.ts'
import { Gallery } from '#ui/gallery.tsx'

/** Every piece of the interface on one page, for developers. */
export const galleryPage = openPage('/ui', {
  show({ settings, today }) {
    orNotFound(settings.local)
    return <Gallery today={today} />
  },
})
