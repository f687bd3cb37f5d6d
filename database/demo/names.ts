import type { Chance } from './chance.ts'

// Given and family names that occur in British Columbia, put together by chance. Nobody here is anybody.
const given =
  'Adèle Aisha Alice Amara Amrit Ana Andrea Anneke Anita Ariane Ashwin Beatriz Benoît Bridget Carlos Celeste Chantal Chloé Claire Colin Daniela David Deepak Denise Devon Dominic Ebony Eileen Élise Elena Emiko Éric Esther Étienne Farah Fiona François Frances Gabrielle Geneviève Gordon Grace Gurpreet Hanna Harjit Hélène Henrik Ian Ingrid Isabel Jacob Janice Jasleen Jérôme Joanna Joël Jonah Jun Kavita Keiko Kirsten Kwame Laila Laurent Leandro Leïla Liam Lucie Lydia Maëlle Malik Manon Marek Marguerite Mariam Mathieu Maya Mei Mélanie Miriam Mohan Nadia Naomi Nathalie Nikolai Noémie Nora Olivier Oscar Owen Paola Patrice Pavel Petra Philippe Priya Quinn Rachel Rajan Renée Rita Roisin Ruth Sabine Salma Samir Sandra Sanjay Séverine Shanti Simone Solange Sophie Stefan Sunita Susan Sven Tamara Tania Théo Thomas Tomasz Ursula Valérie Veronica Victor Vikram Vivian Warren Wendy Winston Xiomara Yasmin Yves Zainab Zoë'.split(
    ' ',
  )
const family =
  'Abbott Achterberg Adeyemi Ainsworth Alvarez Andersson Arsenault Atwal Baptiste Barrow Beauchemin Bélanger Bergström Bhandari Blackwood Bouchard Boivin Brennan Caldwell Campos Carrière Castellano Chaudhry Cheung Chiasson Clermont Cormier Côté Dallaire Dhaliwal Desrosiers Dubois Dumont Eklund Elliott Fairweather Farquhar Ferreira Fontaine Forsyth Fraser Gagnon Gallant Garneau Ghosh Girard Goodwin Grewal Guérin Hachey Halvorsen Harcourt Hébert Hinton Holloway Huang Ibarra Ivanova Jankowski Johal Kaczmarek Karimi Kendrick Khatri Kirkwood Kovács Lachance Lafrenière Lambert Laplante Lavoie Leclair Lefèvre Lindqvist Lockhart MacAulay Mahoney Malenfant Marchetti Martel McAllister McKinnon Mendoza Mercier Milner Montoya Morneau Nadeau Nakagawa Nguyen Nyström Oduya O’Hearn O’Rourke Okafor Olafson Ouellet Pacheco Paquette Parmar Pelletier Petrov Pinsent Poirier Quesnelle Rainville Randhawa Rasmussen Rémillard Rivard Robichaud Rosenthal Roux Sandhu Sato Savard Schreiber Séguin Shelton Sidhu Simard Sinclair Soucy St-Amand Stavros Sutherland Takeda Tanaka Thériault Thibodeau Tkachuk Tran Tremblay Trudel Underhill Vaillancourt Valdez Van der Meer Vasquez Verma Villeneuve Wakefield Wexler Whitcombe Wójcik Wyatt Yamamoto Yeung Zieliński'.split(
    /(?<!Van|der) /,
  )

/** As many different full names as asked for. */
export function drawNames(chance: Chance, count: number): string[] {
  const names = new Set<string>()
  while (names.size < count) names.add(`${chance.one(given)} ${chance.one(family)}`)
  return [...names]
}

/** An address at example.org, where no mail ever arrives. */
export function addressOf(name: string, number = ''): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ł', 'l').toLowerCase()
  return `${plain.replace(/[^a-z]+/g, '.')}${number}@example.org`
}
