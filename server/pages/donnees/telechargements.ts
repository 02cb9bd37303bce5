import { compte } from '../../../data/mots/nombre.ts'
import { taille } from '../../../data/mots/taille.ts'
import { jour } from '../../../data/mots/texte.ts'
import type { FichierExport } from '../../contract/exports.ts'
import { type Html, html } from '../../documentation/html.ts'
import type { PageRendue } from '../coquille.ts'
import { fr } from '../prose.ts'
import { type Contexte, colonneNombre, pageDonnees, tableau } from './cadre-donnees.ts'

/** The files of one table, one for each format. */
interface Jeu {
  titre: string
  fichiers: FichierExport[]
}

function jeuxOf(fichiers: readonly FichierExport[]): Jeu[] {
  const jeux = new Map<string, Jeu>()
  for (const fichier of fichiers) {
    const jeu = jeux.get(fichier.titre) ?? { titre: fichier.titre, fichiers: [] }
    jeu.fichiers.push(fichier)
    jeux.set(fichier.titre, jeu)
  }
  return [...jeux.values()]
}

/** Complete files of the publication: what they hold, how heavy, and how to check them. */
export function pageTelechargements(fichiers: readonly FichierExport[], contexte: Contexte): PageRendue {
  const { publication, publieeLe } = contexte
  return pageDonnees(
    {
      titre: 'Fichiers complets',
      resume: publieeLe
        ? `Toute la publication n° ${publication} du ${jour(publieeLe)}, en CSV et en Parquet, sans clé ni limite.`
        : 'Rien n’est encore publié dans cette instance : il n’y a pas de fichier à télécharger.',
      chemin: '/donnees/telechargements',
      parents: [],
      contenu: fr`<section>${fichiers.length > 0 && tableFichiers(fichiers)}
<p class="note">CSV : virgule, point décimal, UTF-8 sans marque (RFC 4180). Un fichier « à préparer » est écrit à sa première demande, qui attend un peu ; sa taille et son empreinte sont alors données ici et par <a href="/api/v1/exports">l’API</a>. Une publication reste téléchargeable tant qu’elle est <a href="/donnees/versions">conservée</a>.</p></section>
<section><h2>Pour des listes plus courtes</h2><p>Chaque liste de l’API se prend aussi en CSV, Excel, OpenDocument, GeoJSON, NDJSON ou Parquet : il suffit d’ajouter l’extension à son adresse. Les établissements d’un département, par exemple : <a href="/api/v1/etablissements.csv?territoire=departement:35"><code>/api/v1/etablissements.csv?territoire=departement:35</code></a>. Chaque CSV a son dictionnaire (CSV on the Web), à la même adresse en <code>.csv-metadata.json</code>.</p></section>`,
    },
    contexte,
  )
}

const tableFichiers = (fichiers: readonly FichierExport[]): Html =>
  tableau(
    'Fichiers complets',
    ['Contenu', 'Fichier', colonneNombre('Lignes'), colonneNombre('Taille'), 'SHA-256'],
    jeuxOf(fichiers).flatMap(({ titre, fichiers: siens }) =>
      siens.map(
        (fichier, rang) =>
          html`<tr>${rang === 0 && html`<th scope="rowgroup" rowspan="${siens.length}">${titre}</th>`}<td><a href="${fichier.url}">${fichier.nom}</a></td><td class="nombre">${fichier.lignes === null ? '' : compte(fichier.lignes, 'ligne', 'lignes')}</td><td class="nombre">${fichier.octets === null ? html`<span class="note">à préparer</span>` : taille(fichier.octets)}</td><td>${fichier.sha256 && html`<code class="empreinte-courte" title="${fichier.sha256}">${fichier.sha256.slice(0, 12)}…</code>`}</td></tr>`,
      ),
    ),
  )
