import { libelleCampagne } from '../../../data/catalogue/model/campagne.ts'
import {
  ditAuteur,
  ditCouvertureLocale,
  ecrireLocale,
  ecrireNationale,
  NOTE_LOCALES,
} from '../../../data/mots/donnees-locales.ts'
import type { CouvertureLocale, DonneesLocalesEcole } from '../../../server/contract/jeu-local.ts'
import { enFichier, pageTerritoire } from '../../api/adresses-fiches.ts'

/** Line of the table of contents of a page that shows local data. */
export const SECTION_LOCALES = ['donnees-locales', 'Données locales'] as const

const Auteur = ({ jeu }: { jeu: DonneesLocalesEcole | CouvertureLocale }) => (
  <p class="note">
    <a href={pageTerritoire(jeu.auteur)}>{ditAuteur(jeu)}</a>
  </p>
)

/** What pilot territories publish of a school, apart from national values, each under its author. */
export function LocalesEcole({ jeux }: { jeux: readonly DonneesLocalesEcole[] }) {
  if (jeux.length === 0) return null
  return (
    <section id={SECTION_LOCALES[0]} aria-labelledby="titre-locales">
      <h2 id="titre-locales">{SECTION_LOCALES[1]}</h2>
      <p>{NOTE_LOCALES}</p>
      {jeux.map((jeu) => (
        <div class="donnees-locales" key={`${jeu.depot} ${jeu.campagne} ${jeu.programme}`}>
          <h3>{titreOf(jeu)}</h3>
          <Auteur jeu={jeu} />
          <div class="defile">
            <table class="table-simple">
              <thead>
                <tr>
                  <th scope="col">Champ</th>
                  <th scope="col">Valeur locale</th>
                  <th scope="col">Source nationale</th>
                </tr>
              </thead>
              <tbody>
                {jeu.valeurs.map(({ champ, libelle, valeur, statut, nationale }) => (
                  <tr key={champ}>
                    <th scope="row">{libelle}</th>
                    <td class="depot-valeur">{ecrireLocale(valeur, statut)}</td>
                    <td class="depot-valeur">{ecrireNationale(nationale)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </div>
      ))}
    </section>
  )
}

const titreOf = ({ titre, programme, campagne }: DonneesLocalesEcole): string =>
  [
    programme ? `${titre} : ${programme}` : titre,
    ...(campagne === 'referentiel' ? [] : [libelleCampagne(campagne)]),
  ].join(', ')

/** What pilot territories publish of a territory, and how much of it they describe. */
export function LocalesTerritoire({ jeux }: { jeux: readonly CouvertureLocale[] }) {
  if (jeux.length === 0) return null
  return (
    <section id={SECTION_LOCALES[0]} aria-labelledby="titre-locales">
      <h2 id="titre-locales">{SECTION_LOCALES[1]}</h2>
      <p>{NOTE_LOCALES}</p>
      {jeux.map((jeu) => (
        <div class="donnees-locales" key={jeu.depot}>
          <h3>{jeu.titre}</h3>
          <p>{ditCouvertureLocale(jeu)}.</p>
          <Auteur jeu={jeu} />
          <p class="telechargements">
            <a href={enFichier(jeu.url, 'csv')}>CSV</a>
            <a href={enFichier(jeu.url, 'xlsx')}>XLSX</a>
            <a href={jeu.url}>API</a>
          </p>
        </div>
      ))}
    </section>
  )
}
