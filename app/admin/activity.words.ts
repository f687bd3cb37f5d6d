import { words } from '#foundation/language.ts'

export const activityWords = words({
  title: { en: 'What was done', fr: 'Ce qui a été fait' },
  lead: {
    en: 'Every act of staff and committee in this program, newest first. It says what and who, never what anybody wrote.',
    fr: 'Chaque geste de l’équipe et du comité dans ce programme, du plus récent au plus ancien. On y lit quoi et qui, jamais ce que quelqu’un a écrit.',
  },
  organizationLead: {
    en: 'Every act that concerns the organization itself, newest first: who was named, what was set, which programs were opened. What happens within a program is for its coordinators.',
    fr: 'Chaque geste qui concerne l’organisation elle-même, du plus récent au plus ancien : nominations, réglages, programmes ouverts. Ce qui se passe dans un programme relève de sa coordination.',
  },
  empty: { en: 'Nothing has been done yet.', fr: 'Rien n’a encore été fait.' },
  when: { en: 'When', fr: 'Quand' },
  who: { en: 'Who', fr: 'Qui' },
  role: { en: 'As', fr: 'À titre de' },
  what: { en: 'What', fr: 'Quoi' },
  facts: { en: 'Particulars', fr: 'Détails' },
  refused: { en: 'not let in', fr: 'refusé' },
  house: { en: 'Alongside itself', fr: 'Alongside même' },
  show: { en: 'Show', fr: 'Afficher' },
  all: { en: 'everything', fr: 'tout' },
  done: { en: 'what was done', fr: 'ce qui a été fait' },
  looked: { en: 'what was looked at', fr: 'ce qui a été consulté' },
  older: { en: 'Older', fr: 'Plus anciens' },
  newest: { en: 'Back to the newest', fr: 'Retour aux plus récents' },
  download: { en: 'All of it as a file', fr: 'Le tout dans un fichier' },
  file: { en: 'what-was-done', fr: 'ce-qui-a-ete-fait' },
})
