import { date, enumere, texte, uai } from '../model/lecteurs.ts'
import type { Niveau } from '../model/niveau.ts'
import { NIVEAUX } from '../model/niveau.ts'
import { type Champs, type Contexte, defineSource, type SourceTabulaire } from '../model/source.ts'
import { Refus } from '../model/valeur.ts'
import { participation } from './shared/participation.ts'

/** Second Table Schema of the observatory: `data/schemas/programme-numerique-etablissement`. */
export const programmes = defineSource<SourceTabulaire>({
  id: 'programmes',
  genre: 'tableau',
  referentiel: true,
  titre: 'Participation à des programmes numériques',
  producteur: 'Collectivités, académies et opérateurs, par le schéma de l’observatoire',
  licence: 'licence-ouverte-2.0',
  url: 'https://schema.data.gouv.fr/',
  frequence: 'continue',
  description:
    'Établissements et territoires qui participent à une expérimentation, un label, un appel à projets ou un service, avec leurs dates et leur source, au format du schéma « programme-numerique-etablissement ».',
  fichiers: [/^programme-numerique-etablissement.*\.csv(\.gz)?$/i],
  assertions: { lignesMin: 1, rejetsMax: 0.05 },
  generations: [{ id: 'schema-1', signature: ['programme', 'source_url'] }],
  champs: {
    uai: { colonnes: ['uai'], lire: uai, facultatif: true },
    niveau: {
      colonnes: ['niveau'],
      lire: enumere(Object.fromEntries(NIVEAUX.map((niveau) => [niveau, niveau]))),
      facultatif: true,
    },
    code: { colonnes: ['code'], lire: texte(20), facultatif: true },
    programme: { colonnes: ['programme'], lire: texte(60), obligatoire: true },
    role: {
      colonnes: ['role'],
      lire: enumere({
        participant: 'participant',
        pilote: 'pilote',
        laureat: 'laureat',
        labellise: 'labellise',
        temoin: 'temoin',
      }),
      facultatif: true,
    },
    debut: { colonnes: ['debut'], lire: date, facultatif: true },
    fin: { colonnes: ['fin'], lire: date, facultatif: true },
    source_url: { colonnes: ['source_url'], lire: adresse, obligatoire: true },
  },
  ignorees: [],
  contradictions({ programme, debut, fin, ...unite }, contexte, illisibles) {
    const fautes: Refus[] = []
    if (typeof programme === 'string' && !contexte.programme(programme)) {
      const motif = `aucun programme déclaré ne s’appelle « ${programme} »`
      fautes.push(new Refus('programme_inconnu', motif, 'programme'))
    }
    if (debut && fin && fin < debut)
      fautes.push(new Refus('dates_inversees', 'la fin précède le début', 'fin'))
    // A cell that says something, though nobody can read what, is neither there nor missing.
    const lisible = !UNITE.some((nom) => illisibles.has(nom))
    const trouvee = lisible ? uniteOf(unite, contexte) : null
    return trouvee instanceof Refus ? [...fautes, trouvee] : fautes
  },
  toReleves({ uai: code, niveau, code: territoire, programme, ...valeurs }, contexte) {
    const unite = uniteOf({ uai: code, niveau, code: territoire } as Champs, contexte)
    return unite instanceof Refus ? unite : [participation(unite, programme as string, valeurs)]
  },
})

const UNITE = ['uai', 'niveau', 'code'] as const

/** The school, or the territory, that a line is about: one or the other, never both. */
function uniteOf(champs: Champs, contexte: Contexte) {
  const [etablissement, niveau, code] = UNITE.map((nom) => champs[nom] ?? null)
  if (etablissement) {
    return niveau === null && code === null
      ? { niveau: 'etablissement' as const, code: etablissement as string }
      : new Refus('unite_double', 'un UAI ou un territoire, pas les deux', 'uai')
  }
  if (!niveau || !code) {
    return new Refus('unite_absente', 'un UAI, ou un niveau et un code de territoire, sont attendus', 'uai')
  }
  const current = contexte.territoire(niveau as Niveau, code as string)
  return current instanceof Refus ? current : { niveau: niveau as Niveau, code: current }
}

/** Address of a page, as the producer gives it. */
function adresse(cellule: string) {
  return /^https?:\/\/\S+$/.test(cellule)
    ? cellule
    : new Refus('adresse_illisible', 'une adresse http ou https est attendue')
}
