import { libelleCampagne } from '../../../data/catalogue/model/campagne.ts'
import { compte, nombre, part } from '../../../data/mots/nombre.ts'
import { taille } from '../../../data/mots/taille.ts'
import { jour, majuscule } from '../../../data/mots/texte.ts'
import type { Enveloppe } from '../../contract/enveloppe.ts'
import type { ImportDetail, ImportFiche, MotifImport, Rejet } from '../../contract/imports.ts'
import { type Html, html } from '../../documentation/html.ts'
import type { PageRendue } from '../coquille.ts'
import { fr } from '../prose.ts'
import { type Contexte, colonneNombre, liste, pageDonnees, tableau } from './cadre-donnees.ts'
import { pastilleImport } from './etat.ts'
import { barres } from './jauge.ts'
import { tableImports } from './table-imports.ts'

export interface DonneesImport {
  lu: Omit<ImportDetail, keyof Enveloppe>
  rejets: readonly Rejet[]
  /** Rejected lines that answer the filter, all pages together. */
  total: number
  /** Reason to which the list is narrowed. */
  code: string | null
}

/** The report of an import: what became of each line, and the lines that were refused. */
export function pageImport(donnees: DonneesImport, contexte: Contexte): PageRendue {
  const { lu } = donnees
  return pageDonnees(
    {
      titre: `Import n° ${lu.id}`,
      etiquette: `${lu.titre} · ${lu.producteur}`,
      resume: resumeOf(lu),
      chemin: `/donnees/imports/${lu.id}`,
      parents: [{ nom: lu.titre, chemin: `/donnees/sources/${lu.source}` }],
      contenu: html`${sectionBilan(lu)}${sectionMotifs(donnees)}${sectionRejets(donnees)}${sectionFichier(lu)}`,
    },
    contexte,
  )
}

function resumeOf({ statut, lues, chargees, rejetees, fichier, message }: DonneesImport['lu']): string {
  const debut = `Fichier ${fichier}, ${compte(lues, 'ligne lue', 'lignes lues')}`
  if (statut === 'refuse' || statut === 'echoue')
    return `${debut}. Rien n’en est publié. ${message ?? ''}`.trim()
  return `${debut}, ${compte(chargees, 'chargée', 'chargées')}, ${compte(rejetees, 'rejetée', 'rejetées')}.`
}

function sectionBilan(lu: DonneesImport['lu']): Html {
  const { lues, chargees, ignorees, rejetees } = lu
  const total = Math.max(1, lues)
  return fr`<section><h2>Ce que sont devenues les lignes</h2><p>${pastilleImport(lu)} ${lu.message}</p>
<dl class="reperes"><div><dt>Lues</dt><dd>${nombre(lues)}</dd></div><div><dt>Chargées</dt><dd>${nombre(chargees)}</dd></div><div><dt>Ignorées à dessein</dt><dd>${nombre(ignorees)}</dd></div><div><dt>Rejetées</dt><dd>${nombre(rejetees)}${rejetees > 0 && html` <span class="note">(${part(rejetees / total)})</span>`}</dd></div></dl>
${barres([
  { part: chargees / total, classe: 'jauge-part' },
  { part: ignorees / total, classe: 'jauge-ignoree' },
  { part: rejetees / total, classe: 'jauge-rejet' },
])}<p class="note">Une ligne ignorée est hors du champ de l’observatoire, et écartée par son nom ; une ligne rejetée est incorrecte, et gardée avec son motif.</p></section>`
}

const NATURES: Record<MotifImport['nature'], string> = {
  ignore: 'ignorées',
  rejet: 'rejetées',
  avertissement: 'signalées',
}

function sectionMotifs({ lu }: DonneesImport): Html | null {
  if (lu.motifs.length === 0) return null
  const lignes = lu.motifs.map(
    ({ nature, code, motif, nombre: n, premiere_ligne }) =>
      html`<tr><th scope="row">${majuscule(NATURES[nature])}</th><td>${motif}</td><td>${nature === 'rejet' ? html`<a href="/donnees/imports/${lu.id}?code=${code}#rejets"><code>${code}</code></a>` : html`<code>${code}</code>`}</td><td class="nombre">${nombre(n)}</td><td class="nombre">${premiere_ligne === null ? '' : nombre(premiere_ligne)}</td></tr>`,
  )
  return fr`<section><h2>Motifs</h2>${tableau('Lignes par motif', ['Lignes', 'Motif', 'Code', colonneNombre('Nombre'), colonneNombre('Première ligne')], lignes)}</section>`
}

