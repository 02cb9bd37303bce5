import { CORRECTIONS, NIVEAUX_DECLARES, PROGRAMMES } from '../../../data/catalogue/index.generated.ts'
import { COMPOSANTES, LIBELLES_COMPOSANTE } from '../../../data/catalogue/model/composante.ts'
import { LIBELLES_TYPE } from '../../../data/catalogue/model/etablissement.ts'
import { type Indicateur, sourcesOfIndicateur } from '../../../data/catalogue/model/indicateur.ts'
import { periodeOfProgramme } from '../../../data/catalogue/model/programme.ts'
import { LIBELLES_STATUT, STATUTS } from '../../../data/catalogue/model/statut.ts'
import { letterOfUai } from '../../../data/catalogue/model/uai.ts'
import { getNiveau, INDICATEURS, nameSource } from '../../../data/catalogue/registry.ts'
import { GRAINS } from '../../../data/mots/indicateur.ts'
import { compte, nombre, part } from '../../../data/mots/nombre.ts'
import { SENS_STATUT } from '../../../data/mots/statuts.ts'
import { jour, majuscule } from '../../../data/mots/texte.ts'
import { type Html, html } from '../../documentation/html.ts'
import { colonneNombre, tableau } from '../donnees/cadre-donnees.ts'
import { fr } from '../prose.ts'

/** What is known of a value: the statuses. */
export const sectionStatuts = (): Html =>
  fr`<section id="statuts"><h2>Ce que l’on sait d’une valeur</h2><p>L’unité de vérité est une observation : un établissement, un indicateur, une campagne, et une valeur <strong>ou</strong> la raison de son absence. Chacune garde son fichier et sa ligne. Une réponse manquante n’est ni un zéro ni une ligne effacée.</p>${tableau(
    'Statuts',
    ['Statut', 'À l’écran', 'Ce que cela veut dire', 'Dans l’API'],
    STATUTS.map(
      (statut) =>
        html`<tr><th scope="row">${LIBELLES_STATUT[statut].long}</th><td>${LIBELLES_STATUT[statut].court || 'la valeur'}</td><td>${SENS_STATUT[statut]}</td><td><code>${statut}</code></td></tr>`,
    ),
  )}</section>`

/** Indicators grouped by a number that they declare, from the most common. */
function groupes(valeurOf: (indicateur: Indicateur) => number): [number, Indicateur[]][] {
  const parValeur = new Map<number, Indicateur[]>()
  for (const indicateur of INDICATEURS) {
    const valeur = valeurOf(indicateur)
    parValeur.set(valeur, [...(parValeur.get(valeur) ?? []), indicateur])
  }
  return [...parValeur].sort(([, a], [, b]) => b.length - a.length)
}

/** Under which response rate a value is fragile, under which count it is secret. */
export function sectionSeuils(): Html {
  const dits = (liste: readonly Indicateur[]): Html | string =>
    liste.length > 6
      ? compte(liste.length, 'indicateur', 'indicateurs')
      : html`${liste.map(({ id, libelle }, rang) => html`${rang > 0 && ', '}<a href="/donnees/indicateurs/${id}">${libelle}</a>`)}`
  const couvertures = groupes(({ couvertureMin }) => couvertureMin)
  const secrets = groupes(({ repondantsMin }) => repondantsMin)
  return fr`<section id="seuils"><h2>Couverture, fragilité, secret</h2><p>La couverture est le nombre de réponses divisé par le nombre d’établissements attendus : ceux qui étaient ouverts et que la question concerne. Sous le seuil de l’indicateur, la valeur est montrée avec un avertissement, et le territoire n’est pas classé.</p><ul class="puces">${couvertures.map(([seuil, liste]) => fr`<li>Seuil de ${part(seuil)} : ${dits(liste)}.</li>`)}</ul><p>Le secret statistique ne vaut que là où la valeur de chaque établissement n’est pas déjà publique :</p><ul class="puces">${secrets.map(([minimum, liste]) => fr`<li>${minimum === 1 ? 'Pas de secret, les valeurs par établissement étant ouvertes' : `Secret sous ${nombre(minimum)} réponses`} : ${dits(liste)}.</li>`)}</ul></section>`
}

/** Territory levels, what they contain, who answers for what. @param effectifs territories of each level in the publication. */
export const sectionNiveaux = (effectifs: Partial<Record<string, number>>): Html =>
  fr`<section id="niveaux"><h2>Niveaux de territoire</h2><p>La somme d’un niveau égale celle des niveaux qu’il contient. Paris, Lyon et Marseille sont chacune une seule commune ; leurs arrondissements restent accessibles. Une page s’ouvre sur les établissements dont l’autorité du territoire a la charge.</p>${tableau(
    'Niveaux',
    ['Niveau', 'Comparé à', 'A la charge des', colonneNombre('Territoires publiés')],
    NIVEAUX_DECLARES.toSorted((a, b) => a.rang - b.rang).map(
      ({ id, libelle, parents, competence }) =>
        html`<tr><th scope="row">${majuscule(libelle.singulier)}</th><td>${parents.map((parent) => getNiveau(parent).libelle.singulier).join(', ')}</td><td>${competence ? LIBELLES_TYPE[competence].pluriel : ''}</td><td class="nombre">${nombre(effectifs[id] ?? 0)}</td></tr>`,
    ),
  )}</section>`

