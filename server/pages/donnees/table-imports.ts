import { libelleCampagne } from '../../../data/catalogue/model/campagne.ts'
import { nombre } from '../../../data/mots/nombre.ts'
import { jour } from '../../../data/mots/texte.ts'
import type { ImportFiche } from '../../contract/imports.ts'
import { type Html, html } from '../../documentation/html.ts'
import { colonneNombre, tableau } from './cadre-donnees.ts'
import { pastilleImport } from './etat.ts'

/** Files that were read, newest first, with what became of their lines. @param nom what the table is, for those who hear it. */
export const tableImports = (imports: readonly ImportFiche[], nom: string, avecSource = false): Html =>
  tableau(
    nom,
    [
      'Import',
      ...(avecSource ? ['Source'] : []),
      'Campagnes',
      'Date',
      colonneNombre('Lues'),
      colonneNombre('Chargées'),
      colonneNombre('Ignorées'),
      colonneNombre('Rejetées'),
      'État',
    ],
    imports.map(
      (lu) =>
        html`<tr><th scope="row"><a href="/donnees/imports/${lu.id}">n° ${lu.id}</a> <span class="note">${lu.fichier}</span></th>${avecSource && html`<td><a href="/donnees/sources/${lu.source}">${lu.titre}</a></td>`}<td>${lu.campagnes.map(libelleCampagne).join(', ')}</td><td>${jour(lu.fin ?? lu.debut)}</td><td class="nombre">${nombre(lu.lues)}</td><td class="nombre">${nombre(lu.chargees)}</td><td class="nombre">${nombre(lu.ignorees)}</td><td class="nombre">${lu.rejetees > 0 ? html`<strong>${nombre(lu.rejetees)}</strong>` : '0'}</td><td>${pastilleImport(lu)}${lu.publie && html` <span class="note">publié</span>`}</td></tr>`,
    ),
  )
