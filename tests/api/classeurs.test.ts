import { read, utils, type WorkBook } from '@e965/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LIBELLES_STATUT, type Statut } from '../../data/catalogue/model/statut.ts'
import type { Synthese } from '../../server/contract/synthese.ts'
import { openServeur, type Serveur } from './support/serveur.ts'

/** Workbooks of a synthesis, opened by a reader that is not ours and compared with the API. */

let serveur: Serveur
beforeAll(async () => {
  serveur = await openServeur({ monde: 'demonstration', config: { url: 'https://cartable.exemple.fr' } })
}, 900_000)
afterAll(() => serveur.close())

const ADRESSE = '/api/v1/territoires/departement/35/synthese'
const PERIMETRE = '?type=college&secteur=public'

async function open(format: 'xlsx' | 'ods', chemin = ADRESSE): Promise<WorkBook> {
  const { statusCode, rawPayload } = await serveur.get(`${chemin}.${format}${PERIMETRE}`)
  expect(statusCode).toBe(200)
  return read(rawPayload, { cellStyles: true, cellNF: true })
}

const lignesDe = (classeur: WorkBook, nom: string): unknown[][] => {
  const feuille = classeur.Sheets[nom]
  if (!feuille) throw new Error(`no sheet ${nom}`)
  return utils.sheet_to_json(feuille, { header: 1, raw: true, defval: null, blankrows: true })
}