/** Seven digits of the demonstration, to work the letter out on. */
const CHIFFRES = '9000001'

/** Codes are text; how a UAI is checked. */
export const sectionCodes = (): Html =>
  fr`<section id="codes"><h2>Codes</h2><ul class="puces"><li>Un code est du texte : <code>01</code> n’est pas 1, <code>2A</code> et <code>2B</code> sont des départements. Les formes à trois caractères du ministère (<code>035</code>, <code>02A</code>) sont ramenées au code officiel.</li><li>Un code de commune qui n’existe plus est rattaché à la commune qui l’a repris, selon l’historique officiel. Ce qui ne peut pas l’être est une ligne rejetée avec son motif, jamais une supposition.</li><li>Un UAI est fait de sept chiffres et d’une lettre de contrôle, celle que donne le reste de la division des chiffres par 23 parmi <code>ABCDEFGHJKLMNPRSTUVWXYZ</code>. Exemple : ${nombre(Number(CHIFFRES))} = 23 × ${nombre(Math.floor(Number(CHIFFRES) / 23))} + ${Number(CHIFFRES) % 23}, d’où la lettre ${letterOfUai(CHIFFRES)} : <code>${CHIFFRES}${letterOfUai(CHIFFRES)}</code>. Une lettre fausse fait rejeter la ligne.</li></ul></section>`

/** Declared corrections, each with its reason and whom it was told to. */
export const sectionCorrections = (): Html =>
  fr`<section id="corrections"><h2>Valeurs suspectes et corrections</h2><p>Une réponse hors de ce qui est plausible, ou changée d’un facteur dix d’une campagne à l’autre, est signalée, jamais réécrite (<a href="/api/v1/qualite/anomalies">liste des réponses suspectes</a>). Une erreur certaine d’un fichier peut être corrigée par une déclaration, qui cesse de s’appliquer d’elle-même dès que le producteur a corrigé son fichier :</p>${tableau(
    'Corrections déclarées',
    ['Ce qui est corrigé', 'La source dit', 'Retenu', 'Pourquoi', 'Depuis'],
    CORRECTIONS.map(
      ({ source, cle, champ, valeur_source, valeur, motif, depuis }) =>
        html`<tr><th scope="row"><a href="/donnees/sources/${source}">${nameSource(source)}</a>, <code>${cle.valeur}</code>, champ <code>${champ}</code></th><td>${String(valeur_source ?? 'rien')}</td><td>${String(valeur ?? 'rien')}</td><td>${motif}</td><td>${jour(depuis)}</td></tr>`,
    ),
  )}</section>`

/** Every indicator, with what decides how it may be read. */
export const sectionIndicateurs = (): Html =>
  fr`<section id="indicateurs"><h2>${compte(INDICATEURS.length, 'indicateur', 'indicateurs')}</h2>${COMPOSANTES.map(
    (composante) => {
      const siens = INDICATEURS.filter((indicateur) => indicateur.composante === composante)
      return html`<h3>${LIBELLES_COMPOSANTE[composante]}</h3>${tableau(
        `Indicateurs : ${LIBELLES_COMPOSANTE[composante]}`,
        ['Indicateur', 'Mesure', 'Une réponse décrit', colonneNombre('Couverture minimale'), 'Sources'],
        siens.map(ligneIndicateur),
      )}`
    },
  )}</section>`

const MESURES = {
  part: 'part',
  ratio: 'rapport',
  repartition: 'répartition',
  mediane: 'médiane',
  somme: 'somme',
} as const

const ligneIndicateur = (indicateur: Indicateur): Html =>
  html`<tr><th scope="row"><a href="/donnees/indicateurs/${indicateur.id}">${indicateur.libelle}</a></th><td><a href="#mesure-${indicateur.mesure.genre}">${MESURES[indicateur.mesure.genre]}</a></td><td>${GRAINS[indicateur.grain]}</td><td class="nombre">${part(indicateur.couvertureMin)}</td><td>${sourcesOfIndicateur(indicateur).map((source, rang) => html`${rang > 0 && ', '}<a href="/donnees/sources/${source}">${nameSource(source)}</a>`)}</td></tr>`

/** Programmes, calls for projects, labels: what says that they exist, and when. */
export const sectionProgrammes = (): Html =>
  fr`<section id="programmes"><h2>Programmes et expérimentations</h2><p>Seuls sont décrits les faits qu’un document public établit ; ce qui n’est pas publié est dit tel.</p>${tableau(
    'Programmes',
    ['Programme', 'Opérateur', 'Période', 'Périmètre', 'Document'],
    PROGRAMMES.map(
      (programme) =>
        html`<tr><th scope="row">${programme.libelle}</th><td>${programme.operateur}</td><td>${periodeOfProgramme(programme)}</td><td>${programme.perimetre}</td><td>${programme.document.url ? html`<a href="${programme.document.url}" rel="noreferrer">${programme.document.titre}</a>` : html`${programme.document.titre} <span class="note">(adresse non retrouvée)</span>`}</td></tr>`,
    ),
  )}</section>`
