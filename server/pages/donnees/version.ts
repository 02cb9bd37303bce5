import { libelleCampagne } from '../../../data/catalogue/model/campagne.ts'
import { LIBELLES_STATUT, type Statut } from '../../../data/catalogue/model/statut.ts'
import { findIndicateur, getNiveau } from '../../../data/catalogue/registry.ts'
import { compte, nombre, nombreCourt } from '../../../data/mots/nombre.ts'
import { jour, majuscule } from '../../../data/mots/texte.ts'
import { valeurAvecUnite } from '../../../data/mots/valeur.ts'
import type { Enveloppe } from '../../contract/enveloppe.ts'
import type { Changements, Version } from '../../contract/versions.ts'
import { type Html, html } from '../../documentation/html.ts'
import type { PageRendue } from '../coquille.ts'
import { fr } from '../prose.ts'
import { type Contexte, colonneNombre, pageDonnees, tableau } from './cadre-donnees.ts'

type Bilan = Omit<Changements, keyof Enveloppe>

/** What a publication changed from an earlier one: files, schools, territories, numbers. @param bilan `null` when it is no longer kept. */
export function pageVersion(
  version: Version,
  bilan: Bilan | null,
  autres: readonly Version[],
  contexte: Contexte,
): PageRendue {
  const { publication: numero, publiee_le, motif, imports } = version
  return pageDonnees(
    {
      titre: `Publication n° ${numero}`,
      etiquette: version.en_vigueur ? 'Publication en vigueur' : 'Publication antérieure',
      resume:
        `Publiée le ${jour(publiee_le)} : ${motif}. ${imports > 0 ? `${compte(imports, 'fichier lu', 'fichiers lus')}.` : ''}`.trim(),
      chemin: `/donnees/versions/${numero}`,
      parents: [{ nom: 'Publications', chemin: '/donnees/versions' }],
      contenu: bilan ? changements(version, bilan, autres) : NON_CONSERVEE,
    },
    contexte,
  )
}

const NON_CONSERVEE = fr`<section><p class="message">Cette publication n’est plus conservée : ses chiffres ne peuvent plus être relus ni comparés.</p></section>`

function changements(version: Version, bilan: Bilan, autres: readonly Version[]): Html {
  if (bilan.depuis === null) {
    return fr`<section><p class="message">Aucune publication antérieure n’est conservée : il n’y a rien à comparer.</p>${lienApi(version, null)}</section>`
  }
  const choix = autres.filter((autre) => autre.conservee && autre.publication < version.publication)
  return fr`<section><h2>Depuis la publication n° ${bilan.depuis}</h2>${
    choix.length > 1 &&
    html`<p class="note">Comparer à : ${choix.map(({ publication }, rang) => html`${rang > 0 && ', '}<a href="?depuis=${publication}">n° ${publication}</a>`)}.</p>`
  }${sectionSources(bilan)}</section>
<section><h2>Établissements et territoires</h2>${listeChangee('établissements', bilan.etablissements, (code) => `/etablissements/${code}`)}${listeChangee('territoires', bilan.territoires, null)}</section>
<section><h2>Chiffres</h2>${sectionChiffres(bilan)}${lienApi(version, bilan.depuis)}</section>`
}

const lienApi = ({ changements: url }: Version, depuis: number | null): Html | null =>
  url === null
    ? null
    : fr`<p class="note"><a href="${url}${depuis === null ? '' : `?depuis=${depuis}`}">Les mêmes changements, avec tous leurs exemples (API, JSON)</a></p>`

const NATURES = { ajoute: 'ajouté', remplace: 'remplacé', retire: 'retiré' } as const

function sectionSources({ par_source }: Bilan): Html {
  if (par_source.length === 0) return fr`<p class="vide">Les mêmes fichiers ont été lus.</p>`
  const lignes = par_source.map(
    ({ source, titre, campagne, nature, avant, apres, lignes_avant, lignes_apres, meme_fichier }) =>
      html`<tr><th scope="row"><a href="/donnees/sources/${source}">${titre}</a></th><td>${libelleCampagne(campagne)}</td><td>${NATURES[nature]}${meme_fichier && ' (même fichier)'}</td><td class="nombre">${importDit(avant, lignes_avant)}</td><td class="nombre">${importDit(apres, lignes_apres)}</td></tr>`,
  )
  return tableau(
    'Fichiers changés',
    ['Source', 'Campagne', 'Fichier', colonneNombre('Avant'), colonneNombre('Après')],
    lignes,
  )
}

