import type { TypeEtablissement } from '../../catalogue/model/etablissement.ts'
import { uaiOfDemonstration } from '../../catalogue/model/uai.ts'
import type { Cog } from '../../reference/cog.ts'
import { tirage } from '../random.ts'
import { fillCirconscriptions } from './circonscriptions.ts'
import { autresEtablissements, type Ebauche, ecolesPubliques, spreadMaternelles } from './ecoles.ts'
import { fillEffectifs } from './effectifs.ts'
import type { Etablissement } from './etablissement.ts'
import { buildFibre, type FibreCommune } from './fibre.ts'
import { GENRES, type Genre, spreadOverSites } from './implantation.ts'
import { fillIps } from './ips.ts'
import { fillLieux } from './lieux.ts'
import { nomOf } from './noms.ts'
import { fillEducationPrioritaire } from './priorite.ts'
import { buildSites, type Position, type Site } from './sites.ts'

/** The whole demonstration country, built once; every file is a view of it. */
export interface Monde {
  cog: Cog
  sites: Site[]
  etablissements: Etablissement[]
  fibre: FibreCommune[]
}

/** Builds the country from the COG and the positions of communes (degrees). Same input, same country. */
export function buildMonde(cog: Cog, positions: ReadonlyMap<string, Position>): Monde {
  const sites = buildSites(cog, positions)
  const etablissements = buildEtablissements(sites)
  attachSections(etablissements)
  fillEffectifs(etablissements)
  fillIps(etablissements)
  fillEducationPrioritaire(etablissements)
  fillCirconscriptions(etablissements)
  fillLieux(etablissements)
  return { cog, sites, etablissements, fibre: buildFibre(cog) }
}

function buildEtablissements(sites: readonly Site[]): Etablissement[] {
  const nombres = GENRES.map((genre) => [genre, spreadOverSites(sites, genre)] as const)
  const maternelles = spreadMaternelles(
    nombres.find(([genre]) => genre === 'ecole_publique')?.[1] ?? new Int32Array(),
  )
  const etablissements: Etablissement[] = []
  for (const site of sites) {
    for (const [genre, parSite] of nombres) {
      const nombre = parSite[site.rang] ?? 0
      if (nombre === 0) continue
      const ebauches =
        genre === 'ecole_publique'
          ? ecolesPubliques(site, nombre, maternelles[site.rang] ?? 0)
          : autresEtablissements(site, genre, nombre)
      for (const ebauche of ebauches)
        etablissements.push(etablissementOf(site, genre, ebauche, etablissements.length))
    }
  }
  return etablissements
}

function etablissementOf(site: Site, genre: Genre, ebauche: Ebauche, rang: number): Etablissement {
  const secteur = ebauche.contrat === 'sans_objet' ? 'public' : 'prive'
  const etat = etatOf(rang)
  const { nom, patron } = nomOf(site, ebauche.nature, secteur, ebauche.batiment)
  return {
    rang,
    uai: uaiOfDemonstration(rang),
    site,
    type: TYPE_PAR_GENRE[genre],
    nature: ebauche.nature,
    secteur,
    contrat: ebauche.contrat,
    batiment: ebauche.batiment,
    nom,
    patron,
    lon: null,
    lat: null,
    precision: '',
    adresse: '',
    ouverture: etat === 'A OUVRIR' ? PROCHAINE_RENTREE : ouvertureOf(rang),
    etat,
    eleves: 0,
    elevesElementaire: 0,
    elevesGt: 0,
    ips: 0,
    ipsPro: 0,
    ep: null,
    tete: null,
    circonscription: null,
    mere: null,
  }
}

const TYPE_PAR_GENRE: Record<Genre, TypeEtablissement> = {
  ecole_publique: 'ecole',
  ecole_privee: 'ecole',
  college_public: 'college',
  college_prive: 'college',
  lycee_public: 'lycee',
  lycee_prive: 'lycee',
  erea: 'erea',
}

const epoque = tirage('ouverture/epoque')
const jour = tirage('ouverture/jour')
const devenir = tirage('etat')
/** Next rentrée, seen from the export of the annuaire. */
const PROCHAINE_RENTREE = '2026-09-01'

/** Opening date: nearly half carry the day the national file was started, few are recent. */
function ouvertureOf(rang: number): string {
  const u = epoque(rang)
  if (u < 0.43) return '1965-05-01'
  const annee =
    u < 0.85
      ? 1966 + Math.floor(((u - 0.43) / 0.42) * 34)
      : 2000 + Math.floor(((u - 0.85) / 0.15) ** 1.6 * 26)
  if (jour(rang) < 0.6) return `${annee}-09-01`
  const n = Math.floor(jour(rang) * 10_000)
  return `${annee}-${String(1 + (n % 8)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}`
}

function etatOf(rang: number): Etablissement['etat'] {
  const u = devenir(rang)
  return u < 0.003 ? 'A FERMER' : u > 0.9992 ? 'A OUVRIR' : 'OUVERT'
}

/** A section d’enseignement professionnel lives in the nearest general lycée of its site; without one it is a lycée. */
function attachSections(etablissements: readonly Etablissement[]): void {
  for (const section of etablissements) {
    if (section.nature !== 'sep') continue
    const mere = etablissements
      .slice(Math.max(0, section.rang - 40), section.rang + 40)
      .find(
        ({ site, secteur, nature }) =>
          site === section.site && secteur === section.secteur && HOTES.has(nature),
      )
    if (mere) {
      section.mere = mere
      section.batiment = mere.batiment
      section.patron = mere.patron
      section.nom = `Section d'enseignement professionnel du ${mere.nom.charAt(0).toLowerCase()}${mere.nom.slice(1)}`
    } else {
      section.nature = 'lp'
      section.nom = nomOf(section.site, 'lp', section.secteur, section.batiment).nom
    }
  }
}
const HOTES = new Set(['legt', 'lg', 'lpo'])
