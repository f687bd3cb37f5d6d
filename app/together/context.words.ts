import { type Text, words } from '#foundation/language.ts'

export const contextWords = words({
  title: (partner: string) => ({ en: `Where ${partner} works`, fr: `Où travaille ${partner}` }),
  titleRetired: (partner: string) => ({ en: `Where ${partner} worked`, fr: `Où travaillait ${partner}` }),
  doorTitle: { en: 'Where they work', fr: 'Son milieu de travail' },
  doorLead: {
    en: 'Their district in a few figures, and the sector in brief.',
    fr: 'Son district en quelques chiffres, et le milieu en bref.',
  },
  lead: (partner: string) => ({
    en: `A district sets what is possible. These are public figures; ${partner} knows what lies behind them. Ask.`,
    fr: `Un district détermine ce qui est possible. Voici des chiffres publics; ${partner} sait ce qu’il y a derrière. Demandez.`,
  }),
  district: { en: 'District', fr: 'District' },
  place: { en: 'School or office', fr: 'École ou bureau' },
  office: { en: 'District office in', fr: 'Bureau du district à' },
  region: { en: 'Region', fr: 'Région' },
  size: { en: 'Size', fr: 'Taille' },
  setting: { en: 'Setting', fr: 'Milieu' },
  zone: { en: 'Time zone', fr: 'Fuseau horaire' },
  students: (n: string) => ({ en: `${n} students in 2020/21`, fr: `${n} élèves en 2020-2021` }),
  such: (kind: Text, n: number, all: number) => ({
    en: `${kind.en}: ${n === 1 ? 'the only one of its kind' : `one of ${n} such districts of ${all}`}`,
    fr: `${kind.fr} : ${n === 1 ? 'le seul de ce genre' : `l’un de ${n} districts semblables sur ${all}`}`,
  }),
  notOfficial: {
    en: 'The setting is worked out by us, from students per square kilometre and whether it is an island; the region is our own grouping. Neither is official.',
    fr: 'Le milieu est calculé par nous, d’après le nombre d’élèves au kilomètre carré et l’insularité; la région est notre propre regroupement. Ni l’un ni l’autre n’est officiel.',
  },
  unknown: (partner: string) => ({
    en: `${partner} has not said in which district. Ask when you meet.`,
    fr: `${partner} n’a pas dit dans quel district. Demandez-le à votre rencontre.`,
  }),
  primer: { en: 'The sector in brief', fr: 'Le milieu en bref' },
  primerFrom: {
    en: 'From your program. What is missing here, its people can add.',
    fr: 'De votre programme. Ce qui manque ici, ses responsables peuvent l’ajouter.',
  },
})