const importDit = (id: number | null, lignes: number | null): Html | string =>
  id === null
    ? '–'
    : html`<a href="/donnees/imports/${id}">n° ${id}</a>${lignes !== null && ` : ${compte(lignes, 'ligne', 'lignes')}`}`

function listeChangee(
  nom: string,
  liste: Bilan['etablissements'],
  adresse: ((code: string) => string) | null,
): Html {
  const { ajoutes, retires, modifies, exemples } = liste
  if (ajoutes + retires + modifies === 0) return fr`<p>Aucun changement parmi les ${nom}.</p>`
  return fr`<p>${majuscule(nom)} : ${compte(ajoutes, 'ajouté', 'ajoutés')}, ${compte(retires, 'retiré', 'retirés')}, ${compte(modifies, 'modifié', 'modifiés')}.</p><details class="sans-valeur"><summary>Exemples</summary><ul class="puces">${exemples.map(({ code, nom: sien, nature }) => html`<li>${adresse && nature !== 'retire' ? html`<a href="${adresse(code)}">${sien}</a>` : sien} (<code>${code}</code>) : ${NATURES_LISTE[nature]}</li>`)}</ul></details>`
}

const NATURES_LISTE = { ajoute: 'ajouté', modifie: 'modifié', retire: 'retiré' } as const

function sectionChiffres({ par_indicateur }: Bilan): Html {
  if (par_indicateur.length === 0) return fr`<p class="vide">Aucun chiffre n’a changé.</p>`
  const lignes = par_indicateur.map(
    ({ indicateur, niveau, ajoutees, retirees, modifiees, inchangees, exemples }) => {
      const fiche = findIndicateur(indicateur)
      const write = (valeur: number | null, statut: string | null): string =>
        valeur === null
          ? (statut && LIBELLES_STATUT[statut as Statut]?.court) || '–'
          : fiche
            ? valeurAvecUnite(valeur, fiche.unite)
            : nombreCourt(valeur)
      return html`<tr><th scope="row"><a href="/donnees/indicateurs/${indicateur}">${fiche?.libelle ?? indicateur}</a></th><td>${getNiveau(niveau).libelle.pluriel}</td><td class="nombre">${nombre(ajoutees)}</td><td class="nombre">${nombre(retirees)}</td><td class="nombre">${nombre(modifiees)}</td><td class="nombre">${nombre(inchangees)}</td><td>${exemples.map(({ code, avant, apres, statut_avant, statut_apres }) => html`<span class="exemple"><code>${code}</code> ${write(avant, statut_avant)} → ${write(apres, statut_apres)}</span> `)}</td></tr>`
    },
  )
  return tableau(
    'Chiffres changés',
    [
      'Indicateur',
      'Par',
      colonneNombre('Nouveaux'),
      colonneNombre('Disparus'),
      colonneNombre('Modifiés'),
      colonneNombre('Inchangés'),
      'Plus gros écarts',
    ],
    lignes,
  )
}

/** Publications, newest first. */
export const tableVersions = (versions: readonly Version[]): Html =>
  tableau(
    'Publications',
    ['Publication', 'Date', 'Pourquoi', colonneNombre('Fichiers lus'), 'État'],
    versions.map(
      ({ publication, publiee_le, motif, imports, en_vigueur, conservee }) =>
        html`<tr><th scope="row"><a href="/donnees/versions/${publication}">n° ${publication}</a></th><td>${jour(publiee_le)}</td><td>${motif}</td><td class="nombre">${conservee ? nombre(imports) : ''}</td><td>${en_vigueur ? html`<span class="etat etat-a_jour">en vigueur</span>` : conservee ? 'conservée' : html`<span class="note">retirée</span>`}</td></tr>`,
    ),
  )

/** Every publication. */
export const pageVersions = (versions: readonly Version[], contexte: Contexte): PageRendue =>
  pageDonnees(
    {
      titre: 'Publications',
      resume:
        'Chaque publication est un état complet des données, qui ne change plus. Les dernières sont conservées : on peut les relire, les citer et les comparer.',
      chemin: '/donnees/versions',
      parents: [],
      contenu: fr`<section>${versions.length === 0 ? fr`<p class="vide">Rien n’a encore été publié.</p>` : tableVersions(versions)}<p class="note">Ajouter <code>?publication=12</code> à une adresse de l’API relit cette publication. <a href="/api/v1/versions">La liste (API, JSON)</a></p></section>`,
    },
    contexte,
  )