describe.each(['xlsx', 'ods'] as const)('a synthesis in %s', (format) => {
  let classeur: WorkBook
  let synthese: Synthese
  beforeAll(async () => {
    classeur = await open(format)
    synthese = (await serveur.get(ADRESSE + PERIMETRE)).json()
  })

  test('is read first, then checked: its sheets in order', () => {
    expect(classeur.SheetNames).toEqual([
      ...['Synthèse', 'Répartitions', 'Établissements', 'Indicateurs', 'Données', 'Définitions'],
    ])
  })

  test('says what it is, of when, and where it lives', () => {
    const [titre, perimetre, nature, citation, lien] = lignesDe(classeur, 'Synthèse').map(
      ([cellule]) => cellule,
    )
    expect(titre).toBe('Ille-et-Vilaine : le numérique éducatif')
    expect(perimetre).toMatch(/^Département 35, \d+ collèges publics$/)
    expect(nature).toMatch(/démonstration/)
    expect(citation).toBe(synthese.citation?.texte)
    expect(lien).toBe('https://cartable.exemple.fr/territoires/departement/35?type=college&secteur=public')
    expect(classeur.Sheets.Synthèse?.A5?.l?.Target.replaceAll('&amp;', '&')).toBe(lien)
  })

  test('has the numbers of the API, cell by cell', () => {
    const [titres = [], ...lignes] = lignesDe(classeur, 'Synthèse').slice(6)
    const attendues = synthese.valeurs.filter(({ attendus }) => attendus > 0)
    expect(lignes).toHaveLength(attendues.length)
    expect(attendues.length).toBeGreaterThan(20)
    const parent = attendues.find((valeur) => valeur.parent)?.parent
    expect(titres).toContain(`Valeur : ${parent?.nom}`)
    const lire = (ligne: unknown[], titre: string) => ligne[titres.indexOf(titre)] ?? null
    attendues.forEach((valeur, rang) => {
      const ligne = lignes[rang] ?? []
      const estClasse = valeur.mesure === 'repartition'
      expect({
        libelle: lire(ligne, 'Indicateur'),
        valeur: estClasse ? valeur.valeur : lire(ligne, 'Valeur'),
        bas: lire(ligne, 'Au moins'),
        haut: lire(ligne, 'Au plus'),
        repondants: lire(ligne, 'Répondants'),
        attendus: lire(ligne, 'Attendus'),
        couverture: lire(ligne, 'Couverture'),
        parent: estClasse ? null : lire(ligne, `Valeur : ${parent?.nom}`),
      }).toEqual({
        libelle: valeur.libelle,
        valeur: valeur.valeur,
        bas: valeur.borne_basse,
        haut: valeur.borne_haute,
        repondants: valeur.repondants,
        attendus: valeur.attendus,
        couverture: valeur.couverture,
        parent: estClasse ? null : (valeur.parent?.valeur ?? null),
      })
    })
  })

  test('spreads distributions as the API does, the silent ones apart', () => {
    const [, ...lignes] = lignesDe(classeur, 'Répartitions')
    const lus: Record<string, number> = {}
    for (const [indicateur, , effectif] of lignes) {
      lus[String(indicateur)] = (lus[String(indicateur)] ?? 0) + Number(effectif)
    }
    const attendus = synthese.valeurs.filter(({ repartition, attendus }) => repartition && attendus > 0)
    expect(attendus.length).toBeGreaterThan(2)
    expect(lus).toEqual(Object.fromEntries(attendus.map(({ libelle, attendus }) => [libelle, attendus])))
  })

  test('lists every school of the perimeter, codes as texts', async () => {
    const [, ...lignes] = lignesDe(classeur, 'Établissements')
    const liste = (
      await serveur.get(
        '/api/v1/etablissements?territoire=departement:35&type=college&secteur=public&ouvert=oui&tri=nom&limit=1000&indicateurs=eleves',
      )
    ).json()
    const attendues = liste.resultats.map(
      (ecole: { uai: string; nom: string; commune: { code: string } }) => [
        ecole.uai,
        ecole.nom,
        ecole.commune.code,
      ],
    )
    expect(attendues).toHaveLength(synthese.etablissements.total)
    expect(lignes.map(([uai, nom, , , , code]) => [uai, nom, code])).toEqual(attendues)
    const eleves = liste.resultats.map(
      ({ indicateurs: [lu] }: { indicateurs: { valeur: number | null; statut: Statut }[] }) =>
        lu?.valeur ?? LIBELLES_STATUT[lu?.statut ?? 'sans_objet'].court,
    )
    expect(lignes.map((ligne) => ligne[6])).toEqual(eleves)
  })

  test('defines every number, with its source and its address', () => {
    const [, ...lignes] = lignesDe(classeur, 'Indicateurs')
    expect(lignes.map(([id]) => id)).toEqual(synthese.valeurs.map(({ indicateur }) => indicateur))
    for (const [id, , definition, , , sources, adresse] of lignes) {
      expect(String(definition).length, String(id)).toBeGreaterThan(20)
      expect(sources, String(id)).not.toBe('')
      expect(adresse).toBe(`https://cartable.exemple.fr/donnees/indicateurs/${id}`)
    }
  })
})

test('numbers are written as in France by their formats, not by rounding them', async () => {
  const classeur = await open('xlsx')
  const feuille = classeur.Sheets.Synthèse
  const titres = lignesDe(classeur, 'Synthèse')[6] ?? []
  const formats = (titre: string) => {
    const colonne = utils.encode_col(titres.indexOf(titre))
    return new Set(
      Object.entries(feuille ?? {}).flatMap(([place, cellule]) =>
        new RegExp(`^${colonne}\\d+$`).test(place) && cellule.t === 'n' ? [cellule.z] : [],
      ),
    )
  }
  expect(formats('Couverture')).toEqual(new Set(['0\\ %']))
  expect(formats('Attendus')).toEqual(new Set(['#,##0']))
  expect(formats('Valeur')).toContain('#,##0.0')
  expect(feuille?.['!autofilter']?.ref).toMatch(/^A7:/)
})

test('an empty perimeter is a workbook without rows, not an error', async () => {
  const classeur = await open('xlsx', '/api/v1/territoires/commune/35001/synthese')
  expect(lignesDe(classeur, 'Établissements')).toHaveLength(1)
})
