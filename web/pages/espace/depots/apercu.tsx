import type { Statut } from '../../../../data/catalogue/model/statut.ts'
import { writeLocale } from '../../../../data/mots/donnees-locales.ts'
import { compte, nombre } from '../../../../data/mots/nombre.ts'
import { majuscule } from '../../../../data/mots/texte.ts'
import type {
  ApercuDepot,
  CelluleComparee,
  DepotLu,
  LigneComparee,
} from '../../../../server/contract/depots.ts'
import { pageEtablissement, pageTerritoire } from '../../../api/adresses-fiches.ts'
import { Choix } from '../../../components/choix.tsx'
import { Erreur, Squelette } from '../../../components/etats.tsx'
import {
  apercu,
  chooseNature,
  DIT_NATURE,
  NATURES,
  type Nature,
  nature,
  numeroPage,
  pagePrecedente,
  pageSuivante,
} from '../../../state/depots.ts'
import { Carte } from './carte.tsx'

/** What the publication of a file would change: counted, on a map, then line by line. */
export function Apercu({ lu }: { lu: DepotLu }) {
  const { donnees, erreur, phase } = apercu.etat.value
  // Compared with itself, what is published would be told as new.
  const publie = lu.etat === 'publie'
  return (
    <section aria-labelledby="titre-apercu" aria-busy={phase === 'attente'}>
      <h3 id="titre-apercu">{publie ? 'Ce qui est publié' : 'Ce que la publication changerait'}</h3>
      {erreur && <Erreur erreur={erreur} retry={apercu.reload} />}
      {!donnees && !erreur && <Squelette lignes={8} />}
      {donnees && (
        <>
          {!publie && <Comptes comparaison={donnees.comparaison} />}
          <Nationales comparaison={donnees.comparaison} />
          <Carte publie={publie} />
          {!publie && (
            <Choix
              titre="Lignes montrées"
              options={(Object.keys(NATURES) as Nature[]).map((valeur) => ({
                valeur,
                libelle: NATURES[valeur],
              }))}
              valeur={nature.value}
              choose={chooseNature}
            />
          )}
          {donnees.total === 0 ? (
            <p class="vide">Aucune ligne de ce genre.</p>
          ) : (
            <Table apercu={donnees} publie={publie} />
          )}
          <Pages apercu={donnees} />
        </>
      )}
    </section>
  )
}

function Comptes({ comparaison: { avec, lignes, cellules } }: Pick<ApercuDepot, 'comparaison'>) {
  const rangees = [
    ['nouvelles', 'Nouvelles'],
    ['changees', 'Changées'],
    ['identiques', 'Identiques'],
    ['retirees', 'Retirées'],
  ] as const
  return (
    <>
      <p>
        {avec
          ? `Par rapport au dépôt n° ${nombre(avec)}, publié en ce moment :`
          : 'Rien n’est publié en ce moment pour ce territoire et ce schéma.'}
      </p>
      <table class="table-simple depot-comptes">
        <caption class="hors-ecran">Lignes et valeurs, selon ce qu’elles deviennent</caption>
        <thead>
          <tr>
            <td>
              <span class="hors-ecran">Devenir</span>
            </td>
            <th scope="col" class="nombre">
              Lignes
            </th>
            <th scope="col" class="nombre">
              Valeurs
            </th>
          </tr>
        </thead>
        <tbody>
          {rangees.map(([cle, mot]) => (
            <tr key={cle}>
              <th scope="row">{mot}</th>
              <td class="nombre">{nombre(lignes[cle])}</td>
              <td class="nombre">{nombre(cellules[cle])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

const Nationales = ({ comparaison: { nationales } }: Pick<ApercuDepot, 'comparaison'>) => (
  <p class="note">
    À côté de la source nationale : {compte(nationales.identiques, 'valeur identique', 'valeurs identiques')},{' '}
    {compte(nationales.differentes, 'différente', 'différentes')},{' '}
    {compte(nationales.absentes, 'dont elle ne dit rien', 'dont elle ne dit rien')}.
  </p>
)

const Table = ({ apercu: { resultats }, publie }: { apercu: ApercuDepot; publie: boolean }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard
  <section class="defile" tabIndex={0} aria-labelledby="titre-apercu">
    <table class="table-simple depot-apercu">
      <thead>
        <tr>
          <th scope="col">Établissement ou territoire</th>
          <th scope="col">Valeur</th>
          <th scope="col">Ce fichier</th>
          {!publie && <th scope="col">Publié par vous</th>}
          <th scope="col">Source nationale</th>
        </tr>
      </thead>
      {resultats.map((ligne) => (
        <Lignes
          key={`${ligne.niveau} ${ligne.code} ${ligne.campagne} ${ligne.ligne}`}
          ligne={ligne}
          publie={publie}
        />
      ))}
    </table>
  </section>
)

/** A line of the file: what does not change is told in one word. */
function Lignes({ ligne, publie }: { ligne: LigneComparee; publie: boolean }) {
  const tous = ligne.nature === 'nouvelle' || ligne.nature === 'retiree'
  const cellules = ligne.cellules.filter((cellule) => tous || cellule.nature !== 'identique')
  const montrees = cellules.length > 0 ? cellules : ligne.cellules.slice(0, 1)
  const restantes = ligne.cellules.length - cellules.length
  return (
    <tbody>
      {montrees.map((cellule, rang) => (
        <tr key={cellule.champ}>
          {rang === 0 && (
            <th scope="rowgroup" rowSpan={montrees.length}>
              <a
                href={
                  ligne.niveau === 'etablissement' ? pageEtablissement(ligne.code) : pageTerritoire(ligne)
                }
              >
                {ligne.nom}
              </a>
              <span class="note">
                {' '}
                {situate(ligne, publie)}
                {restantes > 0 && ` ; ${compte(restantes, 'valeur identique', 'valeurs identiques')}`}
              </span>
            </th>
          )}
          <td>{cellule.libelle}</td>
          <td class="depot-valeur">{ecrite(cellule)}</td>
          {!publie && (
            <td class="depot-valeur">{cellule.nature === 'nouvelle' ? '—' : writeLocale(cellule.publiee)}</td>
          )}
          <td class="depot-valeur">{cellule.nationale === null ? '—' : writeLocale(cellule.nationale)}</td>
        </tr>
      ))}
    </tbody>
  )
}

/** What becomes of a line, where it stands in the file, which campaign it is about. */
const situate = ({ nature: sienne, ligne, campagne }: LigneComparee, publie: boolean): string =>
  majuscule(
    [
      ...(publie ? [] : [DIT_NATURE[sienne]]),
      ...(ligne === null ? [] : [`ligne ${nombre(ligne)}`]),
      ...(campagne === 'referentiel' ? [] : [campagne]),
    ].join(', '),
  )

const ecrite = ({ nature: sienne, valeur, statut }: CelluleComparee): string =>
  sienne === 'retiree' ? '—' : writeLocale(valeur, (statut ?? 'non_communique') as Statut)

const Pages = ({ apercu: { total, suivant, resultats } }: { apercu: ApercuDepot }) => (
  <nav class="formulaire-actions" aria-label="Pages de l’aperçu">
    <button type="button" class="bouton" disabled={numeroPage.value === 1} onClick={pagePrecedente}>
      Page précédente
    </button>
    <button type="button" class="bouton" disabled={suivant === null} onClick={pageSuivante}>
      Page suivante
    </button>
    <span role="status">
      Page {nombre(numeroPage.value)} : {nombre(resultats.length)} sur {compte(total, 'ligne', 'lignes')}
    </span>
  </nav>
)
