import { COMPOSANTES, LIBELLES_COMPOSANTE } from '../../data/catalogue/model/composante.ts'
import { NIVEAUX, type Niveau } from '../../data/catalogue/model/niveau.ts'
import { getNiveau, INDICATEURS } from '../../data/catalogue/registry.ts'
import { requeteSocle } from '../contract/socle.ts'
import { drawFond } from '../pages/carte-departements.ts'
import type { Choix, RegleSaisie } from '../pages/socle/formulaire.ts'
import { PRESELECTIONS } from '../pages/socle/preselections.ts'
import { type Bilan, pageSocle } from '../pages/socle/socle.ts'
import { ErreurLecteur } from '../probleme.ts'
import { listContours } from '../queries/contours.ts'
import type { Db } from '../queries/db.ts'
import type { Publication } from '../queries/publication.ts'
import { evaluateSocle } from '../queries/socle.ts'
import { decideMesures } from './filtres-decides.ts'
import { keep } from './garder.ts'
import type { Servir } from './pages-rendues.ts'
import { requireTerritoire } from './territoire-exige.ts'

/** Schools shown in the page; the files give them all. */
const ECOLES_MAX = 100
const SANS_REGLE = 'Choisissez au moins une règle : seuls sont proposés les indicateurs qui ont des données.'
const NIVEAUX_PROPOSES = ['pays', 'region', 'academie', 'departement'] as const

type Requete = Record<string, unknown>
const texte = (requete: Requete, nom: string, defaut = ''): string => {
  const valeur = requete[nom]
  return typeof valeur === 'string' ? valeur.slice(0, 2000) : defaut
}

/** Rules and costs written by the form, field by field; `null` when the address comes from elsewhere. */
function readFormulaire(requete: Requete): { regles: string[]; couts: string[] } | null {
  if (typeof requete.i1 !== 'string') return null
  const ecrites = Array.from({ length: 10 }, (_, rang) => {
    const n = rang + 1
    const types = [requete[`t${n}`] ?? []].flat().map(String)
    const regle = `${texte(requete, `i${n}`)}${texte(requete, `o${n}`)}${texte(requete, `v${n}`).trim().replace(',', '.')}`
    return {
      id: texte(requete, `i${n}`),
      regle: types.length > 0 ? `${regle}:${types.join('|')}` : regle,
      cout: texte(requete, `c${n}`).trim(),
    }
  }).filter(({ id }) => id !== '')
  return { regles: ecrites.map(({ regle }) => regle), couts: ecrites.map(({ cout }) => cout) }
}

const readCout = (ecrit: string): number | null => {
  const valeur = Number(ecrit.replace(/\s/g, '').replace(',', '.'))
  return ecrit.trim() !== '' && Number.isFinite(valeur) && valeur >= 0 && valeur <= 1e9 ? valeur : null
}

/** Rules to begin with: those of the first preselection that this publication can answer. */
const reglesParDefaut = ({ campagnes }: Publication): string[] =>
  (PRESELECTIONS[0]?.regles ?? []).filter((regle) => campagnes.has(split(regle).indicateur))

/** A rule of an address, split for the form; what is not understood stays in the threshold, where it can be mended. */
function split(regle: string): RegleSaisie {
  const [condition = '', types = ''] = regle.split(':')
  const [, indicateur = '', operateur = '>=', valeur = condition] =
    /^([a-z][a-z0-9_]*)(?:@[^<>=!]*)?\s*(>=|<=|!=|>|<|=)\s*(.*)$/.exec(condition) ?? []
  return {
    indicateur,
    operateur,
    valeur,
    types: types
      .split('|')
      .filter((t): t is RegleSaisie['types'][number] => /^(ecole|college|lycee|erea)$/.test(t)),
  }
}

