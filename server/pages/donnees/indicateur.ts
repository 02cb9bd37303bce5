import { libelleCampagne } from '../../../data/catalogue/model/campagne.ts'
import { LIBELLES_COMPOSANTE } from '../../../data/catalogue/model/composante.ts'
import { LIBELLES_TYPE } from '../../../data/catalogue/model/etablissement.ts'
import type { Indicateur } from '../../../data/catalogue/model/indicateur.ts'
import { LICENCES } from '../../../data/catalogue/model/source.ts'
import { findSource, getNiveau } from '../../../data/catalogue/registry.ts'
import { formuleEnMots } from '../../../data/mots/formule.ts'
import { ditUnite, GRAINS, POLARITES } from '../../../data/mots/indicateur.ts'
import { nombre, part } from '../../../data/mots/nombre.ts'
import { phrasesOf } from '../../../data/mots/phrases.ts'
import { collecteOf } from '../../../data/mots/reponses.ts'
import { majuscule } from '../../../data/mots/texte.ts'
import { valeurOuStatut } from '../../../data/mots/valeur.ts'
import type { IndicateurPublie } from '../../contract/indicateurs.ts'
import type { Valeur } from '../../contract/synthese.ts'
import { type Html, html } from '../../documentation/html.ts'
import type { Fond } from '../carte-departements.ts'
import type { PageRendue } from '../coquille.ts'
import { fr } from '../prose.ts'
import { type Contexte, liste, pageDonnees, tableau } from './cadre-donnees.ts'
import { type Connu, couvertureDepartements } from './couverture.ts'
import { datasetIndicateur } from './faits.ts'

export interface DonneesIndicateur {
  indicateur: IndicateurPublie
  declaration: Indicateur
  campagne: string | null
  /** The country's number; `null` when none is published. */
  france: Omit<Valeur, 'parent'> | null
  couverture: readonly Connu[]
  fond: Fond | null
}

/** An indicator: what it means, how it is made, who answered and where, how to take it away. */
export function pageIndicateur(donnees: DonneesIndicateur, contexte: Contexte): PageRendue {
  const { indicateur } = donnees
  const { id, libelle, composante, definition } = indicateur
  return pageDonnees(
    {
      titre: libelle,
      etiquette: `Indicateur · ${LIBELLES_COMPOSANTE[composante]}`,
      resume: definition,
      chemin: `/donnees/indicateurs/${id}`,
      parents: [],
      faits: [
        datasetIndicateur(
          indicateur,
          LICENCES['licence-ouverte-2.0'].url,
          distributionsOf(donnees),
          contexte,
        ),
      ],
      contenu: html`${sectionFrance(donnees)}${sectionCouverture(donnees)}${sectionCalcul(donnees)}${sectionFichiers(donnees)}`,
    },
    contexte,
  )
}

function sectionFrance({ indicateur, campagne, france }: DonneesIndicateur): Html {
  if (campagne === null) {
    return fr`<section><h2>En France</h2><p class="vide">Aucune donnée de cet indicateur n’est encore publiée dans cette instance.</p></section>`
  }
  const { mesure } = indicateur
  const classes = mesure.genre === 'repartition' ? mesure.classes : []
  return fr`<section><h2>En France</h2>${
    france
      ? html`<p class="chiffre"><strong>${valeurOuStatut(france.valeur, france.statut, france.unite)}</strong> <span class="note">${majuscule(libelleCampagne(campagne))}</span></p>${phrasesOf(france, collecteOf(indicateur, 'tous'), classes).map((phrase) => html`<p>${phrase}</p>`)}`
      : fr`<p>Aucune valeur n’est publiée pour le pays entier : le producteur donne celle de chaque académie.</p>`
  }<p><a href="/?indicateur=${indicateur.id}">Voir sur la carte</a></p></section>`
}

function sectionCouverture({ indicateur, campagne, couverture, fond }: DonneesIndicateur): Html | null {
  if (campagne === null || couverture.length === 0) return null
  const autres = indicateur.campagnes.filter((autre) => autre !== campagne)
  return fr`<section><h2>Où des réponses sont connues</h2><p>Part des unités concernées dont la réponse est connue, ${libelleCampagne(campagne)}. Sous ${part(indicateur.couverture_min)}, la valeur d’un territoire est montrée mais n’est pas classée.</p>${
    autres.length > 0 &&
    html`<p class="note">Autres campagnes : ${autres.map((autre, rang) => html`${rang > 0 && ', '}<a href="/donnees/indicateurs/${indicateur.id}?campagne=${autre}">${libelleCampagne(autre)}</a>`)}.</p>`
  }${couvertureDepartements(fond, couverture, 'Réponses connues')}</section>`
}