const FORMATS = [
  ['.csv', 'CSV'],
  ['.xlsx', 'Excel'],
  ['.ods', 'OpenDocument'],
  ['', 'JSON'],
] as const

function sectionRejets({ lu, rejets, total, code }: DonneesImport): Html {
  if (lu.rejetees === 0 && rejets.length === 0) {
    return fr`<section id="rejets"><h2>Lignes rejetées</h2><p class="vide">Aucune ligne n’a été rejetée.</p></section>`
  }
  const filtre = code ? `?code=${code}` : ''
  const adresse = (format: string) => `/api/v1/imports/${lu.id}/rejets${format}${filtre}`
  const lignes = rejets.map(
    ({ ligne, colonne, valeur, motif, contenu }) =>
      html`<tr><th scope="row" class="nombre">${nombre(ligne)}</th><td>${colonne}</td><td>${valeur}</td><td>${motif}</td><td class="contenu-recu"><code>${contenu}</code></td></tr>`,
  )
  return fr`<section id="rejets"><h2>${compte(total, 'ligne rejetée', 'lignes rejetées')}</h2>
<p>Chaque ligne est montrée telle qu’elle a été reçue, pour que son producteur puisse la corriger.${code && fr` Seulement celles de motif <code>${code}</code> : <a href="/donnees/imports/${lu.id}#rejets">les montrer toutes</a>.`}</p>
<p class="telechargements"><span>Toutes ces lignes :</span> ${FORMATS.map(([format, nom]) => html`<a href="${adresse(format)}">${nom}</a>`)}</p>
${lignes.length > 0 ? tableau('Lignes rejetées', [colonneNombre('Ligne'), 'Colonne', 'Valeur lue', 'Motif', 'Ligne reçue'], lignes) : fr`<p class="vide">Aucune ligne ne porte ce motif.</p>`}${total > rejets.length && fr`<p class="note">Les ${nombre(rejets.length)} premières sont montrées ici ; les fichiers les donnent toutes.</p>`}</section>`
}

function sectionFichier(lu: DonneesImport['lu']): Html {
  const duree = Object.values(lu.durees).reduce((total, ms) => total + ms, 0)
  return fr`<section><h2>Le fichier</h2>${liste([
    ['Nom', html`<code>${lu.fichier}</code>`],
    ['Source', html`<a href="/donnees/sources/${lu.source}">${lu.titre}</a>`],
    ['Taille', taille(lu.octets)],
    ['SHA-256', html`<code>${lu.sha256}</code>`],
    [
      'Encodage et séparateur',
      [lu.encodage, lu.separateur && `« ${lu.separateur} »`].filter(Boolean).join(', '),
    ],
    ['Forme d’en-tête', lu.generation && html`<code>${lu.generation}</code>`],
    ['Campagnes', lu.campagnes.map(libelleCampagne).join(', ')],
    ['Importé le', jour(lu.fin ?? lu.debut)],
    ['Durée', duree > 0 && `${nombre(duree / 1000, 1)} s`],
    [
      'Publications qui l’emploient',
      lu.publications.length > 0 &&
        html`${lu.publications.map((id, rang) => html`${rang > 0 && ', '}<a href="/donnees/versions/${id}">n° ${id}</a>`)}`,
    ],
    ['Pour un programme', html`<a href="/api/v1/imports/${lu.id}">le même rapport (API, JSON)</a>`],
  ])}</section>`
}

/** Every file that was read, newest first. @param suite address of the older ones. */
export const pageImports = (
  imports: readonly ImportFiche[],
  total: number,
  suite: string | null,
  contexte: Contexte,
): PageRendue =>
  pageDonnees(
    {
      titre: 'Imports',
      resume: `${compte(total, 'fichier lu', 'fichiers lus')} par l’observatoire : acceptés, refusés ou illisibles, du plus récent au plus ancien.`,
      chemin: '/donnees/imports',
      parents: [],
      contenu: fr`<section>${imports.length === 0 ? fr`<p class="vide">Aucun fichier n’a encore été lu.</p>` : tableImports(imports, 'Imports', true)}${suite && html`<p><a class="bouton" href="${suite}">Imports plus anciens</a></p>`}<p class="telechargements"><span>Toute la liste :</span> <a href="/api/v1/imports.csv">CSV</a> <a href="/api/v1/imports.xlsx">Excel</a> <a href="/api/v1/imports">JSON</a></p></section>`,
    },
    contexte,
  )