/** What was chosen, from the address. */
function choixOf(publication: Publication, requete: Requete): Choix {
  const saisie = readFormulaire(requete)
  const regles =
    saisie?.regles ??
    (requete.regles === undefined
      ? reglesParDefaut(publication)
      : texte(requete, 'regles').split(',').filter(Boolean))
  const couts = saisie?.couts ?? texte(requete, 'couts').split(';')
  const territoire = texte(requete, 'territoire', 'pays:FR')
  const type = texte(requete, 'type', 'tous')
  const secteur = texte(requete, 'secteur', 'tous')
  const regrouper = texte(requete, 'regrouper', 'departement')
  const etat = texte(requete, 'etat') || null
  const api = { regles: regles.join(','), territoire, type, secteur }
  return {
    ...{ territoire, type, secteur, regrouper, etat },
    regles: regles.map(split),
    couts: regles.map((_, rang) => readCout(couts[rang] ?? '')),
    indicateurs: COMPOSANTES.map((composante) => ({
      composante: LIBELLES_COMPOSANTE[composante],
      liste: INDICATEURS.filter(
        (indicateur) => indicateur.composante === composante && publication.campagnes.has(indicateur.id),
      ),
    })).filter(({ liste }) => liste.length > 0),
    territoires: territoiresOf(publication, territoire),
    adresse: (voulu) =>
      `/socle?${new URLSearchParams({ ...api, regrouper, ...(couts.some((c) => c !== '') && { couts: couts.join(';') }), ...(voulu && { etat: voulu }) })}`,
    requeteApi: String(new URLSearchParams({ ...api, ...(etat && { etat }) })),
  }
}

/** Territories of the list; the one asked for is added when it is narrower. */
function territoiresOf(publication: Publication, territoire: string): Choix['territoires'] {
  const [niveau = '', code = ''] = territoire.split(':')
  const connus = NIVEAUX_PROPOSES.map((propose) => ({
    niveau: getNiveau(propose).libelle.pluriel,
    liste: [...(publication.noms.get(propose) ?? new Map([['FR', 'France']]))]
      .map(([sien, nom]) => ({ code: `${propose}:${sien}`, nom }))
      .sort((a, b) => a.nom.localeCompare(b.nom, 'fr')),
  }))
  if (connus.some(({ liste }) => liste.some((item) => item.code === territoire))) return connus
  const connu = NIVEAUX.find((candidat) => candidat === niveau)
  if (!connu) return connus
  const nom = publication.noms.get(connu)?.get(code) ?? `${getNiveau(connu).libelle.singulier} ${code}`
  return [{ niveau: getNiveau(connu).libelle.pluriel, liste: [{ code: territoire, nom }] }, ...connus]
}

async function evaluate(db: Db, publication: Publication, choix: Choix): Promise<Bilan> {
  const params = Object.fromEntries(new URLSearchParams(choix.requeteApi))
  const lue = requeteSocle.safeParse({ ...params, regrouper_par: choix.regrouper, limit: String(ECOLES_MAX) })
  if (!lue.success) {
    const message = lue.error.issues[0]?.message ?? 'ces choix'
    throw new ErreurLecteur(
      400,
      'parametre_invalide',
      'Choix non compris',
      `Ces choix ne sont pas compris. Attendu : ${message}.`,
    )
  }
  const { niveau, code } = lue.data.territoire
  const { nom } = await requireTerritoire(db, publication, niveau as Niveau, code, '')
  const mesures = decideMesures(publication, lue.data.regles, 'regles')
  const regles = lue.data.regles.map((regle, rang) => ({
    ...regle,
    campagneLue: mesures[rang]?.campagne ?? '',
  }))
  const { etablissements, reste: _, ...bilan } = await evaluateSocle(db, publication, regles, lue.data, null)
  return {
    territoire: { niveau, code, nom },
    type: lue.data.type,
    secteur: lue.data.secteur,
    ...bilan,
    resultats: etablissements,
    suivant: null,
  }
}

/** The simulator of a socle numérique. */
export function routesPagesSocle(servir: Servir, { db }: { db: Db }): void {
  const fondOf = keep(
    2,
    ({ id }: Publication) => String(id),
    async (publication) => drawFond(await listContours(db, publication, 'departement', null)),
  )
  const evaluerUneFois = keep(
    12,
    ({ publication, choix }: { publication: Publication; choix: Choix }) =>
      `${publication.id} ${choix.regrouper} ${choix.requeteApi}`,
    ({ publication, choix }) => evaluate(db, publication, choix),
  )
  servir('/socle', async ({ publication, query }) => {
    const choix = choixOf(publication, query)
    const commun = { choix, demonstration: publication.demonstration }
    // Nothing was asked, and this publication has nothing to begin with.
    if (choix.regles.length === 0 && query.regles === undefined && query.i1 === undefined) {
      return { page: pageSocle({ ...commun, bilan: null, fond: null, erreur: SANS_REGLE }) }
    }
    try {
      const [bilan, fond] = await Promise.all([evaluerUneFois({ publication, choix }), fondOf(publication)])
      return { page: pageSocle({ ...commun, bilan, fond, erreur: null }) }
    } catch (error) {
      if (!(error instanceof ErreurLecteur)) throw error
      const { message, status } = error
      return { page: pageSocle({ ...commun, bilan: null, fond: null, erreur: message }), status }
    }
  })
}
