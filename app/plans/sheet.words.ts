import type { SheetKind } from '#database/types.ts'
import { type Text, words } from '#foundation/language.ts'

interface SheetSaid {
  readonly title: Text
  readonly lead: Text
  readonly parts: Readonly<Record<string, Text>>
}

/** What each page of words asks, by its parts. */
export const sheetWords: Readonly<Record<SheetKind, SheetSaid>> = {
  vision: {
    ...words({
      title: { en: 'A vision of the role', fr: 'Une vision du rôle' },
      lead: {
        en: 'A few sentences. They may change as you do.',
        fr: 'Quelques phrases. Elles peuvent changer avec vous.',
      },
    }),
    parts: words({
      vision: {
        en: 'The leader I want to be, and what for',
        fr: 'Le leader que je veux être, et au service de quoi',
      },
      living: {
        en: 'What people would see if I led that way',
        fr: 'Ce que les gens verraient si je dirigeais ainsi',
      },
    }),
  },
  priorities: {
    ...words({
      title: { en: 'When everything is urgent', fr: 'Quand tout est urgent' },
      lead: {
        en: 'For a time when too much pulls at you: lay it out, see it in its place, choose.',
        fr: 'Pour les moments où trop de choses vous tirent : étalez-les, replacez-les, choisissez.',
      },
    }),
    parts: words({
      pulls: { en: 'What pulls at me now', fr: 'Ce qui me tire en ce moment' },
      district: { en: 'How it looks from my district', fr: 'Comment cela se voit depuis mon district' },
      province: { en: 'How it looks from the province', fr: 'Comment cela se voit depuis la province' },
      first: { en: 'What I will put first', fr: 'Ce que je mettrai en premier' },
      wait: {
        en: 'What can wait, or be done by somebody else',
        fr: 'Ce qui peut attendre, ou être fait par quelqu’un d’autre',
      },
    }),
  },
  inquiry: {
    ...words({
      title: { en: 'An inquiry question', fr: 'Une question d’enquête' },
      lead: {
        en: 'One question to look into over the year, and what you see along the way.',
        fr: 'Une question à explorer pendant l’année, et ce que vous voyez en chemin.',
      },
    }),
    parts: words({
      question: { en: 'The question', fr: 'La question' },
      matters: { en: 'Why it matters to students', fr: 'Pourquoi elle compte pour les élèves' },
      look: { en: 'What I will look at', fr: 'Ce que j’observerai' },
    }),
  },
}