function sectionCalcul({ indicateur, declaration }: DonneesIndicateur): Html {
  const { precautions, population, campagnes, sources } = indicateur
  const lues = sources.flatMap((source) => findSource(source) ?? [])
  return fr`<section><h2>Comment il est calculé</h2><p>${formuleEnMots(indicateur.mesure)}</p>${precautions.map((precaution) => html`<p class="note note-precaution">${precaution}</p>`)}${liste(
    [
      ['Une réponse décrit', GRAINS[indicateur.grain]],
      ['Établissements concernés', population.map((type) => LIBELLES_TYPE[type].pluriel).join(', ')],
      ['Unité', ditUnite(indicateur.unite)],
      ['Sens', POLARITES[indicateur.polarite]],
      ['Couverture minimale pour être classé', part(indicateur.couverture_min)],
      [
        'Secret',
        declaration.repondantsMin > 1 &&
          `un total de moins de ${nombre(declaration.repondantsMin)} réponses n’est pas publié`,
      ],
      ['Campagnes', campagnes.map(libelleCampagne).join(', ')],
      [
        'Ruptures',
        declaration.ruptures.length > 0 &&
          html`${declaration.ruptures.map(({ campagne, motif }) => html`<p>${majuscule(libelleCampagne(campagne))} : ${motif}</p>`)}`,
      ],
      [
        'Sources',
        html`<ul>${lues.map(({ id, titre, producteur }) => html`<li><a href="/donnees/sources/${id}">${titre}</a>, ${producteur}</li>`)}</ul>`,
      ],
      ['Identifiant', html`<code>${indicateur.id}</code>`],
    ],
  )}<p class="note"><a href="/methode">La méthode de l’observatoire</a></p></section>`
}

/** The series of a level, as files. */
const serie = ({ indicateur, campagne }: DonneesIndicateur, niveau: string, format: string): string =>
  `/api/v1/indicateurs/${indicateur.id}/valeurs${format}?niveau=${niveau}&campagne=${campagne}`

function distributionsOf(donnees: DonneesIndicateur) {
  if (donnees.campagne === null) return []
  return donnees.indicateur.niveaux.flatMap((niveau) => [
    { nom: `Par ${nomNiveau(niveau)}, CSV`, chemin: serie(donnees, niveau, '.csv'), type: 'text/csv' },
    { nom: `Par ${nomNiveau(niveau)}, JSON`, chemin: serie(donnees, niveau, ''), type: 'application/json' },
  ])
}

const nomNiveau = (niveau: IndicateurPublie['niveaux'][number]): string =>
  niveau === 'etablissement' ? 'établissement' : getNiveau(niveau).libelle.singulier

const FICHIERS = [
  ['.csv', 'CSV'],
  ['.xlsx', 'Excel'],
  ['.ods', 'OpenDocument'],
  ['.parquet', 'Parquet'],
  ['', 'JSON'],
] as const

function sectionFichiers(donnees: DonneesIndicateur): Html | null {
  const { indicateur, campagne } = donnees
  if (campagne === null) return null
  const lignes = indicateur.niveaux.map(
    (niveau) =>
      html`<tr><th scope="row">${majuscule(nomNiveau(niveau))}</th><td>${FICHIERS.map(([format, nom]) => html`<a href="${serie(donnees, niveau, format)}">${nom}</a> `)}</td><td><a href="${serie(donnees, niveau, '.csv-metadata.json')}">CSVW</a></td></tr>`,
  )
  return fr`<section><h2>Télécharger</h2><p>Toutes les valeurs, ${libelleCampagne(campagne)} : une ligne par territoire ou par établissement, avec son statut et sa couverture. Le dictionnaire (CSV on the Web) décrit chaque colonne.</p>${tableau('Fichiers de l’indicateur', ['Par', 'Fichiers', 'Dictionnaire'], lignes)}</section>`
}
