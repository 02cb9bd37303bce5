import { libelleCampagne } from '../../../data/catalogue/model/campagne.ts'
import { ditGenre } from '../../../data/mots/genre.ts'
import { readJointe } from '../../../data/mots/jointe.ts'
import { compte } from '../../../data/mots/nombre.ts'
import { majuscule } from '../../../data/mots/texte.ts'
import { valeurSeule } from '../../../data/mots/valeur.ts'
import type { EtablissementListe } from '../../contract/etablissements.ts'
import type { DonneesSynthese } from '../../queries/donnees-synthese.ts'
import { writeParagraphe, writeTitre } from '../blocs.ts'
import { NOTE } from '../encre.ts'
import { GAUCHE, LARGEUR, type Papier } from '../papier.ts'
import { type ColonneTableau, writeTableau } from '../tableau.ts'

type Colonnes = DonneesSynthese['ecoles']['colonnes']

/**
 * The schools, as many as fit before the last page allowed; the rest is counted, with where the whole list is.
 * @param liste address of the whole list; `null` when the site's is not known.
 */
export function writeEcoles(
  papier: Papier,
  { ecoles, territoire, perimetre }: DonneesSynthese,
  pagesMax: number,
  liste: string | null,
): void {
  const { colonnes, lignes, total } = ecoles
  papier.partie('Sect', () => {
    writeTitre(papier, 'Liste des établissements', 80)
    if (total === 0) {
      writeParagraphe(papier, 'Aucun établissement ouvert dans ce périmètre.')
      return
    }
    const enCommune = territoire.niveau === 'commune' || territoire.niveau === 'arrondissement'
    // Where all schools are of one type and sector, the title says it.
    const melange = perimetre.type === 'tous' || perimetre.secteur === 'tous'
    const enTete: ColonneTableau[] = [
      { titre: 'Établissement', part: 38 },
      { titre: 'UAI', part: 14 },
      ...(enCommune ? [] : [{ titre: 'Commune', part: 22 }]),
      ...(melange ? [{ titre: 'Type', part: 18 }] : []),
      ...colonnes.map((colonne) => ({ titre: titreColonne(colonne), part: 13, aligner: 'right' as const })),
    ]
    const montrees = lignes.length < total ? lignes.slice(0, LISTE_LONGUE) : lignes
    const ecrites = writeTableau(
      papier,
      {
        resume: `Établissements de ${territoire.nom}, avec ${colonnes.map(titreColonne).join(', ')}.`,
        colonnes: enTete,
        lignes: montrees.map((ligne) => ligneOf(ligne, colonnes, { enCommune, melange })),
      },
      { pagesMax, reserve: RESERVE },
    )
    if (ecrites < total) writeSuite(papier, total - ecrites, liste)
  })
}

/** Room for the sentence that counts the rest, and its link. */
const RESERVE = 26
/** A list that cannot be whole is only a sample: the spreadsheet has the rest. */
const LISTE_LONGUE = 60

function writeSuite(papier: Papier, reste: number, liste: string | null): void {
  const suite = `Et ${compte(reste, 'autre établissement', 'autres établissements')} : la liste entière est un tableur à télécharger (formats XLSX et ODS).`
  const haut = papier.y
  papier.feuille('P', () => {
    papier.y = haut + papier.texte(suite, GAUCHE, haut, { ...NOTE, largeur: LARGEUR })
  })
  if (!liste) return
  const bas = papier.y
  papier.partie('P', () =>
    papier.lien(liste, liste, GAUCHE, bas, { ...NOTE, encre: '#46388f', largeur: LARGEUR }),
  )
}

/** The unit is told once, by the head of the column. */
function titreColonne({ indicateur, campagne }: Colonnes[number]): string {
  return `${COURTS[indicateur.id] ?? indicateur.libelle}, ${libelleCampagne(campagne).replace(/^rentrée /, '')}`
}

/** Names that fit in the head of a narrow column. */
const COURTS: Record<string, string> = {
  eleves: 'Élèves',
  ips: 'IPS',
  fibre_etablissement: 'Fibre',
  terminaux_pour_100: 'Terminaux pour 100 élèves',
  ent: 'ENT',
  maintenance: 'Maintenance',
}

function ligneOf(
  ligne: EtablissementListe,
  colonnes: Colonnes,
  { enCommune, melange }: { enCommune: boolean; melange: boolean },
): string[] {
  const { nom = '', uai, commune, type, secteur } = ligne
  const genre = type ? majuscule(ditGenre(type, secteur)) : ''
  return [
    nom,
    uai,
    ...(enCommune ? [] : [commune?.nom ?? '']),
    ...(melange ? [genre] : []),
    ...colonnes.map(({ indicateur }, i) => {
      const lue = readJointe(ligne.indicateurs?.[i], indicateur.mesure)
      return typeof lue === 'number' ? valeurSeule(lue, indicateur.unite) : lue
    }),
  ]
}
